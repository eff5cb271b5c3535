"""Show passports in a notebook: as accessible HTML, and the same as plain text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from html import escape

from .datapackage import Field, Table

_WIDTH = 88
NONE = ("Nothing to report.",)


class Passport:
    """The passport of one table: what it says, fields, sources, how it can mislead, what was done to it."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __repr__(self) -> str:
        table = self._table
        parts = [
            f"PASSPORT OF {table.name}: {table.title}",
            _wrap(table.description),
            f"{table.rows} rows, {span(table)}. File: {table.path}",
            "FIELDS\n" + _bullets(f"{f.name} ({kind(f)}): {f.description}" for f in table.fields),
            "HOW THIS CAN MISLEAD\n" + _bullets(table.raw["caveats"]),
            "WHAT WAS DONE TO IT\n" + _bullets(table.raw["transformations"]),
            "CHECKED AGAINST\n" + _bullets(table.raw.get("cross_checks", NONE)),
            "LOOKED FOR AND NOT FOUND\n" + _bullets(table.raw.get("not_found", NONE)),
            "LICENCE\n" + _bullets(licences(table)),
            "SOURCES\n" + _bullets(f"{s['id']}: {describe(s)} {s['path']}" for s in table.sources),
        ]
        return "\n\n".join(parts)

    def _repr_html_(self) -> str:
        table = self._table
        fields = [(f.name, kind(f), f.description) for f in table.fields]
        sources = [(s["id"], describe(s), s["path"]) for s in table.sources]
        return "\n".join(
            [
                f"<section><p><strong>Passport of {escape(table.name)}: {escape(table.title)}</strong></p>",
                f"<p>{escape(table.description)}</p>",
                f"<p>{table.rows} rows, {escape(span(table))}. File: <code>{escape(table.path)}</code></p>",
                _html_list("How this can mislead", table.raw["caveats"]),
                _html_table("Fields", ("Field", "Type and unit", "What it says"), fields),
                _html_list("What was done to it", table.raw["transformations"]),
                _html_list("Checked against", table.raw.get("cross_checks", NONE)),
                _html_list("Looked for and not found", table.raw.get("not_found", NONE)),
                _html_list("Licence", licences(table)),
                "<details><summary>All sources of this table</summary>",
                _html_table("Sources", ("Id", "Source", "Address"), sources, link=True),
                "</details></section>",
            ]
        )


class DataUsed:
    """The tables of one notebook at a glance."""

    _HEAD = ("Table", "What", "From-to", "Main source", "Licence")

    def __init__(self, tables: list[tuple[Table, str]]) -> None:
        self._rows = [(t.name, t.title, span(t), source, _first(licences(t)[0])) for t, source in tables]

    def __repr__(self) -> str:
        lines = ["Data used here"]
        for name, what, years, source, licence in self._rows:
            lines.append(_bullets([f"{name}: {what}. {years}. Main source: {source}. Licence: {licence}."]))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return _html_table("Data used here", self._HEAD, self._rows)


def kind(field: Field) -> str:
    """Return type and unit of a field, such as "number, percent"."""
    return f"{field.type}, {field.unit}" if field.unit else field.type


def span(table: Table) -> str:
    """Return the period that a table covers, such as "1992 to 2026-05"."""
    first, last = table.raw["coverage"]["from"], table.raw["coverage"]["to"]
    return first if first == last else f"{first} to {last}"


def licences(table: Table) -> list[str]:
    return [licence["title"] for licence in table.raw["licenses"]]


def describe(source: dict) -> str:
    """Return title, publisher, vintage and licence of a source in one line."""
    role = f" [{source['role']}]" if "role" in source else ""
    return (
        f"{source['title']}. {source['publisher']}, {source['vintage']}. Licence: {source['licence']}.{role}"
    )


def _first(sentence: str) -> str:
    return re.split(r"[;.] (?![^(]*\))", sentence)[0]  # never inside brackets


def _wrap(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(_wrap(item, "- ", "  ") for item in items)


def _html_list(label: str, items: Iterable[str]) -> str:
    points = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<p><strong>{escape(label)}</strong></p><ul>{points}</ul>"


def _html_table(caption: str, head: Iterable[str], rows: Iterable[tuple], link: bool = False) -> str:
    """Return a table that a screen reader can follow; with `link` the last column holds addresses."""
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    body = ""
    for first, *middle, last in rows:
        end = f'<a href="{escape(last)}">{escape(last)}</a>' if link else escape(last)
        cells = "".join(f"<td>{cell}</td>" for cell in [*map(escape, middle), end])
        body += f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    head_row = f"<thead><tr>{titles}</tr></thead>"
    return f"<table><caption>{escape(caption)}</caption>{head_row}<tbody>{body}</tbody></table>"
