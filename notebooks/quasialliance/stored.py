"""What a stored notebook may carry: no live widgets, no times, no details of the machine it ran on.

JupyterLab opens a stored live widget as "model not found". Without all that a second run gives the same
bytes, and strict nbval can compare everything that is left.
"""

import hashlib
import re

from nbformat import NotebookNode

from quasialliance.errors import CourseError

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "pygments_lexer": "ipython3",
}
# What editors leave behind in a cell; it changes from machine to machine and from run to run.
CELL_LITTER = (
    "ExecuteTime",
    "collapsed",
    "execution",
    "jupyter",
    "papermill",
    "scrolled",
    "trusted",
    "vscode",
)
OBJECT_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}", re.IGNORECASE)
WIDGET_REPR = re.compile(r"^\w+\(.*\)$", re.DOTALL)  # what ipywidgets says of itself: IntSlider(value=0, ...)


def give_ids(content: dict) -> None:
    """Give each cell without an id one made from its text: the same on each machine."""
    content["nbformat_minor"] = max(5, content["nbformat_minor"])
    taken = {cell.get("id") for cell in content["cells"]}
    for cell in content["cells"]:
        if cell.get("id"):
            continue
        digest = hashlib.sha256("".join(cell["source"]).encode()).hexdigest()
        new, turn = digest[:8], 1
        while new in taken:
            turn += 1
            new = f"{digest[:8]}-{turn}"
        cell["id"] = new
        taken.add(new)


def forget(book: NotebookNode) -> None:
    """Take out earlier outputs and what editors left in the cells."""
    for cell in book.cells:
        for key in CELL_LITTER:
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def tidy(book: NotebookNode, name: str, places: list[str]) -> None:
    """Number the cells that ran 1, 2, ... and clean what they show.

    `places` are folders of this machine that no output may name. Raises CourseError, naming the cell, for
    an output that cannot be stored.
    """
    kept = {key: book.metadata[key] for key in ("title", "authors") if key in book.metadata}
    book.metadata = NotebookNode(kept, kernelspec=KERNEL, language_info=LANGUAGE)
    count = 0
    for n, cell in enumerate(book.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        count += 1
        cell.execution_count = count
        for output in cell.outputs:
            problem = _clean(output, count) or _machine_detail(output, places)
            if problem:
                raise CourseError(f"{cell_name(name, n, cell)} {problem} Nothing was stored.")


def cell_name(name: str, n: int, cell: NotebookNode) -> str:
    """How a message names cell number n (from 0) of the notebook `name`."""
    first_line = cell.source.strip().splitlines()[0]
    return f"{name}, cell {n + 1} ({first_line[:60]})"


def _clean(output: NotebookNode, count: int) -> str | None:
    """Take the live parts out of one output; what is wrong with the rest, if anything."""
    if output.output_type == "stream":
        if output.name == "stderr":
            last_line = output.text.strip().splitlines()[-1:]
            return f"writes to stderr: {' '.join(last_line)} – mend what it warns about."
        return None
    if output.output_type == "execute_result":
        output.execution_count = count
    text = "".join(output.data.get("text/plain", "")).strip()
    had_widget = output.data.pop(WIDGET_VIEW, None) is not None
    pictures = [kind for kind in output.data if kind.startswith("image/")]
    if had_widget and not pictures and (not text or WIDGET_REPR.match(text)):
        return "shows a live widget and nothing else. Add a static picture or a text for the stored copy."
    if pictures and (not text or text.startswith("<Figure")):
        return "shows a picture without a text that says what is drawn. Show it with qa.show(fig, ...)."
    return None


def _machine_detail(output: NotebookNode, places: list[str]) -> str | None:
    """What in an output would differ on another machine, if anything."""
    texts = output.data if "data" in output else {"text/plain": output.text}
    for kind, text in texts.items():
        if not kind.startswith("text/"):
            continue
        text = "".join(text)
        for place in places:
            if place in text:
                return f"shows a folder of this machine ({place}). Show a name that is the same everywhere."
        if OBJECT_ADDRESS.search(text):
            return "shows an object's address in memory (0x...), new with each run. Show a value instead."
    return None
