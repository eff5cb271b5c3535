"""The author's side of the passports: issue one anew for a changed table, write the readable catalogue.

Source: data/datapackage.json. No frictionless here: authors and learners need not have it.
An entry keeps its sources by weight, the main one first; `short` is a source's name in source lines, and
`role` marks a source that no row names.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from . import datapackage, tablecheck
from .changed_data import COURSE_HASH
from .datapackage import Table, folder
from .errors import CourseError
from .passport_view import NONE, describe, kind, licences, span

CATALOGUE = "README.md"
NO_HASH = "sha256:" + "0" * 64  # in an entry written by hand for a new table
_FIELD_HEAD = ("Field", "Type and unit", "Required", "What it says")


def reissue(name: str) -> str:
    """Check the table `name` wholly and write its new size, checksum, rows and period into its passport.

    Beside another checksum the one of the course's own table is kept (see `changed_data`).
    Rewrites datapackage.json and the catalogue, and the line ends of the table if they are those of Windows.
    Returns one sentence saying what was done. Raises CourseError, and writes nothing, when the table breaks
    its schema: then mend the table, or widen the schema in datapackage.json by hand. A new table gets its
    passport so too: write its entry by hand with rows and bytes 0 and a hash of zeros, then call this.
    """
    table = datapackage.table(name)
    data = datapackage.read_bytes(table)
    frame = tablecheck.frame(data, table)
    package = json.loads((folder() / datapackage.FILE).read_text(encoding="utf-8-sig"))
    entry = next(raw for raw in package["resources"] if raw["name"] == name)
    entry["rows"], entry["bytes"] = len(frame), len(data)
    _renew_hash(entry, f"sha256:{datapackage.digest(data)}")
    _renew_period(entry, data, table)
    if table.file.read_bytes() != data:
        _write(table.file, data)
    _write(folder() / datapackage.FILE, (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode())
    _write(folder() / CATALOGUE, catalogue().encode())
    return (
        f"{table.shown}: passport issued anew for {len(frame)} rows, {len(data)} bytes; catalogue rewritten."
    )


def _renew_hash(entry: dict, new: str) -> None:
    """Beside the hash of another table keep that of the course's own, until its passport is issued again."""
    own = entry.pop(COURSE_HASH, entry["hash"])
    entry["hash"] = new
    if own not in (new, NO_HASH):
        entry[COURSE_HASH] = own


def _renew_period(entry: dict, data: bytes, table: Table) -> None:
    """Set from and to by the column that the passport names (years, months, days, or spans with "/")."""
    column = entry["coverage"].get("field")
    if column is None:
        return
    ends = [end for text in tablecheck.columns(data, table)[column] for end in text.split("/")]
    # "2025" stands for the whole year, so as an end it is later than "2025-05".
    entry["coverage"].update({"from": min(ends), "to": max(ends, key=lambda end: end.ljust(10, "9"))})


def _write(file: Path, data: bytes) -> None:
    """Replace a file in one step, so that a crash never leaves half of it."""
    half = file.with_name(file.name + ".new")
    try:
        half.write_bytes(data)
        if file.exists():
            shutil.copymode(file, half)
        os.replace(half, file)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise CourseError(
            f"{file} cannot be written ({error.strerror}). Check the rights of its folder."
        ) from None


def catalogue() -> str:
    """Return data/README.md: each passport as a readable page (Markdown), ordered as datapackage.json."""
    tables = list(datapackage.tables().values())
    index = [(f"[{t.name}](#{t.name})", t.title, str(t.rows), span(t), t.path.split("/")[0]) for t in tables]
    parts = [
        "# Data of the course",
        "Made from `datapackage.json` by `quasialliance passport NAME`: do not edit it by hand. Each table "
        "has a passport: what it says, where it comes from, on what terms, and how it can mislead. In a "
        'notebook `qa.load("bilateral_trade")` gives the table, `qa.passport("bilateral_trade")` its page.',
        "Licences differ by table. Many are small extracts of facts from sources that are not open: "
        "cite them, and do not pass them on as open data.",
        "## Tables",
        _table(("Table", "What", "Rows", "From-to", "Folder"), index),
        *(_page(table) for table in tables),
    ]
    return "\n\n".join(parts) + "\n"


def _page(table: Table) -> str:
    fields = [
        (f"`{f.name}`", kind(f), "yes" if f.constraints.get("required") else "no", f.description)
        for f in table.fields
    ]
    sources = [f"`{source['id']}`: {describe(source)} <{source['path']}>" for source in table.sources]
    copies = [
        f"`{s['id']}`: {s['obtained_from']}"
        for s in table.sources
        if s.get("obtained_from", s["path"]) != s["path"]
    ]
    return "\n\n".join(
        [
            f"## {table.name}",
            f"**{table.title}.** {table.description}",
            f"File [`{table.path}`]({table.path}): {table.rows} rows, {table.size} bytes, {span(table)}. "
            f"One row for each: {', '.join(table.key) or 'line'}. sha256 `{table.sha256}`",
            f"### How this can mislead: {table.name}",
            _list(table.raw["caveats"]),
            f"### Fields: {table.name}",
            _table(_FIELD_HEAD, fields),
            f"### What was done to it: {table.name}",
            _list(table.raw["transformations"]),
            f"### Checked against: {table.name}",
            _list(table.raw.get("cross_checks", NONE)),
            f"### Looked for and not found: {table.name}",
            _list(table.raw.get("not_found", NONE)),
            f"### Licence and sources: {table.name}",
            _list(licences(table)),
            "Sources:",
            _list(sources),
            *(["Copies that were read:", _list(copies)] if copies else []),
        ]
    )


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [head, ["---" for _ in head], *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
