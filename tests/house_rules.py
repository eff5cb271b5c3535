"""The house rules of a notebook. Each takes (path, notebook) and returns what is wrong, in sentences."""

import ast
import math
import re
from itertools import pairwise
from pathlib import Path
from statistics import median
from urllib.parse import unquote

from nbformat import NotebookNode
from notebook_tools import NOTEBOOKS, calls, code_cells

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
HEADING = re.compile(r"^(#{1,6}) +(.+?) *#*$", re.MULTILINE)
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(\s*<?([^)>\s]+)|(?:href|src)=[\"']([^\"']+)")
CAPTION = re.compile(r"(Figure|Panel|Prediction) (\d+)\.(\d+)\. .+\.$")
SUBGOALS = {"# 1 select", "# 2 reshape", "# 3 plot"}
BANNED_NAMES = {
    "interact",
    "interactive",
    "interactive_output",
    "on_click",
    "urlopen",
    "urlretrieve",
    "now",
    "today",
}
BANNED_MODULES = {"requests", "urllib", "httpx", "aiohttp", "ftplib", "socket", "ipympl"}
PYPLOT_DRAWS = {
    "plot",
    "bar",
    "barh",
    "scatter",
    "hist",
    "imshow",
    "title",
    "xlabel",
    "ylabel",
    "legend",
    "show",
}
BANNED_TAGS = {"nbval-ignore-output", "nbval-skip", "nbval-raises-exception", "raises-exception"}
MACHINE = re.compile(r"/(home|root|Users|tmp)/|[A-Z]:\\\\|\b0x[0-9a-f]{6,}")


def number_of(path: Path) -> int:
    return int(path.name[:2])


def markdown(book: NotebookNode) -> str:
    """All Markdown of a notebook, without code blocks."""
    return FENCE.sub("", "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown"))


def outputs(book: NotebookNode):
    return [output for cell in code_cells(book) for output in cell.outputs]


def pictures(book: NotebookNode):
    return [one for one in outputs(book) if "image/png" in one.get("data", {})]


def text_of(output) -> str:
    return "".join(output.get("text", "") or output.get("data", {}).get("text/plain", ""))


# -- code -----------------------------------------------------------------------------------------------


def cells_are_short(path, book):
    lines = [
        len([line for line in cell.source.splitlines() if line.strip() and not line.strip().startswith("#")])
        for cell in code_cells(book)
    ]
    if not lines:
        return ["There is no code."]
    most = sorted(lines)[math.ceil(0.9 * len(lines)) - 1]
    found = [f"The median cell has {median(lines)} lines; 4 are allowed."] if median(lines) > 4 else []
    found += [f"A tenth of the cells have {most} lines or more; 12 are allowed."] if most > 12 else []
    return found + [f"A cell has {count} lines; 25 are allowed." for count in lines if count > 25]


def cells_are_few(path, book):
    return [f"{len(book.cells)} cells; 60 are allowed."] if len(book.cells) > 60 else []


def code_is_plain(path, book):
    """No hidden errors, no live canvas, nothing from the net or the clock, no shell."""
    found = []
    for cell in code_cells(book):
        if magic := re.search(r"^\s*[%!].*", cell.source, re.MULTILINE):
            found.append(f"Magic or shell command: {magic.group().strip()}")
            continue
        if re.search(r"https?://", cell.source):
            found.append(f"An address in code: {cell.source[:60]}")
        for node in ast.walk(ast.parse(cell.source)):
            found += _banned(node)
    tags = {tag for cell in book.cells for tag in cell.metadata.get("tags", [])}
    return found + [f"The tag {tag} hides what a test should see." for tag in sorted(tags & BANNED_TAGS)]


def _banned(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        modules = (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
        )
        names = [one.name for one in node.names]
        return [
            f"{one} is not used in this course."
            for one in {name.split(".")[0] for name in modules} & BANNED_MODULES
        ] + [f"{one} is not used in this course." for one in BANNED_NAMES.intersection(names)]
    name = getattr(node, "attr", None) if isinstance(node, ast.Attribute) else getattr(node, "id", None)
    if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "plt" and name in PYPLOT_DRAWS:
        return [f"plt.{name}: draw with fig, ax = plt.subplots()."]
    return [f"{name} is not used in this course."] if name in BANNED_NAMES else []


def subgoals_are_the_same_everywhere(path, book):
    comments = [line.strip() for cell in code_cells(book) for line in cell.source.splitlines()]
    numbered = [line for line in comments if re.match(r"# \d", line)]
    return [f"{line!r} is none of {sorted(SUBGOALS)}." for line in numbered if line not in SUBGOALS]


# -- text -----------------------------------------------------------------------------------------------


def headings_are_in_order(path, book):
    levels = [len(marks) for marks, _ in HEADING.findall(markdown(book))]
    found = (
        []
        if levels.count(1) == 1 and levels[0] == 1
        else [f"{levels.count(1)} titles (H1); one, at the top."]
    )
    skips = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    return found + [f"A heading of level {b} follows one of level {a}." for a, b in skips]


def _is_sentence(block: str) -> bool:
    """A paragraph, a list or a quotation of words that ends as sentences do; no heading, no table."""
    block = re.sub(r"</?\w+[^>]*>|[*_`“”\")\]]+$", "", block.strip()).strip()
    return (
        bool(block)
        and not block.startswith(("#", "|"))
        and bool(re.search(r"\w.*[.?!:]\W*$", block, re.DOTALL))
    )


def figures_stand_between_sentences(path, book):
    """The text next to a figure, past at most three cells of code without a figure, is a sentence."""
    found = []
    for place, cell in enumerate(book.cells):
        if cell.cell_type == "code" and any("image/png" in out.get("data", {}) for out in cell.outputs):
            name = text_of(next(out for out in cell.outputs if "image/png" in out.get("data", {}))).split(
                "\n"
            )[0]
            for way, step in (("before", -1), ("after", 1)):
                if not _sentence_near(book.cells, place, step):
                    found.append(f"No sentence {way}: {name}")
    return found


def _sentence_near(cells, place: int, step: int) -> bool:
    for near in range(place + step, place + 5 * step, step):
        if not 0 <= near < len(cells):
            return False
        cell = cells[near]
        if cell.cell_type == "markdown":
            blocks = [block for block in re.split(r"\n\s*\n", cell.source) if block.strip()]
            return bool(blocks) and _is_sentence(blocks[-1] if step < 0 else blocks[0])
        if any("image/png" in out.get("data", {}) for out in cell.get("outputs", [])):
            return False
    return False


def links_lead_somewhere(path, book):
    found = []
    for one, other in LINK.findall(markdown(book)):
        target = unquote(one or other)
        if re.match(r"[a-z]+:", target):
            if not target.startswith("https://"):
                found.append(f"{target} is no https address.")
        elif not target.startswith("#") and not (path.parent / target.split("#")[0]).exists():
            found.append(f"{target} does not exist.")
    return found


def neighbours_are_linked(path, book, course=None):
    course = NOTEBOOKS if course is None else course
    place = [one.name for one in course].index(path.name)
    near = [course[at].name for at in (place - 1, place + 1) if 0 <= at < len(course)]
    linked = {unquote(one or other).split("/")[-1] for one, other in LINK.findall(markdown(book))}
    return [f"No link to {name}." for name in near if name not in linked]


# -- figures and outputs --------------------------------------------------------------------------------


def figures_have_caption_and_source(path, book):
    found, seen = [], {}
    for picture in pictures(book):
        first, *_, last = text_of(picture).splitlines() or [""] * 2
        caption = CAPTION.match(first)
        if not caption or int(caption[2]) != number_of(path):
            found.append(f"No caption like “Figure {number_of(path)}.1. Words.”: {first[:60]}")
        else:
            seen.setdefault(caption[1], []).append(int(caption[3]))
        if not last.startswith("Source: "):
            found.append(f"No source: {first[:60]}")
    return found + [
        f"{kind}s are numbered {n}." for kind, n in seen.items() if n != list(range(1, len(n) + 1))
    ]


def axes_have_units(path, book):
    return [
        f"An axis without a unit: {text_of(one)[:60]}" for one in pictures(book) if "no unit" in text_of(one)
    ]


def pictures_have_words(path, book):
    found = []
    for picture in pictures(book):
        text, alt = text_of(picture), picture.metadata.get("image/png", {}).get("alt", "")
        if text.count("\n") < 3 or "\nChart" not in text:
            found.append(f"A picture without its text: {text[:60]!r}")
        if len(alt) < 15:
            found.append(f"A picture without an alternative text: {text[:60]!r}")
    return found


def outputs_are_stored_in_order(path, book):
    counts = [cell.execution_count for cell in code_cells(book)]
    found = [] if counts == list(range(1, len(counts) + 1)) else [f"The cells ran in the order {counts}."]
    for output in outputs(book):
        if output.output_type == "error" or output.get("name") == "stderr":
            found.append(f"An error or a warning is stored: {(output.get('evalue') or text_of(output))[:60]}")
        if WIDGET_VIEW in output.get("data", {}):
            found.append("A live widget is stored; it opens as “model not found”.")
        if MACHINE.search(text_of(output) + "".join(output.get("data", {}).get("text/html", ""))):
            found.append(f"A detail of one machine is stored: {text_of(output)[:60]}")
    return found + (["States of widgets are stored."] if "widgets" in book.metadata else [])


# -- the thread of the course ---------------------------------------------------------------------------


def the_thread_is_whole(path, book):
    """What COURSE asks of each notebook; 00 has a shorter list."""
    number, text = number_of(path), markdown(book)
    code = "\n".join(
        cell.source for cell in code_cells(book) if not cell.source.lstrip().startswith(("%", "!"))
    )
    headings = " · ".join(words for _, words in HEADING.findall(text)).lower()
    panels, guesses, verdicts = calls(code, "Panel"), calls(code, "Guess"), calls(code, "Verdict", "Verdicts")
    stated = re.findall(r"holds in \d+ of \d+", " ".join(text_of(one) for one in outputs(book)))
    wanted = {
        "the minutes at the top": re.search(r"\b\d+ minutes\b", book.cells[0].source),
        "a question at the top": "question" in book.cells[0].source.lower(),
        "objectives": "what you will be able to do" in headings,
        "a take-away of three sentences": re.search(
            r"^#+ Take-away\s+1\. .+\n2\. .+\n3\. .+\n(?!4\.)", text, re.MULTILINE
        ),
        "a glossary": "glossary" in headings,
        "sources": "sources" in headings,
        "a verdict form": verdicts >= 1,
        f"{3 if number else 1} panels": panels >= (3 if number else 1),
        f"{2 if number else 1} predictions": guesses >= (2 if number else 1),
        "the tables used": calls(code, "data_used") >= 1,
    }
    if number:
        wanted |= {
            "a “holds in x of y” that a cell prints": stated,
            "a link to the exercise": f"exercises/release/{path.stem}" in text,
            "Turkish and Russian words in the glossary": re.search(r"\|.*Turkish.*\|.*Russian.*\|", text),
        }
    if number >= 2:
        wanted["a warm-up of three questions"] = "warm-up" in headings and text.count("<summary>") >= 3
    return [f"Missing: {what}." for what, there in wanted.items() if not there]


RULES = [
    cells_are_short,
    cells_are_few,
    code_is_plain,
    subgoals_are_the_same_everywhere,
    headings_are_in_order,
    figures_stand_between_sentences,
    links_lead_somewhere,
    neighbours_are_linked,
    figures_have_caption_and_source,
    axes_have_units,
    pictures_have_words,
    outputs_are_stored_in_order,
    the_thread_is_whole,
]
