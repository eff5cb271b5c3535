"""The learner's own ledger of guesses and verdicts: JSON Lines, appended and never rewritten.

It lies in the learner's home folder (`QUASIALLIANCE_LEDGER` moves it) and nothing in it leaves the machine.
A disk that refuses is told in one sentence and stops nobody: what could not be written waits in memory.
"""

import html
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from . import journal
from .errors import CourseError
from .ledger_schema import CORE, SCHEMA, problem

_COLUMNS = ("time", "notebook", "kind", "id", "value", "confidence", "why", "actual", "unit")
_PLACE = (
    "Your ledger is the file ledger.jsonl in the folder quasialliance of your home folder, "
    "or the file that QUASIALLIANCE_LEDGER names. It never leaves your computer."
)
_waiting: list[dict] = []  # could not be written yet; goes out with the next write that works


@dataclass(frozen=True)
class Receipt:
    """What became of a write: `stored` is true only when all of it is safely on the disk."""

    stored: bool
    sentence: str

    def __str__(self) -> str:
        return self.sentence


class Records(list):
    """Records (dicts) as written; `damaged` holds (line number, raw bytes), `notes` sentences to show."""

    def __init__(self):
        super().__init__()
        self.damaged: list[tuple[int, bytes]] = []
        self.notes: list[str] = []


def path() -> Path:
    """The ledger file; it need not exist yet."""
    moved = os.environ.get("QUASIALLIANCE_LEDGER", "").strip()
    try:
        return Path(moved).expanduser() if moved else Path.home() / "quasialliance" / "ledger.jsonl"
    except RuntimeError as error:
        raise CourseError(
            "Your home folder cannot be found: name a file for your ledger in QUASIALLIANCE_LEDGER."
        ) from error


def new(kind: str, notebook: str, key: str, value, **more) -> dict:
    """A checked record that is not written yet. Raises CourseError when it could not be scored later.

    A "verdict" has a value of VERDICTS, `confidence` (50 to 100 per cent) and `why` (one line, or empty).
    A "guess" has any JSON value, and a `unit` and the `actual` value where they are known.
    """
    if reserved := sorted(set(more) & set(CORE)):
        raise CourseError(f"A ledger record sets {reserved[0]} by itself: choose another name for it.")
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    record = dict(zip(CORE, (SCHEMA, now, kind, notebook, key, value), strict=True)) | more
    try:
        line = journal.encode(record)
    except (TypeError, ValueError, RecursionError) as error:
        raise CourseError(f"The ledger cannot take the {kind} {key} of {notebook}: {error}.") from error
    whole, sound = journal.parse(line.rstrip(b"\n"), problem)
    if not whole:
        raise CourseError(f"The ledger cannot take the {kind} {key} of {notebook}: {problem(record)}.")
    return sound[0]  # plain JSON values only, exactly as they will be read back


def record(kind: str, notebook: str, key: str, value, **more) -> Receipt:
    """Check and write one record; see `new` for its parts and `save` for what can go wrong."""
    return save([new(kind, notebook, key, value, **more)])


def save(records: list[dict]) -> Receipt:
    """Write records made by `new`, and first those that still wait; `save([])` only offers these again.

    Raises nothing for a disk, a lock or a folder: the receipt says so and the records wait.
    """
    _waiting.extend(records)
    target = path()
    try:
        if _waiting:
            journal.append(target, b"".join(map(journal.encode, _waiting)))
    except OSError as error:
        return Receipt(False, _refusal(target, error))
    _waiting.clear()
    return Receipt(True, "Saved in your ledger.")


def _refusal(target: Path, error: OSError) -> str:
    return (
        f"Not yet saved in your ledger {target}: {journal.reason(target, error)}. It is kept while this "
        "notebook stays open; mend that or name another file in QUASIALLIANCE_LEDGER, and save again."
    )


def read() -> Records:
    """All sound records, those still waiting last. Damage raises nothing: see `notes`; it is copied aside."""
    target, found, newer = path(), Records(), 0
    try:
        raw_lines = journal.lines(target)
    except OSError as error:
        raw_lines = []
        found.notes.append(
            f"Your ledger {target} cannot be read: {journal.reason(target, error)}. "
            "Mend that, or set QUASIALLIANCE_LEDGER to another file."
        )
    for number, raw in enumerate(raw_lines, start=1):
        whole, sound = journal.parse(raw, problem)
        if not whole:
            found.damaged.append((number, raw))
        current = [one for one in sound if one["schema"] == SCHEMA]
        found.extend(current)
        newer += len(sound) - len(current)
    found.notes += _damage_note(target, found.damaged)
    if newer:
        found.notes.append(
            f"Kept in {target} but not scored, because a newer course wrote it: {newer} record(s)."
        )
    if _waiting:
        found.notes.append(f"Kept in this notebook until {target} can be written: {len(_waiting)} record(s).")
    found.extend(_waiting)
    return found


def _damage_note(target: Path, damaged: list[tuple[int, bytes]]) -> list[str]:
    if not damaged:
        return []
    numbers = ", ".join(str(number) for number, _ in damaged[:5]) + (" …" if len(damaged) > 5 else "")
    try:
        aside = journal.set_aside(target, [raw for _, raw in damaged])
        copy = f"a copy is kept in {aside.name} beside it"
    except OSError:
        copy = "it stays there, no copy could be made"
    return [f"Damaged in {target}: line {numbers}. Everything else was read; {copy}."]


def latest_verdicts(records: Records | None = None) -> dict[tuple[str, str], dict]:
    """The newest verdict for each (notebook, claim id), since it may be revised; by default of the ledger."""
    records = read() if records is None else records
    return {(one["notebook"], one["id"]): one for one in records if one["kind"] == "verdict"}


def first_guesses(records: Records | None = None) -> dict[tuple[str, str], dict]:
    """The first guess for each (notebook, guess id): one made after the data were seen does not count."""
    records = read() if records is None else records
    return {(one["notebook"], one["id"]): one for one in reversed(records) if one["kind"] == "guess"}


def as_table():
    """All records as a pandas DataFrame, one row each, time in UTC, empty cells where a part is missing."""
    import pandas as pd

    table = pd.DataFrame(list(read()), columns=list(_COLUMNS))
    return table.assign(time=pd.to_datetime(table["time"], utc=True, format="ISO8601"))


class Place:
    """Shows where the ledger lies: live with path and count, stored without (the same on every machine)."""

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        from ipywidgets import HTML

        records = read()
        live = [f"Your ledger is <code>{html.escape(str(path()))}</code> and holds {len(records)} record(s)."]
        live += ["It never leaves your computer.", *(html.escape(note) for note in records.notes)]
        widget = HTML("<br>".join(live))
        return widget._repr_mimebundle_() | {"text/plain": _PLACE, "text/html": f"<p>{_PLACE}</p>"}


def place() -> Place:
    """Where your ledger lies; the last line of a cell shows it."""
    return Place()
