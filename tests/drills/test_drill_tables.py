"""Drill: one value of a table changes, its passport is issued anew – what notebooks show must change, too.

Each notebook runs once here, without pictures. For each table, in the first notebook that names it, a fork of
this process goes on from the cell that reads the table, with one value changed (seeded). Only cells that the
table can reach run again, and the first that says something else than before ends it. Where none does, the
pictures are drawn: a value that changes their dots and no text at all is a survivor. One that changes neither
is not used: another is tried.

Which value a notebook uses cannot be read off its code: it is found by trying, which takes minutes. What was
found stands in `used_values.json` and is tried first, so that CI pays for the proof only. Where a notebook
changed and nobody notices that value any more, the search begins anew. QUASIALLIANCE_DRILLS=full searches
everywhere, each table in every notebook that reads it, and writes that file (with `-n 0`).
"""

import json
import os
import random
from pathlib import Path

import nbformat
import pytest
from changes import Content, taken_for_issued
from notebook_tools import NOTEBOOKS, code_cells, name_of, read
from quasialliance import datapackage, tablecheck
from quasialliance.errors import CourseError
from replay import CAN_FORK, Replay, forked

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this drill forks the process, which Windows cannot")
FULL = os.environ.get("QUASIALLIANCE_DRILLS") == "full"
USED = Path(__file__).with_name("used_values.json")  # notebook: table: row (as a spreadsheet counts), column
SINGLES = 4  # values tried one by one before blocks are halved
FEW = 100  # so many are all tried one by one: together they may break a rule, as names of rows do
BLOCK = 1000  # values changed together to see whether any of them is used


def users(used: dict) -> dict:
    """For each table the first notebook in which a value was noticed before, or else that names it."""
    found = {}
    for path in reversed(NOTEBOOKS):
        code = "\n".join(cell.source for cell in code_cells(read(path)))
        found |= {name: path for name in datapackage.tables() if f'"{name}"' in code}
    for path in reversed(NOTEBOOKS):
        found |= {name: path for name in used.get(path.stem, {})}
    return found


class Trial:
    """One notebook and one table of it: change values, see who notices."""

    def __init__(self, replay, said, name):
        self.replay, self.said, self.name = replay, said, name
        readers = {place for place, one in enumerate(said) if name in one.tables}
        self.start = min(readers)
        self.way = replay.way_through(self.start, replay.reached_from(readers))
        self.content = Content.of(name)
        self.chance = random.Random(f"{replay.path.stem} {name}")
        self.blind, self.last, self.dots = [], None, None

    def proof(self, used: list | None) -> str:
        """Who notices a change of the value that was used before, or of one searched for; "" if nobody."""
        names = self.content.rows[0]
        if used and used[0] <= len(self.content.rows) and used[1] in names:
            if noticed := self.outcome([(used[0] - 1, names.index(used[1]))]):
                return noticed
            self.blind.clear()  # a value of another edition of the notebook
        return self.search()

    def search(self) -> str:
        """Change values until one is noticed; says which and by whom, "" if none is."""
        code = "\n".join(self.replay.cells)
        texts = "\n".join(text for place in self.way for text in self.said[place].texts)
        for group in self.content.places(code, texts, self.chance):
            alone = len(group) if len(group) <= FEW else SINGLES
            blocks = [group[start : start + BLOCK] for start in range(alone, len(group), BLOCK)]
            for block in [*([place] for place in group[:alone]), *blocks]:
                if noticed := self._one_of(block):
                    return noticed
        return ""

    def _one_of(self, block) -> str:
        """Halve a block until one value is left; "" if nobody notices the whole block."""
        if not self.outcome(block):
            return ""
        while len(block) > 1:
            half = block[: len(block) // 2]
            block = half if self.outcome(half) else block[len(half) :]
        return self.outcome(block)

    def outcome(self, places) -> str:
        """Who notices when these values change; one stays as it is where the table's rules forbid another."""
        news = {place: self.content.other(place, self.chance) for place in places}
        new = {place: text for place, text in news.items() if text is not None}
        data = self.content.with_values(new)
        if not new or not self._allowed(data):
            return ""
        noticed = forked(lambda: self._noticed(data))
        (row, column), text = next(iter(new.items()))
        self.last = [row + 1, self.content.rows[0][column]]
        told = f"{self.name} row {row + 1}, {self.content.rows[0][column]} = {text[:40]}"
        if not noticed and len(new) == 1 and (drawn := self._drawn(data)):
            self.blind.append(f"{self.replay.path.stem}, code cell {drawn}: {told}, seen in the picture only")
        return f"{told}: {noticed}" if noticed else ""

    def _allowed(self, data) -> bool:
        """Whether a passport would be issued."""
        try:
            tablecheck.frame(data, self.content.table)
        except CourseError:
            return False
        return True

    def _noticed(self, data) -> str:
        """The first cell that says something else, and how; "" if none does."""
        taken_for_issued(self.name, data)
        for place in self.way:
            now = self.replay.run(place)
            if now.error or now.texts != self.said[place].texts:
                return f"code cell {place + 1} {now.error or 'says something else'}"
        return ""

    def _drawn(self, data) -> int:
        """The first cell (from 1) whose pictures have other dots than with the old value, 0 if none has."""
        if self.dots is None:
            self.dots = forked(lambda: self._pictures(self.content.with_values({})))
        cells = zip(self.way, self.dots, forked(lambda: self._pictures(data)), strict=True)
        return next((place + 1 for place, before, now in cells if now != before), 0)

    def _pictures(self, data) -> list[list[str]]:
        """The marks of the pictures of each cell on the way."""
        taken_for_issued(self.name, data)
        self.replay.sees = True
        return [self.replay.run(place).pictures for place in self.way]


def drill(path, ledger, tables=None, used=None) -> tuple[int, dict[str, list], list[str]]:
    """How many tables of a notebook were tried, by table the value that was noticed, and the survivors."""
    noticed, survivors = {}, []
    with Replay(path, ledger, pictures=False) as replay:
        said = replay.run_all()
        assert [one.error for one in said if one.error] == []
        every = set(datapackage.tables())
        for one in said:
            one.tables = set() if one.tables == every else one.tables  # a self-check shows none of them
        names = sorted(set().union(*(one.tables for one in said)))
        trials = [Trial(replay, said, name) for name in names if tables is None or name in tables]
        replay.restart()
        for place in range(max((one.start for one in trials), default=-1) + 1):
            for trial in (one for one in trials if one.start == place):
                found = trial.proof((used or {}).get(trial.name))
                noticed |= {trial.name: trial.last} if found else {}
                survivors += trial.blind + ([] if found else [f"{path.stem}: {trial.name}, nobody notices"])
            replay.run(place)
    return len(trials), noticed, survivors


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_a_changed_value_is_noticed(path, tmp_path, record_property):
    used = json.loads(USED.read_text(encoding="utf-8"))
    best = users(used)
    mine = None if FULL else {name for name in datapackage.tables() if best.get(name, path) == path}
    known = {} if FULL else used.get(path.stem)
    tried, noticed, survivors = drill(path, tmp_path / "ledger.jsonl", mine, known)
    if FULL:
        text = json.dumps(used | {path.stem: noticed}, indent=1, sort_keys=True)
        USED.write_text(text + "\n", encoding="utf-8")
    record_property("drill", ["one value of a table changed", tried, len(noticed), survivors])
    assert survivors == []
    assert len(noticed) == tried


# -- the drill can fail ---------------------------------------------------------------------------------

READS = "import quasialliance as qa\ntrade = qa.load('bilateral_trade').query('preferred == 1')"
DRAWS = """import matplotlib.pyplot as plt
fig, ax = plt.subplots()
for n, value in enumerate(trade['value_usd']):
    ax.plot([0, 1], [n, n + value / 1e12], label='_x', clip_on=False)
"""


def notebook(folder, *sources):
    path = folder / "99_small.ipynb"
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_a_table_that_is_said_is_noticed(tmp_path):
    path = notebook(tmp_path, READS, "print(trade['value_usd'].sum())")
    tried, noticed, survivors = drill(path, tmp_path / "ledger.jsonl")
    assert (tried, len(noticed), survivors) == (1, 1, [])


def test_a_table_that_nobody_uses_is_a_survivor(tmp_path):
    path = notebook(tmp_path, READS, "print(len(trade) > 0)")
    tried, noticed, survivors = drill(path, tmp_path / "ledger.jsonl")
    assert (tried, noticed, survivors) == (1, {}, ["99_small: bilateral_trade, nobody notices"])


def test_a_value_that_is_only_drawn_is_a_survivor(tmp_path, monkeypatch):
    monkeypatch.setattr("quasialliance.twin.describe", lambda fig: "A chart.")
    monkeypatch.setattr("test_drill_tables.BLOCK", 6)  # a short search is enough here
    path = notebook(tmp_path, READS, DRAWS + "qa.show(fig, 'Figure 99.1. Trade.')")
    _, noticed, survivors = drill(path, tmp_path / "ledger.jsonl")
    assert noticed == {} and any("seen in the picture only" in one for one in survivors)
