"""Drill: sections in reverse order. No notebook calls its sections independent.

So two things are tried. After a whole run, a learner goes back and runs the sections again, last first: each
says what it said. And in a new kernel, after the first cell with the tools, the sections run last first: each
cell says what it says in order, or stops with a NameError that names what is missing. None is wrong in
silence.
"""

import re

import nbformat
import pytest
from notebook_tools import NOTEBOOKS, name_of, read
from replay import Replay


def sections(path) -> list[list[int]]:
    """The places of the code cells under each heading of level 2, and before the first."""
    found, place = [[]], 0
    for cell in read(path).cells:
        if cell.cell_type == "markdown" and re.search(r"^## ", cell.source, re.MULTILINE):
            found.append([])
        if cell.cell_type == "code" and cell.source.strip():
            found[-1].append(place)
            place += 1
    return [section for section in found if section]


def backwards(path, ledger) -> tuple[int, list[str]]:
    """How many sections were run in reverse order, twice, and what was wrong."""
    order, wrong = sections(path), []
    with Replay(path, ledger, pictures=False) as replay:
        said = replay.run_all()
        for place in (one for section in reversed(order) for one in section):
            now = replay.run(place)
            if now.error or now.texts != said[place].texts:
                what = now.error or "says something else"
                wrong.append(f"{path.stem}, code cell {place + 1}, again after a whole run: {what}")
        replay.restart()
        replay.run(0)
        for section in reversed(order):
            for place in section:
                now = replay.run(place)
                if now.error.startswith("NameError"):
                    break
                if now.error or now.texts != said[place].texts:
                    what = now.error or "says something else"
                    wrong.append(f"{path.stem}, code cell {place + 1}, without what comes before: {what}")
    return 2 * len(order), wrong


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_no_section_says_something_else_out_of_order(path, tmp_path, record_property):
    tried, wrong = backwards(path, tmp_path / "ledger.jsonl")
    record_property("drill", ["sections run in reverse order", tried, tried - len(wrong), wrong])
    assert wrong == []


# -- the drill can fail ---------------------------------------------------------------------------------


def notebook(folder, *sections_of_code):
    cells = [nbformat.v4.new_code_cell("tools = 1")]
    for source in sections_of_code:
        cells += [nbformat.v4.new_markdown_cell("## Section"), nbformat.v4.new_code_cell(source)]
    path = folder / "99_small.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (["a = 1\nprint(a)", "b = 2\nprint(a + b)"], []),
        (["a = 1", "print(a)", "a = 2"], ["code cell 3, again after a whole", "code cell 3, without what"]),
        (
            ["print(len(globals().get('seen', [])))", "seen = [1]"],
            ["code cell 2, again after", "code cell 2, without what comes before: says something else"],
        ),
        (
            ["half = {}", "half['a'] = 1", "print(half.pop('a'))"],
            ["code cell 4, again after a whole run: KeyErr"],
        ),
    ],
    ids=["sound", "a name used twice", "a hidden state", "a table used up"],
)
def test_what_goes_wrong_out_of_order_is_seen(tmp_path, code, wanted):
    _, wrong = backwards(notebook(tmp_path, *code), tmp_path / "ledger.jsonl")
    assert len(wrong) == len(wanted)
    assert all(part in one for part, one in zip(wanted, wrong, strict=True)), wrong
