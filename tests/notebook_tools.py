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
def captured():
    """Collect what figures and panels display, as (bundle, metadata), instead of showing it."""
    shown = []

    def display(bundle, metadata=None, raw=False):
        shown.append((bundle, metadata or {}))

    before = quasialliance.figure.display, quasialliance.panel.display
    quasialliance.figure.display = quasialliance.panel.display = display
    try:
        yield shown
    finally:
        quasialliance.figure.display, quasialliance.panel.display = before


@dataclass
class Run:
    """A notebook run in this process: its names, its panels, what its figures and panels displayed."""

    path: Path
    names: dict = field(default_factory=dict)
    shown: list = field(default_factory=list)

    @property
    def panels(self) -> dict[str, Panel]:
        """Name to panel; a guess is a panel too. A panel with two names counts once."""
        found = {id(one): name for name, one in reversed(self.names.items()) if isinstance(one, Panel)}
        return {name: self.names[name] for name in sorted(found.values())}


def run_here(path: Path, ledger: Path) -> Run:
    """Run the code cells of a notebook in this process, once, in its own folder and with its own ledger.

    Fails at the first cell that raises, and names it.
    """
    shell = InteractiveShell.instance()
    shell.reset(new_session=False)
    folder, kept = Path.cwd(), os.environ["QUASIALLIANCE_LEDGER"]
    os.chdir(path.parent)
    os.environ["QUASIALLIANCE_LEDGER"] = str(ledger)
    try:
        with captured() as shown:
            for count, cell in enumerate(code_cells(read(path)), start=1):
                done = shell.run_cell(cell.source, silent=False, store_history=False)
                assert done.success, f"{path.name}, code cell {count}: {done.error_in_exec!r}"
                if isinstance(done.result, Panel):
                    done.result._ipython_display_()
    finally:
        os.chdir(folder)
        os.environ["QUASIALLIANCE_LEDGER"] = kept
    names = {name: value for name, value in shell.user_ns.items() if not name.startswith("_")}
    return Run(path, names, list(shown))
