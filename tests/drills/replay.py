"""Run a notebook's cells in this process without writing pictures, and go on from any cell in a fork."""

import ast
import io
import json
import os
import select
import signal
import symtable
import sys
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path

import quasialliance.figure
import quasialliance.panel
from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from notebook_tools import code_cells, read, replaced
from quasialliance import datapackage
from quasialliance.panel import Panel

CAN_FORK = hasattr(os, "fork")
PATIENCE = 60  # seconds for what a fork does


@dataclass
class Said:
    """What a cell showed: the texts that nbval compares, a mark of each picture, the tables that it read."""

    texts: list[str]
    pictures: list[str] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    error: str = ""


class Replay:
    """A notebook whose cells run here, in any order, as often as asked; use it as a context."""

    def __init__(self, path: Path, ledger: Path, pictures: bool = True):
        self.path, self.ledger, self.sees = path, ledger, pictures
        self.cells = [cell.source for cell in code_cells(read(path))]
        self._needs = _needs(self.cells)
        self._pictures, self._tables = [], set()

    def __enter__(self):
        self._stack = ExitStack()
        self._stack.enter_context(_moved(self.path.parent, self.ledger))
        read_bytes = datapackage.read_bytes

        def noted(table):
            self._tables.add(table.name)
            return read_bytes(table)

        for owner, name, new in (
            (datapackage, "read_bytes", noted),
            (quasialliance.figure, "png", lambda fig, *more, **named: self._mark(fig)),
            (quasialliance.panel, "png", lambda fig, *more, **named: b""),
            (Panel, "_update", lambda panel: None),  # the live picture is the stored one once more
        ):
            self._stack.enter_context(replaced(owner, name, new))
        self.restart()
        return self

    def __exit__(self, *problem):
        self._stack.close()

    def _mark(self, fig) -> bytes:
        """The picture's dots, small: what the eye sees, whatever the text twin says."""
        if not self.sees:
            return b""
        before, fig.dpi = fig.dpi, 50
        fig.canvas.draw()
        self._pictures.append(sha1(fig.canvas.buffer_rgba()).hexdigest())
        fig.dpi = before
        return b""

    def restart(self) -> None:
        """Forget all that cells have made, as a new kernel does."""
        self.shell = InteractiveShell.instance()
        self.shell.reset(new_session=False)

    def run(self, place: int) -> Said:
        """Run one code cell and collect what it shows; an error is part of that."""
        self._pictures, self._tables, shown, raised = [], set(), [], []

        def noted(*parts, **named):
            raised.append(sys.exc_info()[1])

        with (
            replaced(self.shell, "display_pub", CapturingDisplayPublisher()),
            replaced(self.shell.display_trap, "hook", CapturingDisplayHook(self.shell, shown)),
            replaced(self.shell, "showtraceback", noted),  # an error while a panel is shown is told here only
            redirect_stdout(io.StringIO()) as printed,
        ):
            done = self.shell.run_cell(self.cells[place], store_history=False)
            shown = [*self.shell.display_pub.outputs, *shown]
        error = done.error_before_exec or done.error_in_exec or next(iter(raised), None)
        if error is not None:
            return Said([], error=f"{type(error).__name__}: {error}")
        texts = [printed.getvalue()] if printed.getvalue() else []
        texts += [
            one["data"][kind] for one in shown for kind in ("text/plain", "text/html") if kind in one["data"]
        ]
        return Said(texts, self._pictures, self._tables)

    def run_all(self) -> list[Said]:
        return [self.run(place) for place in range(len(self.cells))]

    # -- which cells a change can reach -------------------------------------------------------------------

    def reached_from(self, loaders: set[int]) -> set[int]:
        """The cells that show or make something from what the cells `loaders` make, directly or not."""
        changed, reached = set(), set()
        for place, (reads, writes) in enumerate(self._needs):
            if place in loaders or reads & changed:
                reached.add(place)
                changed |= writes
            else:
                changed -= writes
        return reached

    def way_through(self, start: int, reached: set[int]) -> list[int]:
        """The cells to run from `start` on, so that those in `reached` say what they say in a full run."""
        way, wanted = [], set()
        for place in range(max(reached), start - 1, -1):
            reads, writes = self._needs[place]
            if place in reached or writes & wanted:
                way.insert(0, place)
                wanted |= reads
        return way


def _needs(sources: list[str]) -> list[tuple[set[str], set[str]]]:
    """The names that each cell reads, through the functions that it uses too, and those that it makes."""
    found, behind = [], {}  # behind a function: the names that it reads when it is called
    for source in sources:
        reads, writes = set(), set()
        for statement in ast.parse(source).body:
            read, written = _names(symtable.symtable(ast.unparse(statement), "cell", "exec"))
            if isinstance(statement, ast.FunctionDef):
                behind[statement.name] = read
            own = _names_in(statement.target) if isinstance(statement, ast.For) else set()
            reads |= read - writes - own
            writes |= written | _changed_in_place(statement)
        found.append((reads, writes))
    return [(_through(reads, behind), writes) for reads, writes in found]


def _names(table: symtable.SymbolTable) -> tuple[set[str], set[str]]:
    """The names of the notebook that a statement reads and makes, those inside its functions included."""
    top = table.get_type() == "module"
    symbols = [one for one in table.get_symbols() if top or one.is_global()]
    reads = {one.get_name() for one in symbols if one.is_referenced()}
    writes = {one.get_name() for one in symbols if one.is_assigned() or one.is_imported()}
    for inner in table.get_children():
        reads |= _names(inner)[0]
    return reads, writes


def _names_in(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _changed_in_place(statement: ast.stmt) -> set[str]:
    """What `table["x"] = …`, `ax.title = …` and `rows.append(…)` change."""
    found = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            found |= _names_in(node.value)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("append", "extend", "update"):
            found |= _names_in(node.func)
    return found


def _through(names: set[str], behind: dict[str, set[str]]) -> set[str]:
    every, new = set(), set(names)
    while new:
        every |= new
        new = set().union(*(behind.get(name, set()) for name in new)) - every
    return every


@contextmanager
def _moved(folder: Path, ledger: Path):
    here, kept = Path.cwd(), os.environ["QUASIALLIANCE_LEDGER"]
    os.chdir(folder)
    os.environ["QUASIALLIANCE_LEDGER"] = str(ledger)
    try:
        yield
    finally:
        os.chdir(here)
        os.environ["QUASIALLIANCE_LEDGER"] = kept


def forked(work):
    """What `work()` returns, as JSON carries it, done in a fork: nothing that it changes is changed here."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            answer = {"answer": work()}
        except BaseException as error:
            answer = {"problem": f"{type(error).__name__}: {error}"}
        os.write(sink, json.dumps(answer).encode())
        os._exit(0)  # not a word of this process's own ending
    os.close(sink)
    with os.fdopen(source, "rb") as pipe:
        if not select.select([pipe], [], [], PATIENCE)[0]:
            os.kill(child, signal.SIGKILL)
        told = pipe.read()
    os.waitpid(child, 0)
    found = json.loads(told or b'{"problem": "no answer"}')
    assert "problem" not in found, found["problem"]
    return found["answer"]
