"""Each notebook as an HTML page (nbconvert template `classic`) keeps the rules and describes each picture."""

import re

import pytest
from access import SMALL_LAPTOP, broken_rules, pale
from course_lab import ROOT
from nbconvert import HTMLExporter
from nbformat import NotebookNode, read
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
STOCK = "No description has been provided for this image"
# The page without the code, whose colours are those of nbconvert's highlighter.
WITHOUT_CODE = HTMLExporter(template_name="classic", exclude_input=True)
WORDS = ":is(.rendered_html, .output_subarea) *"
# What the stylesheet of the template does and a notebook cannot mend: rule and element, with the reason.
TEMPLATE = {("target-size", "summary"): "its lines are 20 pixels high; a summary is as wide as the page"}
PALE = {
    "caption": "names of tables: 4.47 to 1",
    "tr > td > a": "links in the grey rows of a table: 4.17 to 1",
}


@pytest.fixture(scope="module")
def sheet(browser):
    """A page without a network: nothing of the course needs one, and scripts of the template may not wait."""
    window = browser.new_context(viewport=SMALL_LAPTOP)
    window.route(re.compile("^https?:"), lambda route: route.abort())
    yield window.new_page()
    window.close()


def show(sheet, book: NotebookNode, folder) -> str:
    """Open the exported notebook; returns its HTML."""
    html, _ = WITHOUT_CODE.from_notebook_node(book)
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
    assert broken_rules(sheet, "body", TEMPLATE) == []
    assert pale(sheet, WORDS, PALE) == []


DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def picture(alt=None) -> NotebookNode:
    metadata = {"image/png": {"alt": alt}} if alt else {}
    data = {"image/png": DOT, "text/plain": "a dot"}
    return new_code_cell("1", outputs=[new_output("display_data", data, metadata=metadata)])


def test_a_page_that_shuts_people_out_is_noticed(sheet, tmp_path):
    shut = (
        '<p style="color: #bbb">hardly there</p><p style="opacity: 0.5">half there</p>'
        '<p style="color: #fff; background: #000"><span>white on black</span></p>'
        '<input type="text"><a href="#x"></a>'
    )
    book = new_notebook(cells=[new_markdown_cell(shut), picture(), picture("A dot."), picture("A dot.")])
    show(sheet, book, tmp_path)
    assert set(picture_faults(sheet)) >= {"two pictures say 'A dot.'"} and len(picture_faults(sheet)) == 2
    rules = {fault.split(":")[0] for fault in broken_rules(sheet, "body", TEMPLATE)}
    assert rules >= {"label", "link-name"}
    faint = pale(sheet, WORDS, PALE)
    assert [words.split("”")[0] for words in faint] == ["“hardly there", "“half there"]
