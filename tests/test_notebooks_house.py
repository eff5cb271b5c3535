"""The house numbers and rules of the notebooks; each rule is shown to reject a notebook that breaks it."""

from pathlib import Path

import house_rules as house
import pytest
from house_rules import RULES, WIDGET_VIEW
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_tools import NOTEBOOKS, name_of, read

FOLDER = NOTEBOOKS[0].parent if NOTEBOOKS else Path()
HERE = FOLDER / "03_trade_and_dependence.ipynb"
COURSE = [FOLDER / "00_start_here.ipynb", HERE]


def test_there_are_notebooks():
    assert {path.stem for path in NOTEBOOKS} >= {"00_start_here", "03_trade_and_dependence"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_the_notebook_keeps_the_rule(path, rule):
    assert rule(path, read(path)) == []


# -- a small notebook that keeps all rules --------------------------------------------------------------

TOP = """# A title

**Notebook 03 · 90 minutes.**

> **Question.** Who needs whom?

## What you will be able to do

- **Read** a table.

## Warm-up (5 min)

<details><summary>1. Why?</summary>So.</details>
<details><summary>2. How?</summary>So.</details>
<details><summary>3. When?</summary>So.</details>

## 1. First picture

We draw it."""
END = """We see that it rises.

## Take-away

1. One.
2. Two.
3. Three.

Practise: [exercise](../exercises/release/03_trade_and_dependence/03_trade_and_dependence.ipynb).

## Glossary

| English | Turkish | Russian | meaning |
|---|---|---|---|
| import | ithalat | импорт | goods bought abroad |

## Sources

Data: see [the catalogue](../data/README.md) and <https://example.org>. ← [00](00_start_here.ipynb)"""
CODE = """# 1 select
qa.data_used("bilateral_trade")
qa.Guess(1), qa.Guess(2)
display(qa.Panel(a), qa.Panel(b), qa.Panel(c), qa.Verdict("C3"))"""


def picture(
    caption="Figure 3.1. Imports of Turkey.", axes="Across: year. Up: tonnes.", source="Source: Comtrade"
):
    text = f"{caption}\nChart: Imports\n{axes}\nLine “a”: 2 points.\n{source}"
    data = {"image/png": "iVBORw0KGgo=", "text/plain": text}
    return new_output("display_data", data, metadata={"image/png": {"alt": caption, "width": 680}})


def small():
    """The notebook; every rule accepts it."""
    stated = new_output("stream", name="stdout", text="“It shrank” holds in 15 of 72 specifications.")
    cells = [
        new_markdown_cell(TOP),
        new_code_cell(CODE, execution_count=1, outputs=[picture()]),
        new_markdown_cell("We count the specifications."),
        new_code_cell("print(count)", execution_count=2, outputs=[stated]),
        new_markdown_cell(END),
    ]
    return new_notebook(cells=cells)


def in_text(cell, old, new=""):
    """Replace words in the Markdown of a cell."""

    def change(book):
        assert old in book.cells[cell].source
        book.cells[cell].source = book.cells[cell].source.replace(old, new)

    return change


def in_code(source):
    """Add a cell of code."""
    return lambda book: book.cells.insert(3, new_code_cell(source, execution_count=0, outputs=[]))


def in_output(**parts):
    """Another picture."""
    return lambda book: book.cells[1].outputs.__setitem__(0, picture(**parts))


def with_output(output):
    return lambda book: book.cells[3].outputs.append(output)


def set_picture(**parts):
    return lambda book: book.cells[1].outputs[0].update(parts)


def other_counts(book):
    book.cells[3].execution_count = 7


def tagged(book):
    book.cells[1].metadata["tags"] = ["nbval-ignore-output"]


def widget_states(book):
    book.metadata["widgets"] = {"state": {}}


def without_before(book):
    book.cells[0].source += "\n\n## Only a heading"


def without_after(book):
    book.cells[2].source = "## Only a heading"


def far_from_text(book):
    for _ in range(4):
        book.cells.insert(1, new_code_cell("1"))


def two_figures_in_a_row(book):
    book.cells.insert(2, new_code_cell("2", outputs=[picture("Figure 3.2. Exports of Turkey.")]))


def no_counts(book):
    book.cells[3].outputs = []


def long_cells(book):
    for cell in (book.cells[1], book.cells[3]):
        cell.source = "\n".join(["x = 1", "", "# a note", "y = 2", "z = 3", "a = 4", "b = 5"])


def many_long_cells(book):
    for _ in range(9):
        book.cells.insert(3, new_code_cell("x = 1"))
    for _ in range(2):
        book.cells.insert(3, new_code_cell("x = 1\n" * 13))


BAD = [
    (house.cells_are_short, long_cells, "median cell has 5.0 lines"),
    (house.cells_are_short, many_long_cells, "A tenth of the cells have 13"),
    (house.cells_are_short, in_code("x = 1\n" * 26), "A cell has 26 lines"),
    (house.cells_are_few, lambda book: book.cells.extend([new_markdown_cell("x")] * 56), "61 cells"),
    (house.code_is_plain, in_code("from ipywidgets import interact"), "interact"),
    (house.code_is_plain, in_code("widgets.interactive_output(f, {})"), "interactive_output"),
    (house.code_is_plain, in_code("button.on_click(work)"), "on_click"),
    (house.code_is_plain, in_code("%matplotlib widget"), "%matplotlib widget"),
    (house.code_is_plain, in_code("!pip install pandas"), "!pip"),
    (house.code_is_plain, in_code("import requests"), "requests"),
    (house.code_is_plain, in_code("from urllib.request import urlopen"), "urllib"),
    (house.code_is_plain, in_code("pd.read_csv('https://example.org/a.csv')"), "An address"),
    (house.code_is_plain, in_code("datetime.now()"), "now"),
    (house.code_is_plain, in_code("plt.plot([1, 2])"), "plt.plot"),
    (house.code_is_plain, tagged, "nbval-ignore-output"),
    (house.subgoals_are_the_same_everywhere, in_code("# 2 tidy up\nx = 1"), "# 2 tidy up"),
    (house.headings_are_in_order, in_text(0, "# A title", "A title"), "0 titles"),
    (house.headings_are_in_order, in_text(4, "## Glossary", "# Glossary"), "2 titles"),
    (
        house.headings_are_in_order,
        in_text(4, "## Glossary", "#### Glossary"),
        "level 4 follows one of level 2",
    ),
    (house.figures_stand_between_sentences, without_before, "No sentence before: Figure 3.1."),
    (house.figures_stand_between_sentences, without_after, "No sentence after: Figure 3.1."),
    (house.figures_stand_between_sentences, far_from_text, "No sentence before"),
    (house.figures_stand_between_sentences, two_figures_in_a_row, "No sentence after: Figure 3.1."),
    (
        house.links_lead_somewhere,
        in_text(4, "../data/README.md", "../data/READ.md"),
        "READ.md does not exist",
    ),
    (house.links_lead_somewhere, in_text(4, "[00](00_", '<a href="0_'), "0_start_here.ipynb"),
    (house.links_lead_somewhere, in_text(4, "00_start_here.ipynb", "file:///etc"), "no https address"),
    (house.figures_have_caption_and_source, in_output(source="Comtrade"), "No source"),
    (house.figures_have_caption_and_source, in_output(caption="Imports of Turkey."), "No caption"),
    (house.figures_have_caption_and_source, in_output(caption="Figure 4.1. Imports."), "No caption"),
    (house.figures_have_caption_and_source, in_output(caption="Figure 3.2. Imports."), "numbered [2]"),
    (house.axes_have_units, in_output(axes="Across: year. Up: no unit, 0 to 1."), "without a unit"),
    (
        house.pictures_have_words,
        set_picture(data={"image/png": "", "text/plain": "<Figure>"}),
        "without its text",
    ),
    (house.pictures_have_words, set_picture(metadata={}), "without an alternative text"),
    (house.outputs_are_stored_in_order, other_counts, "in the order [1, 7]"),
    (house.outputs_are_stored_in_order, lambda book: book.cells[3].update(execution_count=None), "[1, None]"),
    (
        house.outputs_are_stored_in_order,
        with_output(new_output("stream", name="stderr", text="old")),
        "warning",
    ),
    (house.outputs_are_stored_in_order, with_output(new_output("error", ename="E", evalue="no")), "An error"),
    (
        house.outputs_are_stored_in_order,
        with_output(new_output("display_data", {WIDGET_VIEW: {}})),
        "live widget",
    ),
    (
        house.outputs_are_stored_in_order,
        with_output(new_output("stream", text="/home" + "/ada/x")),
        "one machine",
    ),
    (house.outputs_are_stored_in_order, widget_states, "States of widgets"),
    (house.the_thread_is_whole, no_counts, "holds in x of y"),
    (house.the_thread_is_whole, in_text(0, "90 minutes"), "the minutes"),
    (house.the_thread_is_whole, in_text(0, "Question", "Answer"), "a question"),
    (house.the_thread_is_whole, in_text(0, "What you will be able to do", "Aims"), "objectives"),
    (house.the_thread_is_whole, in_text(0, "Warm-up", "Start"), "a warm-up"),
    (house.the_thread_is_whole, in_text(4, "3. Three.\n"), "a take-away"),
    (house.the_thread_is_whole, in_text(4, "Three.\n", "Three.\n4. Four.\n"), "a take-away"),
    (house.the_thread_is_whole, in_text(4, "Glossary", "Words"), "a glossary"),
    (house.the_thread_is_whole, in_text(4, "Turkish", "French"), "Turkish and Russian"),
    (house.the_thread_is_whole, in_text(4, "## Sources", "## Thanks"), "sources"),
    (
        house.the_thread_is_whole,
        in_text(4, "exercises/release", "exercises/source"),
        "a link to the exercise",
    ),
    (house.the_thread_is_whole, in_text(1, ", qa.Panel(c)"), "3 panels"),
    (house.the_thread_is_whole, in_text(1, ", qa.Guess(2)"), "2 predictions"),
    (house.the_thread_is_whole, in_text(1, ', qa.Verdict("C3")'), "a verdict form"),
    (house.the_thread_is_whole, in_text(1, "qa.data_used", "qa.load"), "the tables used"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_small_notebook_keeps_every_rule(rule, monkeypatch):
    monkeypatch.setattr(house, "NOTEBOOKS", COURSE)
    assert rule(HERE, small()) == []


@pytest.mark.parametrize(
    ("rule", "spoil", "said"), BAD, ids=lambda part: part if isinstance(part, str) else ""
)
def test_a_bad_notebook_is_rejected(rule, spoil, said):
    book = small()
    spoil(book)
    found = rule(HERE, book)
    assert any(said in one for one in found), found


def test_a_missing_link_to_a_neighbour_is_seen():
    later = FOLDER / "04_gas_and_leverage.ipynb"
    assert house.neighbours_are_linked(HERE, small(), COURSE) == []
    assert house.neighbours_are_linked(HERE, small(), [*COURSE, later]) == [
        "No link to 04_gas_and_leverage.ipynb."
    ]
    assert house.neighbours_are_linked(HERE, small(), [HERE]) == []


def test_every_rule_is_shown_to_reject_something():
    assert {rule for rule, *_ in BAD} | {house.neighbours_are_linked} == set(RULES)


def test_the_first_notebook_needs_less():
    book = small()
    book.cells[
        1
    ].source = "qa.data_used('claims')\ndisplay(qa.Guess(1), qa.Panel(a), qa.Verdicts(['C1'], 'x'))"
    no_counts(book)
    assert house.the_thread_is_whole(COURSE[0], book) == []
    assert len(house.the_thread_is_whole(HERE, book)) == 3
