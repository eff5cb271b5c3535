"""Each notebook as an HTML page (nbconvert template `classic`) keeps the rules and describes each picture."""

import re

import pytest
from access import broken_rules
from course_lab import ROOT
from nbconvert import HTMLExporter
from nbformat import NotebookNode, read
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
STOCK = "No description has been provided for this image"
# The page without the code, whose colours are those of nbconvert's highlighter.
PAGE = {"include": ["body"], "exclude": [".input_area"]}
# What else the stylesheet of the template does and a notebook cannot mend: rule and element, with the reason.
TEMPLATE = {
    ("color-contrast", ".prompt"): "numbers of cells: 4.43 to 1",
    ("color-contrast", "caption"): "names of tables: 4.47 to 1",
    ("color-contrast", "tr > td > a"): "links in the grey rows of a table: 4.17 to 1",
    ("target-size", "summary"): "its lines are 20 pixels high; a summary is as wide as the page",
}


@pytest.fixture
def sheet(browser):
    """A page without a network: nothing of the course needs one, and scripts of the template may not wait."""
    window = browser.new_context(viewport={"width": 1280, "height": 720})
    window.route(re.compile("^https?:"), lambda route: route.abort())
    yield window.new_page()
    window.close()


def show(sheet, book: NotebookNode, folder) -> str:
    """Open the exported notebook; returns its HTML."""
    html, _ = HTMLExporter(template_name="classic").from_notebook_node(book)
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    sheet.goto(file.as_uri(), wait_until="domcontentloaded")
    return html


def picture_faults(sheet) -> list[str]:
    """Pictures without words, or with those of another picture."""
    alts = sheet.evaluate("[...document.images].map(one => one.alt)")
    found = [f"a picture says {alt!r}" for alt in alts if not alt.strip() or STOCK in alt]
    return found + [f"two pictures say {alt!r}" for alt in set(alts) if alts.count(alt) > 1]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_exported_notebook_is_open_to_all(sheet, path, tmp_path):
    html = show(sheet, read(path, 4), tmp_path)
    assert STOCK not in html
    assert sheet.evaluate("document.images.length") > 0
    assert picture_faults(sheet) == []
    assert broken_rules(sheet, PAGE, TEMPLATE) == []


DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def picture(alt=None) -> NotebookNode:
    metadata = {"image/png": {"alt": alt}} if alt else {}
    data = {"image/png": DOT, "text/plain": "a dot"}
    return new_code_cell("1", outputs=[new_output("display_data", data, metadata=metadata)])


def test_a_page_that_shuts_people_out_is_noticed(sheet, tmp_path):
    pale = '<p style="color: #bbb">hardly there</p><input type="text"><a href="#x"></a>'
    book = new_notebook(cells=[new_markdown_cell(pale), picture(), picture("A dot."), picture("A dot.")])
    show(sheet, book, tmp_path)
    assert set(picture_faults(sheet)) >= {"two pictures say 'A dot.'"} and len(picture_faults(sheet)) == 2
    rules = {fault.split(":")[0] for fault in broken_rules(sheet, PAGE, TEMPLATE)}
    assert rules >= {"color-contrast", "label", "link-name"}
