"""Change one value of a table so that all its rules still hold, and let the library take it for issued."""

import csv
import io
import random
import re
from dataclasses import dataclass, replace

from quasialliance import datapackage, tablecheck
from quasialliance.datapackage import Table

IN_WORDS = {"note", "source_id", "source_ids", "source_url", "description"}  # no figure is made of these
NO_MEASURE = {"year", "month", "identifier", "version", "number", "session number"}


def rows_of(data: bytes) -> list[list[str]]:
    """A table as texts: the rows of the file, header first."""
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def bytes_of(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


@dataclass
class Content:
    """A table with its rows as texts, header first."""

    table: Table
    rows: list[list[str]]

    @classmethod
    def of(cls, name: str) -> "Content":
        table = datapackage.table(name)
        return cls(table, rows_of(datapackage.read_bytes(table)))

    def with_values(self, new: dict[tuple[int, int], str]) -> bytes:
        """The bytes of the table with some values (row and column, from 0) replaced."""
        rows = [list(row) for row in self.rows]
        for (row, column), text in new.items():
            rows[row][column] = text
        return bytes_of(rows)

    # -- which value to change, and into what -------------------------------------------------------------

    def places(self, code: str, texts: str, chance: random.Random) -> list[list[tuple[int, int]]]:
        """Places of values by chance, in groups: likely columns first.

        In a group first those whose digits the texts say, in rows that the code names.
        """
        words, said = set(re.findall(r"[\w.-]+", code)), _digits_said(texts)
        rank = self._ranks(words)
        telling = [n for n, field in enumerate(self.table.fields) if field.name not in IN_WORDS]
        named = {n: sum(row[at] in words for at in telling) for n, row in enumerate(self.rows)}
        found = [(row, column) for row in named if row for column in rank if self.rows[row][column]]
        chance.shuffle(found)
        digits = {place: _digits_in(self.rows[place[0]][place[1]], said) for place in found}
        found.sort(key=lambda place: -digits[place] - named[place[0]])
        return [[one for one in found if rank[one[1]] == level] for level in sorted({*rank.values()})]

    def _ranks(self, words: set[str]) -> dict[int, int]:
        """Columns: measured ones that the code names come first, then any that it names, then the others."""
        found = {}
        for n, one in enumerate(self.table.fields):
            if one.name in IN_WORDS:
                continue
            used = one.name in words
            measures = one.type in ("integer", "number") and one.unit and one.unit not in NO_MEASURE
            if measures and "enum" not in one.constraints:
                found[n] = 0 if used else 2
            else:
                found[n] = (1 if used else 3) + 3 * (one.name in self.table.key)
        return found

    def other(self, place: tuple[int, int], chance: random.Random) -> str | None:
        """Another value for a place that its column in the passport allows; None if there is none."""
        row, column = place
        field, now = self.table.fields[column], self.rows[row][column]
        check = tablecheck._checker(field)
        for text in [*_near(now), *(chance.choice(self.rows[1:])[column] for _ in range(40))]:
            try:
                if text not in ("", now) and check(text) != check(now):
                    return text
            except ValueError:
                continue
        return None


def _near(now: str) -> list[str]:
    """The decimal point misplaced, or else half as much again; a year later or earlier; nothing for words."""
    if re.fullmatch("[0-9]{4}-[0-9]{2}(-[0-9]{2})?", now):
        return [f"{int(now[:4]) + years}{now[4:]}" for years in (1, -1, 2)]
    try:
        value = float(now)
    except ValueError:
        return []
    moved = [value * 10, value / 10, value * 1.5, value * 0.5, value + 1, value - 1]
    return [str(round(one)) if now.lstrip("-").isdigit() else f"{one:.10g}" for one in moved]


def _digits_said(texts: str) -> set[str]:
    """The digits of all numbers in a text, three at least; where the point stands does not matter."""
    numbers = re.findall(r"[0-9][0-9,]*\.?[0-9]*", texts)
    return {digits for one in numbers if len(digits := re.sub("[,.]", "", one).strip("0")) >= 3}


def _digits_in(value: str, said: set[str]) -> int:
    """How many of the value's first digits are said; 0 if they are not, or for words."""
    try:
        number = abs(float(value))
    except ValueError:
        return 0
    for count in (7, 6, 5, 4, 3):
        digits = f"{number:.{count - 1}e}".partition("e")[0].replace(".", "").strip("0")
        if len(digits) >= 3 and digits in said:
            return len(digits)
    return 0


def taken_for_issued(name: str, data: bytes) -> None:
    """From now on, in this process, the table has these bytes, and its passport is issued for them."""
    read_bytes, known = datapackage.read_bytes, datapackage.tables()
    lines = data.count(b"\n") - 1
    issued = replace(known[name], rows=lines, size=len(data), sha256=datapackage.digest(data))
    datapackage.tables = lambda: {**known, name: issued}
    datapackage.read_bytes = lambda table: data if table.name == name else read_bytes(table)
