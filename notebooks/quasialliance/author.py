"""For authors: run a notebook from top to bottom in a fresh kernel and store it."""

import json
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from quasialliance.errors import CourseError
from quasialliance.stored import cell_name, forget, give_ids, tidy


def store(notebook: str | Path, seconds_per_cell: int = 120) -> str:
    """Run the notebook cleanly and store it in its place; says "stored" or "already as stored".

    Runs in a fresh kernel of this environment, in the notebook's own folder, with a throw-away ledger.
    Raises CourseError, naming the cell, and leaves the file untouched if a cell fails, takes longer than
    `seconds_per_cell`, warns (stderr), or shows something that a stored notebook cannot carry: a widget
    without a static picture or text, a picture without a text twin, a path or an address of this machine.
    """
    path = Path(notebook).resolve()
    before, book = _read(path)
    forget(book)
    with tempfile.TemporaryDirectory(prefix="quasialliance-") as scratch:
        _run(book, path, Path(scratch), seconds_per_cell)
    tidy(book, path.name, _places_of_this_machine(path, scratch))
    after = (nbformat.writes(book) + "\n").encode()
    if after == before:
        return "already as stored"
    _replace(path, after)
    return "stored"


def _read(path: Path) -> tuple[bytes, NotebookNode]:
    """The file's bytes and the notebook in them, in today's format and with an id for each cell."""
    try:
        raw = path.read_bytes()
    except OSError:
        raise CourseError(f"There is no notebook {path.name} in folder {path.parent.name}.") from None
    try:
        content = json.loads(raw.decode("utf-8"))
        give_ids(content)
        book = nbformat.reads(json.dumps(content), as_version=4)
        nbformat.validate(book)
    except (ValueError, KeyError, TypeError, AttributeError, nbformat.ValidationError):
        raise CourseError(
            f"{path.name} is damaged or no notebook of format 4. Open it in JupyterLab and save it there, "
            "or take an earlier copy."
        ) from None
    return raw, book


def _run(book: NotebookNode, path: Path, scratch: Path, seconds_per_cell: int) -> None:
    """Fill in the outputs. No kernel of another environment, no settings of the author, no ledger of hers."""
    environment = dict(
        os.environ, QUASIALLIANCE_LEDGER=str(scratch / "ledger.jsonl"), IPYTHONDIR=str(scratch)
    )
    environment.pop("MPLBACKEND", None)  # figures as a learner gets them
    client = NotebookClient(
        book,
        km=AsyncKernelManager(kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[])),
        timeout=seconds_per_cell,
        record_timing=False,
        store_widget_state=False,
        force_raise_errors=True,  # even where a tag allows an error: a stored notebook shows no red text
        shutdown_kernel="immediate",
        coalesce_streams=True,  # pieces of one printed text arrive split at chance
        extra_arguments=["--IPKernelApp.log_level=ERROR"],  # no advice about networks on the author's screen
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute(env=environment, cleanup_kc=True)
    except CellExecutionError as error:
        problem = f"fails: {error.ename}: {error.evalue}"
    except CellTimeoutError:
        problem = f"takes longer than {seconds_per_cell} seconds"
    except DeadKernelError:
        problem = "ended its kernel"
    else:
        return
    place = _stopped_at(book, path.name, client.code_cells_executed)
    raise CourseError(f"{place} {problem}. Nothing was stored.")


def _stopped_at(book: NotebookNode, name: str, begun: int) -> str:
    """Name of the last of the `begun` code cells."""
    code = [n for n, cell in enumerate(book.cells) if cell.cell_type == "code" and cell.source.strip()]
    return cell_name(name, code[begun - 1], book.cells[code[begun - 1]]) if begun else name


def _places_of_this_machine(path: Path, scratch: str) -> list[str]:
    """Folders that no stored output may name. Short ones ("/", "/root") would match by chance."""
    folders = {path.parent, path.parent.parent, sys.prefix, sys.base_prefix, Path.home(), scratch}
    return sorted(str(folder) for folder in folders if len(str(folder)) > 5)


def _replace(path: Path, content: bytes) -> None:
    """Write whole or not at all: a crash in the middle leaves the old file."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_bytes(content)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
