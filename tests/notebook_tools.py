"""What the tests of the notebooks share: finding them, reading them, running their cells in this process."""

import ast
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import quasialliance.figure
import quasialliance.panel
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from quasialliance.panel import Panel

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def name_of(path: Path) -> str:
    """What a test run calls a notebook: its id."""
    return path.stem


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, 4)


def code_cells(book: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in book.cells if cell.cell_type == "code" and cell.source.strip()]


def calls(source: str, *names: str) -> int:
    """How often the code calls one of these functions, whatever stands in comments and texts."""
    tree = ast.parse(source)
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return sum((getattr(one, "attr", None) or getattr(one, "id", None)) in names for one in called)


@contextmanager
def replaced(owner, name: str, new):
    """`owner.name` is `new` for a while."""
    before = getattr(owner, name)
    setattr(owner, name, new)
    try:
        yield
    finally:
        setattr(owner, name, before)


def no_picture(fig, *more, **named) -> bytes:
    """In the place of `png`: dots take most of the time, and many tests look at words only."""
    return b""


@contextmanager
def captured():
    """Collect what figures and panels display, as (bundle, metadata), instead of showing it."""
    shown = []

    def display(bundle, metadata=None, raw=False):
        shown.append((bundle, metadata or {}))

    with (
        replaced(quasialliance.figure, "display", display),
        replaced(quasialliance.panel, "display", display),
    ):
        yield shown


@dataclass
class Run:
    """A notebook run in this process: its panels (a guess is one too) and what was said of its figures."""

    path: Path
    panels: list[Panel] = field(default_factory=list)
    shown: list[tuple[dict, dict]] = field(default_factory=list)
    figures: list[tuple[str, list[str]]] = field(default_factory=list)  # caption, problems


def run_here(path: Path, ledger: Path, inspect=lambda fig: []) -> Run:
    """Run the code cells of a notebook in this process, once, in its own folder and with its own ledger.

    `inspect` returns the problems of a figure; it is called for each that `qa.show` shows.
    Fails at the first cell that raises, and names it.
    """
    shell = InteractiveShell.instance()
    shell.reset(new_session=False)
    run, make, still = Run(path), Panel.__init__, quasialliance.figure.still
    folder, kept = Path.cwd(), os.environ["QUASIALLIANCE_LEDGER"]

    def noted(self, *parts, **named):
        make(self, *parts, **named)
        run.panels.append(self)

    def looked_at(fig, text, caption):
        run.figures.append((caption, inspect(fig)))
        return still(fig, text, caption)

    os.chdir(path.parent)
    os.environ["QUASIALLIANCE_LEDGER"] = str(ledger)
    try:
        with (
            captured() as run.shown,
            replaced(Panel, "__init__", noted),
            replaced(quasialliance.figure, "still", looked_at),
        ):
            for count, cell in enumerate(code_cells(read(path)), start=1):
                done = shell.run_cell(cell.source, store_history=False)
                assert done.success, f"{path.name}, code cell {count}: {done.error_in_exec!r}"
    finally:
        os.chdir(folder)
        os.environ["QUASIALLIANCE_LEDGER"] = kept
    return run
