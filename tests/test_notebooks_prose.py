"""Numbers in prose are bound to data: a cell of the same notebook prints them, or somebody is cited for them.

The rule. Take the Markdown of a notebook and strike out what is no figure of fact:

- code spans and blocks, tags, links (a link's words are a name), the sections Glossary and Sources;
- calendar years from 1500 to 2100, also as ranges and decades (2015–16, 1990s), and days before a month;
- names: a letter joined to a number (C3, F-16), "notebook 04", "figure 3.1", "tasks 1 and 2", "04 Gas ...";
- the numbers of headings and lists, and minutes ("90 minutes", "(5 min)");
- 0, 1 and 100, which are the ends of a scale.

Each number that is left must be printed in a stored output of the notebook (text, or HTML without its tags),
or be what one gets by rounding such a number; "3.2 million" may stand for 3,215,000. A sentence that cites a
work, like (Hirschman 1945) or Hirschman (1945), may hold any number. Number words ("twice") are not read.
"""

import re
from html import unescape

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_tools import NOTEBOOKS, code_cells, name_of, read

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NAMED = "notebook|exercise|task|part|section|figure|panel|prediction|step|chapter|claim|question|hs"
NUMBER = re.compile(rf"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(?: ({'|'.join(SCALES)}))?")
PRINTED = re.compile(r"\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?")
CITED = re.compile(
    rf"\((?!(?:in |{MONTHS}))[^()]*[A-Z][\w’.-]+[^()]* {YEAR}[a-z]?\b[^()]*\)|[A-Z]\w+\*? \({YEAR}\)"
)
SENTENCE_END = re.compile(r"(?<=[.!?])[\s*_]+(?=[A-Z“*])|\n\s*\n|\n(?=[-|])")
ENDS_OF_SCALES = {"0", "1", "100"}

NO_FIGURES = [
    (re.compile(r"^#+ *(?:Glossary|Sources)\b.*?(?=^#|\Z)", re.MULTILINE | re.DOTALL), " "),
    (re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL), " "),
    (re.compile(r"<code>.*?</code>|`[^`]*`", re.DOTALL), " "),
    (re.compile(r"!?\[[^\]]*\]\([^)]*\)|<https?:[^>]*>|</?\w[^>]*>"), " "),
    (re.compile(r"^ *#+ *\d+(\.\d+)*\.? ", re.MULTILINE), "# "),
    (re.compile(r"(^|>) *\*{0,2}\d+\. ", re.MULTILINE), "\n"),
    (re.compile(r"\d+ min(utes?)?\b"), " "),
    (re.compile(rf"\b\d{{1,2}}(?:[–-]\d{{1,2}})? (?={MONTHS})"), " "),
    (re.compile(rf"\b{YEAR}(?:[–/-](?:{YEAR}|\d\d))?s?\b(?![.,]?\d)"), " "),
    (re.compile(rf"\b(?:{NAMED})s? \d+(?:\.\d+)*(?:(?:,| and| or| to|–) ?\d+(?:\.\d+)*)*", re.I), " "),
    (re.compile(r"\b(?:0\d|1[0-2]) (?=[A-Z])|\b0\d\b"), " "),
    (re.compile(r"\b[A-Za-z]+-?\d+(?:[–-][A-Za-z]*\d+)?\b"), " "),
]  # fmt: skip


def without_names(markdown: str) -> str:
    """The text without what is no figure of fact."""
    for pattern, instead in NO_FIGURES:
        markdown = pattern.sub(instead, markdown)
    return markdown


def printed(book) -> list[float]:
    """All numbers in the stored outputs of a notebook."""
    texts = []
    for cell in code_cells(book):
        for output in cell.outputs:
            data = output.get("data", {})
            texts += [output.get("text", ""), data.get("text/plain", "")]
            texts.append(unescape(re.sub(r"<[^>]+>", " ", "".join(data.get("text/html", "")))))
    return [float(one.replace(",", "")) for text in texts for one in PRINTED.findall("".join(text))]


def is_printed(said: str, scale: str, numbers: list[float]) -> bool:
    """Whether a printed number, rounded to the digits of the prose, is what the prose says."""
    value, digits = float(said.replace(",", "")), len(said.partition(".")[2])
    factors = {1.0, SCALES.get(scale, 1.0)}
    return any(
        abs(one / factor - value) <= 0.5 * 10**-digits * 1.000001 for factor in factors for one in numbers
    )


def groundless(book) -> list[str]:
    """Numbers in prose that no output prints and nobody is cited for, each with its sentence."""
    numbers, found = printed(book), []
    for cell in book.cells:
        if cell.cell_type != "markdown":
            continue
        cited = " ".join(part for part in SENTENCE_END.split(cell.source) if CITED.search(part))
        for sentence in SENTENCE_END.split(without_names(cell.source)):
            for said, scale in NUMBER.findall(sentence):
                said = said.rstrip(",")
                if said in ENDS_OF_SCALES or is_printed(said, scale, numbers):
                    continue
                if not re.search(rf"(?<![\d.,]){re.escape(said)}(?![.,]?\d)", cited):
                    found.append(f"{said} in: {' '.join(sentence.split())[:90]}")
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_every_number_in_prose_is_printed_or_cited(path):
    assert groundless(read(path)) == []


# -- the rule can fail ----------------------------------------------------------------------------------


def notebook(*markdown: str):
    """A notebook that prints 17.0, 58.85, 3,215,000 and, in a table, 42.4 and 1.04e+10."""
    table = new_output(
        "execute_result",
        {"text/plain": "year  2022", "text/html": "<td style='width:77px'>42.4</td><td>1.04e+10</td>"},
    )
    text = new_output("stream", name="stdout", text="17.0 percent, 58.85 billion, 3,215,000 visitors")
    cells = [new_markdown_cell(one) for one in markdown]
    return new_notebook(cells=[*cells, new_code_cell("show()", outputs=[text, table])])


GOOD = [
    "It was 17 %. It was 17.0 %, or 58.85 billion, about 59 billion, and 42.4, or 42.",
    "There were 3,215,000 visitors, about 3.2 million; it is 10.4 billion dollars.",
    "From 1992 to 2025, in 2015–16, in the 1990s, on 24 November 2015, up to 28–30 March.",
    "Claim C3, an F-16, a Su-24, notebook 04, figure 3.1, tasks 2 and 3, HS 0702, 04 Gas and leverage.",
    "Up to 79 % of it (Hirschman 1945). Keynes (1936) said 33.",
    "One can count to `44` in ```\n45\n``` code; see [part 46](x47.ipynb) and <a href='48'>it</a>.",
    "## 6. Was trade shrinking? (15 min)\n\n7. Seven.\n8. Eight.\n\nIt takes 90 minutes.",
    "The index goes from 0 to 100, and 1 is agreement.",
    "## Glossary\n\n| HHI | 2,500 |\n\n## Sources\n\nReports 35, p. 12.\n",
    "**2. Growth** comes second.",
]
INVENTED = {
    "It was 18 %.": "18",
    "It was 17.1 %.": "17.1",
    "It was 58.7 billion.": "58.7",
    "It was 60 billion.": "60",
    "There were 3.3 million visitors.": "3.3",
    "There were 3,216,000 visitors.": "3,216,000",
    "It is 10.4 million dollars.": "10.4",
    "The cell is 77 wide.": "77",
    "It grew to 79 % (May 2021).": "79",
    "It grew to 79 % (2021).": "79",
    "Up to 79 % of it (Hirschman 1945). Then 81 %.": "81",
    "| year | share |\n|---|---|\n| 2020 | 23.5 |": "23.5",
    "In 2020, 2,021 people came.": "2,021",
    "## 6. Growth of 66 percent": "66",
    "- a fall by 12 %\n- a rise": "12",
    "See note 5 for more.": "5",
}


@pytest.mark.parametrize("text", GOOD)
def test_what_is_bound_or_no_figure_passes(text):
    assert groundless(notebook(text)) == []


@pytest.mark.parametrize("text", INVENTED)
def test_an_invented_number_is_seen(text):
    found = groundless(notebook("Before.", text))
    assert [one.split(" in: ")[0] for one in found] == [INVENTED[text]]


def test_numbers_in_code_do_not_count_as_printed():
    book = notebook("It was 99 %.")
    book.cells.append(new_code_cell("x = 99"))
    assert len(groundless(book)) == 1
