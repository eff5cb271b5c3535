"""Where a table is not the course's own, a cell that fails says so in words, in place of a traceback.

A country that a source dropped ends in an error of pandas, far from its cause. So `load` notes here each
table that is not the one which the notebooks were made with, whether its passport was issued anew or not.
From then on errors of cells are shown in plain sentences. A missing name keeps its traceback: no table is
the cause of that. With the course's own tables nothing is touched.
"""

from __future__ import annotations

import linecache
import textwrap
import traceback
from functools import partial

from .datapackage import Table, put_back
from .errors import CourseError

COURSE_HASH = "course_hash"  # in a passport that was issued anew: the hash of the course's own table
_changed: dict[str, Table] = {}  # by name, what was read and is not the course's own


def note(table: Table, digest: str) -> None:
    """Remember whether the table that was read, with this sha256, is the course's own."""
    if table.raw.get(COURSE_HASH, table.raw["hash"]) == f"sha256:{digest}":
        _changed.pop(table.name, None)
        return
    from IPython import get_ipython  # takes its time, and is not needed where nothing is changed

    shell = get_ipython()
    if shell is None:
        return
    _changed[table.name] = table
    tracebacks = shell.InteractiveTB
    if "structured_traceback" not in vars(tracebacks):  # not yet replaced
        tracebacks.structured_traceback = partial(_lines, tracebacks.structured_traceback)


def _lines(ordinary, kind, error, trace, *more, **named) -> list[str]:
    """What is shown of an error. Both errors of cells and of what a cell shows, as a panel, come here."""
    if not _changed or issubclass(kind, NameError):
        return ordinary(kind, error, trace, *more, **named)
    return CourseError(_sentences(error, trace))._render_traceback_()


def _sentences(error: BaseException, trace) -> str:
    files = [table.shown for table in _changed.values()]
    what = _short(str(error), 100).rstrip(".")
    tables = "is not the table" if len(files) == 1 else "are not the tables"
    return (
        f"This cell stopped{_place(trace)} with {type(error).__name__}: {what}. {', '.join(files)} {tables} "
        "that the notebooks were made with, and may lack what the cell looks for. "
        f"{put_back(' '.join(files))}"
    )


def _place(trace) -> str:
    """The last line of a notebook that the error came through."""
    code = ""
    for frame, line in traceback.walk_tb(trace):
        if frame.f_globals.get("__name__") == "__main__":
            code = linecache.getline(frame.f_code.co_filename, line)
    return f" at `{_short(code, 60)}`" if code else ""


def _short(text: str, width: int) -> str:
    return textwrap.shorten(text, width, placeholder=" …")
