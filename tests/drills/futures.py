"""What can become of a table: a year more, a value revised, a country lost, and what programs do to files."""

import re
from collections.abc import Callable

from changes import bytes_of, rows_of
from quasialliance import datapackage
from quasialliance.datapackage import Table

YEAR = re.compile(r"((?:18|19|20)[0-9]{2})(?![0-9])")
COUNTRY = re.compile(r"country|iso3|reporter|partner|nationality|imposer|seller|buyer|donor|outlet|pollster")
Change = Callable[[Table, bytes], bytes | None]  # None where it does not apply


def _in_time(table: Table) -> list[int]:
    """The columns that say when: dates, years, and periods of years."""
    return [
        n
        for n, field in enumerate(table.fields)
        if field.type in ("date", "yearmonth") or re.search(r"year|date|period|start|end|as_of", field.name)
    ]


def next_year(table: Table, data: bytes) -> bytes | None:
    """The rows of the newest year once more, a year later; what only counts them (EV208) goes on counting."""
    header, *rows = rows_of(data)
    when = [n for n in _in_time(table) if any(YEAR.match(row[n]) for row in rows)]
    if not when:
        return None
    first = when[0]
    last = max(row[first][:4] for row in rows)
    new = [list(row) for row in rows if row[first][:4] == last]
    for row in new:
        for n in when:
            row[n] = YEAR.sub(lambda found: str(int(found[1]) + 1), row[n]).replace("-02-29", "-02-28")
    _count_on(table, header, rows, new)
    return bytes_of([header, *rows, *new])


def _count_on(table: Table, header: list[str], rows: list[list[str]], new: list[list[str]]) -> None:
    """Where new rows have the key of old ones, give their numbers or names the next that is free."""
    key = [header.index(name) for name in table.key]
    names = [n for n in key if "enum" not in table.fields[n].constraints and not COUNTRY.search(header[n])]
    if not names or not {tuple(row[n] for n in key) for row in rows} & {
        tuple(row[n] for n in key) for row in new
    }:
        return
    named, free = names[0], {}
    taken = {row[named] for row in rows}
    for row in new:
        if row[named] not in free:
            free[row[named]] = _next_free(row[named], taken)
            taken.add(free[row[named]])
        row[named] = free[row[named]]


def _next_free(name: str, taken: set[str]) -> str:
    """EV209 after EV208: the last number of a name counted up, or a 2 put behind it."""
    while name in taken:
        before, number, after = re.fullmatch(r"(.*?)([0-9]*)([^0-9]*)", name).groups()
        name = f"{before}{int(number) + 1:0{len(number)}}{after}" if number else f"{name}-2"
    return name


def value_revised(table: Table, data: bytes) -> bytes | None:
    """One measured value, in the middle of the table, a fiftieth larger."""
    rows = rows_of(data)
    for n, field in enumerate(table.fields):
        if field.type == "number" and field.name not in table.key and "enum" not in field.constraints:
            filled = [row for row in rows[1:] if row[n]]
            if filled:
                row = filled[len(filled) // 2]
                row[n] = f"{float(row[n]) * 1.02 or 0.01:.10g}"
                return bytes_of(rows)
    return None


def country_missing(table: Table, data: bytes) -> bytes | None:
    """The rows of the last country of the table left out, as when a source drops it."""
    header, *rows = rows_of(data)
    where = [n for n, name in enumerate(header) if COUNTRY.search(name)]
    if not where or len({row[where[0]] for row in rows}) < 2:
        return None
    gone = sorted({row[where[0]] for row in rows})[-1]
    return bytes_of([header, *(row for row in rows if row[where[0]] != gone)])


def column_renamed(table: Table, data: bytes) -> bytes:
    rows = rows_of(data)
    rows[0][-1] += "_new"
    return bytes_of(rows)


def not_a_number(table: Table, data: bytes) -> bytes | None:
    """NaN, as pandas writes it if asked to, in place of a number."""
    rows = rows_of(data)
    for n, field in enumerate(table.fields):
        if field.type in ("number", "integer"):
            rows[-1][n] = "NaN"
            return bytes_of(rows)
    return None


def marked(table: Table, data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def windows(table: Table, data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def half(table: Table, data: bytes) -> bytes:
    return data[: len(data) // 2]


def half_of_the_rows(table: Table, data: bytes) -> bytes | None:
    cut = data[: data.index(b"\n", len(data) // 2) + 1]
    return cut if cut != data else None


# What qa.load does then: the same table, a warning, or a sentence that refuses it.
FUTURES: dict[str, tuple[Change, set[str]]] = {
    "next year appended": (next_year, {"warned", "refused"}),
    "value revised": (value_revised, {"warned", "refused"}),
    "country missing": (country_missing, {"refused"}),
    "column renamed": (column_renamed, {"refused"}),
    "NaN": (not_a_number, {"refused"}),
    "mark of Excel (BOM)": (marked, {"same"}),
    "line ends of Windows (CRLF)": (windows, {"same"}),
    "half a file": (half, {"refused"}),
    "half of the rows": (half_of_the_rows, {"refused"}),
}


def changed(name: str, future: str) -> bytes | None:
    """The bytes of a table after one of the futures; None where that does not apply."""
    table = datapackage.table(name)
    return FUTURES[future][0](table, datapackage.read_bytes(table))
