"""What notebooks use of the data: load a table, cite it, show its passport.

Source of all tables: data/datapackage.json, whose entries ("passports") also say how a table can mislead.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from itertools import chain, zip_longest

import pandas as pd

from . import changed_data, datapackage, tablecheck, tableread
from .datapackage import folder
from .errors import CourseError
from .passport_view import DataUsed, Passport

__all__ = ["cite", "data_used", "folder", "load", "passport"]

_CITE_WIDTH = 110
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def load(name: str) -> pd.DataFrame:
    """Return the table `name` as a fresh DataFrame with the columns, types and units of its passport.

    Raises CourseError when the table is unknown or its file is missing, cut off or breaks the passport.
    Warns when the file is whole and allowed but not the one the passport was issued for. A file with the
    checksum of its passport was checked when that was issued, and is not checked again.
    """
    table = datapackage.table(name)
    data = datapackage.read_bytes(table)
    digest = datapackage.digest(data)
    if digest == table.sha256:
        frame = tableread.frame(data, table)
    else:
        frame = tablecheck.frame(data, table)
        _changed(table, len(frame), len(data))
    changed_data.note(table, digest)
    return frame


def _changed(table: datapackage.Table, rows: int, size: int) -> None:
    now = f"{rows} rows and {size} bytes, the passport says {table.rows} and {table.size}"
    renew = f"run `quasialliance passport {table.name}` to issue its passport anew"
    if rows < table.rows:
        # A copy that broke off between two rows looks whole: only the count tells.
        raise CourseError(
            f"{table.shown} has lost rows: it has {now}. {datapackage.put_back(table.shown)} "
            f"If the shorter file is meant, {renew}."
        )
    warnings.warn(
        f"{table.shown} is not the file of its passport: it has {now}; if that is meant, {renew}.",
        stacklevel=3,
    )


def cite(*names: str, rows: pd.DataFrame | None = None) -> str:
    """Return one source line for a figure drawn from these tables, at most about 110 characters.

    With `rows` (the part of the tables that is drawn, with its source column) only the sources of those rows
    are named, the most frequent first. CourseError when a table is unknown or no source is left to name.
    """
    per_table = [[_label(source) for source in _sources(datapackage.table(name), rows)] for name in names]
    # The main source of each table comes first, then the second of each, and so on.
    labels = list(dict.fromkeys(label for label in chain(*zip_longest(*per_table)) if label))
    if not labels:
        raise CourseError(
            "cite() found no source to name: give the names of the tables drawn, "
            "and let rows= keep the column source_id or source_ids."
        )
    shown = [labels[0][:70]]
    for label in labels[1:]:
        if len(_line([*shown, label], len(labels))) > _CITE_WIDTH:
            break
        shown.append(label)
    return _line(shown, len(labels))


def _line(shown: list[str], total: int) -> str:
    more = total - len(shown)
    return "Source: " + "; ".join(shown) + (f" and {more} more, see passport" if more else "")


def _sources(table: datapackage.Table, rows: pd.DataFrame | None) -> list[dict]:
    """Return the sources of a table by weight; with `rows`, those of the rows only."""
    if rows is None:
        return [source for source in table.sources if "role" not in source]
    columns = [rows[column] for column in tablecheck.SOURCE_COLUMNS if column in rows]
    used = Counter(part for column in columns for ids in column for part in ids.split(";"))
    return sorted((s for s in table.sources if s["id"] in used), key=lambda s: -used[s["id"]])


def _label(source: dict) -> str:
    """Return the short name of a source: the one given in the passport, else publisher and year."""
    if "short" in source:
        return source["short"]
    years = _YEAR.findall(source["vintage"])
    return source["publisher"][:50] + (f" ({max(years)})" if years else "")


def passport(name: str) -> Passport:
    """Return the passport of a table; the last line of a cell shows it as a readable page."""
    return Passport(datapackage.table(name))


def data_used(*names: str) -> DataUsed:
    """Return the overview of the tables a notebook uses: what, from-to, main source, licence."""
    return DataUsed([(entry := datapackage.table(name), _label(entry.sources[0])) for name in names])
