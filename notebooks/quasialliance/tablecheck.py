"""Turn the bytes of one table into a DataFrame, and let nothing through that its passport does not allow."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from .datapackage import Field, Table, put_back
from .errors import CourseError
from .tableread import dtype

_INTEGER = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SOURCE_COLUMNS = ("source_id", "source_ids")


def frame(data: bytes, table: Table) -> pd.DataFrame:
    """Parse and check a whole table.

    `data` are normalised bytes. Columns come out as the passport says: text as str, integer as int64
    (Int64 where values may be missing), number as float64, date and yearmonth as datetime64.
    Raises CourseError with the row (as a spreadsheet counts, header = 1), the column and the way out.
    """
    texts = columns(data, table)
    checked = {field.name: _column(texts[field.name], field, table) for field in table.fields}
    _check_key(texts, table)
    _check_sources(texts, table)
    return pd.DataFrame(checked)


def _fail(table: Table, what: str) -> CourseError:
    return CourseError(f"{table.shown}: {what}. {put_back(table.shown)}")


def columns(data: bytes, table: Table) -> dict[str, tuple[str, ...]]:
    """Cut the file into columns of text; the header and each row must have exactly the passport's columns."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _fail(table, f"is not UTF-8 text (byte {error.start}); save it as CSV UTF-8") from None
    try:
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error as error:
        raise _fail(table, f"is cut off or damaged ({error})") from None
    except ValueError:
        raise _fail(table, "is empty") from None
    _check_header(header, table)
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise _fail(
                table, f"row {number} has {len(row)} values instead of {len(header)}; it may be cut off"
            )
    if not rows:
        raise _fail(table, "holds no rows")
    if not text.endswith("\n"):
        raise _fail(table, f"the last row ({len(rows) + 1}) has no line end, so the file looks cut off")
    return dict(zip(header, zip(*rows, strict=True), strict=True))


def _check_header(header: list[str], table: Table) -> None:
    expected = [field.name for field in table.fields]
    if header == expected:
        return
    missing = [name for name in expected if name not in header]
    new = [name[:40] for name in header if name not in expected]
    what = "the columns stand in another order than in the passport, or twice"
    if missing or new:
        what = (
            f"the columns changed (missing: {', '.join(missing) or 'none'}; new: {', '.join(new) or 'none'})"
        )
    if len(header) == 1 and ";" in header[0]:
        what = "the values are separated by semicolons; save it with commas"
    raise _fail(table, what)


def _column(values: tuple[str, ...], field: Field, table: Table) -> np.ndarray | pd.Series:
    """Check each distinct text of a column once, then build the typed column."""
    try:
        check = _checker(field)
    except (ValueError, TypeError) as problem:
        what = f"its passport in datapackage.json is damaged at column {field.name} ({problem})"
        raise _fail(table, what) from None
    parsed = {}
    for text in dict.fromkeys(values):
        try:
            parsed[text] = check(text)
        except ValueError as problem:
            row = values.index(text) + 2
            raise _fail(table, f"row {row}, column {field.name}: {problem}") from None
    if field.constraints.get("unique") and len(parsed) < len(values):
        raise _fail(table, f"column {field.name} holds a value twice")
    return _typed([parsed[text] for text in values], field)


def _typed(values: list, field: Field) -> np.ndarray | pd.Series:
    if field.type == "integer":
        return pd.Series(values, dtype=dtype(field))
    missing = math.nan if field.type in ("number", "string") else "NaT"
    filled = [missing if value is None else value for value in values]
    if field.type == "string":
        return pd.Series(filled, dtype=dtype(field))
    return np.array(filled, dtype=dtype(field))


def _checker(field: Field) -> Callable[[str], object]:
    """Return a function that turns a text into its value, or raises ValueError saying what is wrong."""
    parse, limits = _PARSERS[field.type], field.constraints
    low, high = (
        None if limits.get(end) is None else parse(str(limits[end])) for end in ("minimum", "maximum")
    )
    allowed = None if "enum" not in limits else {parse(str(item)) for item in limits["enum"]}
    pattern = re.compile(limits.get("pattern", ".*"), re.DOTALL)

    def check(text: str) -> object:
        if text == "":
            if limits.get("required"):
                raise ValueError("the value is missing")
            return None
        value = parse(text)
        shown = repr(text[:40])
        if low is not None and value < low:
            raise ValueError(f"{shown} is below the least value allowed, {limits['minimum']}")
        if high is not None and value > high:
            raise ValueError(f"{shown} is above the greatest value allowed, {limits['maximum']}")
        if allowed is not None and value not in allowed:
            raise ValueError(f"{shown} is none of the values allowed")
        if not pattern.fullmatch(text):
            raise ValueError(f"{shown} is not written as the passport says")
        return value

    return check


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is not a whole number")
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text) or math.isinf(float(text)):
        raise ValueError(f"{text[:40]!r} is not a number")
    return float(text)


def _date(text: str) -> dt.date:
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"{text[:40]!r} is not a date") from None


def _yearmonth(text: str) -> dt.date:
    return _date(f"{text}-01")


_PARSERS = {"string": str, "integer": _integer, "number": _number, "date": _date, "yearmonth": _yearmonth}


def _check_key(columns: dict[str, tuple[str, ...]], table: Table) -> None:
    seen: dict[tuple, int] = {}
    keys = zip(*(columns[name] for name in table.key), strict=True)
    for row, key in enumerate(keys, start=2):
        if seen.setdefault(key, row) != row:
            raise _fail(table, f"rows {seen[key]} and {row} have the same key ({', '.join(table.key)})")


def _check_sources(columns: dict[str, tuple[str, ...]], table: Table) -> None:
    known = {source["id"] for source in table.sources}
    for name in SOURCE_COLUMNS:
        for text in dict.fromkeys(columns.get(name, ())):
            if unknown := {*text.split(";")} - known:
                row = columns[name].index(text) + 2
                what = f"row {row}, column {name}: {min(unknown)!r} is not among the sources of the passport"
                raise _fail(table, what)
