"""Find and read data/datapackage.json: which tables there are and what their passports promise."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import re
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .errors import CourseError

FILE = "datapackage.json"
_CONSTRAINTS = {"required", "unique", "enum", "minimum", "maximum", "pattern"}
_TYPES = {"string", "integer", "number", "date", "yearmonth"}
# Whatever a damaged file can make of the parsing below.
_DAMAGE = (KeyError, TypeError, ValueError, AttributeError, IndexError, re.error, RecursionError)


@dataclass(frozen=True)
class Field:
    """One column: its type, unit and the limits that a value must keep."""

    name: str
    type: str
    description: str
    unit: str
    constraints: dict


@dataclass(frozen=True)
class Table:
    """One table with its passport; `raw` is the whole entry of datapackage.json."""

    name: str
    path: str
    title: str
    description: str
    rows: int
    size: int
    sha256: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    sources: tuple[dict, ...]
    raw: dict

    @property
    def file(self) -> Path:
        return folder() / self.path

    @property
    def shown(self) -> str:
        """The file as people call it, for messages: data/economic/bilateral_trade.csv."""
        return f"{folder().name}/{self.path}"


def folder() -> Path:
    """Return the data folder: QUASIALLIANCE_DATA, else the one in the wheel, else the one of the clone."""
    moved = os.environ.get("QUASIALLIANCE_DATA")
    return Path(moved).expanduser() if moved else _own_folder(__file__)


@cache  # each load asks several times, and a library does not move while it runs
def _own_folder(module: str) -> Path:
    packaged = Path(module).parent / "_data"
    return packaged if packaged.is_dir() else Path(module).parents[2] / "data"


def normalised(data: bytes) -> bytes:
    """Take away what Windows, git and spreadsheets add without changing data: CRLF and a byte-order mark."""
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def read_bytes(table: Table) -> bytes:
    """Return the normalised bytes of a table; CourseError if the file cannot be read."""
    try:
        return normalised(table.file.read_bytes())
    except FileNotFoundError:
        problem = f"{table.shown} is missing (looked in {folder()})"
    except (OSError, ValueError) as error:  # ValueError: a damaged path that no file can have
        problem = f"{table.shown} cannot be read ({type(error).__name__})"
    raise CourseError(f"{problem}. {put_back(table.shown)}")


def put_back(shown: str) -> str:
    """Return the way out that every message about a file ends with."""
    if os.environ.get("QUASIALLIANCE_DATA"):
        return f"Put a whole and correct copy of it into {folder()}, or unset QUASIALLIANCE_DATA."
    if folder().name == "_data":
        return "Install the course again."
    return (
        f"Put the original back (`git checkout -- {shown}`, or fetch the course again); "
        "if the change is yours, mend it there."
    )


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def tables() -> dict[str, Table]:
    """Return all tables by name; parsed once for each content of datapackage.json."""
    file = folder() / FILE
    try:
        return _parsed(file)
    except FileNotFoundError:
        problem = f"{FILE} is missing in {folder()}"
    except OSError as error:
        problem = f"{file} cannot be read ({type(error).__name__})"
    except _DAMAGE as error:
        why = f"{type(error).__name__}: {error}".replace("\n", " ")[:120]
        problem = f"{folder().name}/{FILE} is damaged ({why})"
    raise CourseError(f"{problem}. {put_back(f'{folder().name}/{FILE}')}")


def table(name: str) -> Table:
    """Return the table called `name`; CourseError with near names if there is none."""
    known = tables()
    if isinstance(name, str) and name in known:
        return known[name]
    near = difflib.get_close_matches(str(name), known, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(known)}."
    raise CourseError(f"There is no table {str(name)!r}. {hint}")


# Path, time and size of the file, its checksum, and what was in it; its text would be a megabyte.
_last: tuple[tuple, str, dict[str, Table]] | None = None
_FRESH = 2  # seconds in which a file may change twice and show the same time


def _parsed(file: Path) -> dict[str, Table]:
    """What is in the file; it is not read again while it lies there untouched."""
    global _last
    now = file.stat()
    seen = str(file), now.st_mtime_ns, now.st_size, now.st_ino
    if _last is None or _last[0] != seen or time.time() - now.st_mtime < _FRESH:
        data = file.read_bytes()
        whole = digest(data)
        _last = seen, whole, _last[2] if _last and _last[1] == whole else _parse(data)
    return _last[2]


def _parse(data: bytes) -> dict[str, Table]:
    found = [_table(raw) for raw in json.loads(data.decode("utf-8-sig"))["resources"]]
    parsed = {entry.name: entry for entry in found}
    _expect(found and len(parsed) == len(found), "it names no table, or one table twice")
    return parsed


def _table(raw: dict) -> Table:
    schema = raw["schema"]
    _expect(schema.get("missingValues") == [""], "missingValues must be the empty text only")
    fields = tuple(_field(field) for field in schema["fields"])
    algorithm, _, sha256 = raw["hash"].partition(":")
    _expect(algorithm == "sha256" and re.fullmatch("[0-9a-f]{64}", sha256), f"hash of {raw['name']}")
    entry = Table(
        name=_text(raw, "name"),
        path=_text(raw, "path"),
        title=_text(raw, "title"),
        description=_text(raw, "description"),
        rows=_count(raw, "rows"),
        size=_count(raw, "bytes"),
        sha256=sha256,
        fields=fields,
        key=tuple(schema.get("primaryKey", ())),
        sources=tuple(raw["sources"]),
        raw=raw,
    )
    _expect({*entry.key} <= {field.name for field in fields}, f"primary key of {entry.name}")
    for source in entry.sources:
        for part in ("id", "title", "publisher", "path", "vintage", "licence"):
            _text(source, part)
        _expect(all(isinstance(source.get(part, ""), str) for part in ("short", "role")), source["id"])
    for part in ("caveats", "transformations"):
        _texts(raw[part], f"{part} of {entry.name}")
    for part in ("cross_checks", "not_found"):
        _texts(raw.get(part, ["-"]), f"{part} of {entry.name}")
    _texts([licence["title"] for licence in raw["licenses"]], f"licenses of {entry.name}")
    _texts([raw["coverage"]["from"], raw["coverage"]["to"]], f"coverage of {entry.name}")
    _expect(fields and entry.sources, f"{entry.name} has no fields or no sources")
    return entry


def _field(raw: dict) -> Field:
    constraints = raw.get("constraints", {})
    _expect(raw["type"] in _TYPES, f"unknown type {raw['type']!r}")
    _expect({*constraints} <= _CONSTRAINTS, f"unknown constraint at {raw['name']!r}")
    if "pattern" in constraints:
        re.compile(constraints["pattern"])
    unit = _text(raw, "unit") if "unit" in raw else ""
    return Field(_text(raw, "name"), raw["type"], _text(raw, "description"), unit, constraints)


def _text(raw: dict, part: str) -> str:
    _expect(isinstance(raw[part], str) and raw[part], f"{part} is no text")
    return raw[part]


def _texts(found: list, where: str) -> None:
    _expect(isinstance(found, list) and found and all(isinstance(item, str) for item in found), where)


def _count(raw: dict, part: str) -> int:
    _expect(type(raw[part]) is int and raw[part] >= 0, f"{part} is no count")
    return raw[part]


def _expect(holds: object, what: str) -> None:
    if not holds:
        raise ValueError(what)
