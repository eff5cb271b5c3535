"""Drill: the cells of the notebooks on tomorrow's data, with a passport issued anew.

An appended year and a revised value simply run. A lost country may stop a cell, but then the learner reads
plain sentences that name the table and the way out, and no traceback of pandas. Only cells that the table
can reach are run, those after its reading in a fork; as in "Run All", the first error ends it. What
`qa.load` refuses is tried in `test_drill_future.py`. A normal run takes one table and one future in each
notebook (seeded), QUASIALLIANCE_DRILLS=full all of them.
"""

import io
import os
import random
from collections import Counter
from contextlib import contextmanager, redirect_stdout
from itertools import groupby
from operator import itemgetter

import nbformat
import pytest
from changes import taken_for_issued
from futures import changed
from notebook_tools import NOTEBOOKS, calls, name_of, replaced
from quasialliance import changed_data, datapackage, tablecheck
from quasialliance.errors import CourseError
from quasialliance.panel import Panel
from replay import CAN_FORK, Replay, forked

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this drill forks the process, which Windows cannot")
FULL = os.environ.get("QUASIALLIANCE_DRILLS") == "full"
EVENTS = "timeline_events"  # `qa.mark_events` loads it
STATES = 6 if FULL else 1  # of each panel
RAN, TOLD = "ran", "told in words"
ALLOWED = {"next year appended": {RAN}, "value revised": {RAN}, "country missing": {RAN, TOLD}}


def readers(cells: list[str]) -> dict[str, set[int]]:
    """By table the cells that load it: a name without loading may stand for a source line."""
    found = {}
    for place, source in enumerate(cells):
        loaded = [name for name in datapackage.tables() if f'"{name}"' in source and calls(source, "load")]
        for name in loaded + [EVENTS] * calls(source, "mark_events"):
            found.setdefault(name, set()).add(place)
    return found


def issued(name: str, future: str) -> bytes | None:
    """The table as it will be; None where that does not apply, or would get no passport."""
    data = changed(name, future)
    if data is None:
        return None
    try:
        tablecheck.frame(data, datapackage.table(name))
    except CourseError:
        return None
    return data


def trials(path, names) -> list[tuple[str, str]]:
    """Tables and futures to try: all, or one that the notebook's name decides."""
    pairs = [(name, future) for name in sorted(names) for future in ALLOWED]
    random.Random(path.stem).shuffle(pairs)
    possible = (pair for pair in pairs if issued(*pair) is not None)
    return sorted(possible) if FULL else [next(possible)]


def outcome(replay, way, name, future) -> str:
    """What a learner meets who runs these cells on the table that is to come, and moves their panels."""
    taken_for_issued(name, issued(name, future))
    with panels_made() as panels:
        for place in way:
            if error := replay.run(place).error:
                told = error.startswith("CourseError") or clear(shown(replay, place), name)
                return TOLD if told else f"code cell {place + 1}, {error}"
    return RAN if TOLD in ALLOWED[future] else moved(panels)  # of a lost country a panel tells by itself


@contextmanager
def panels_made():
    """Collect the panels that cells make."""
    panels, make = [], Panel.__init__

    def noted(panel, *parts, **named):
        make(panel, *parts, **named)
        panels.append(panel)

    with replaced(Panel, "__init__", noted):
        yield panels


def moved(panels) -> str:
    """What some states of the panels, chosen by chance, come to."""
    for panel in panels:
        for state in random.Random(panel.caption).choices(list(panel.states()), k=STATES):
            try:
                panel.draw(state)
            except Exception as error:
                return f"{panel.caption} {state}, {type(error).__name__}: {error}"
    return RAN


def shown(replay, place) -> str:
    """What stands under a cell that fails, in one line."""
    with redirect_stdout(io.StringIO()) as printed:
        replay.shell.run_cell(replay.cells[place], store_history=False)
    return " ".join(printed.getvalue().split())


def clear(text: str, name: str) -> bool:
    """What is so of the table and the way out, without a traceback."""
    file = datapackage.table(name).shown
    return "Traceback" not in text and f"{file} is not the table" in text and "Put the original back" in text


def drill(path, ledger, tried=None) -> dict[tuple[str, str], str]:
    """By table and future what running the cells comes to."""
    found = {}
    with Replay(path, ledger, pictures=False) as replay:
        places = readers(replay.cells)
        for name, pairs in groupby(tried or trials(path, places), key=itemgetter(0)):
            way, start = replay.way_through(0, replay.reached_from(places[name])), min(places[name])
            replay.restart()
            problems = [error for place in way if place < start and (error := replay.run(place).error)]
            assert problems == []
            after = [place for place in way if place >= start]
            for pair in pairs:
                found[pair] = forked(lambda pair=pair, after=after: outcome(replay, after, *pair))
    return found


def survivors(path, found) -> list[str]:
    return [
        f"{path.stem}: {name}, {future}: {came}"
        for (name, future), came in found.items()
        if came not in ALLOWED[future]
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_cells_run_on_tomorrows_data_or_say_why_not(path, tmp_path, record_property):
    found = drill(path, tmp_path / "ledger.jsonl")
    left = survivors(path, found)
    kinds = Counter((pair[1], came if came in (RAN, TOLD) else "stopped") for pair, came in found.items())
    for (future, came), count in kinds.items():
        good = count if came in ALLOWED[future] else 0
        record_property("drill", [f"cells on tomorrow's data, {future} ({came})", count, good, []])
    record_property("drill", ["cells on tomorrow's data, in all", len(found), len(found) - len(left), left])
    assert left == []
    assert found


# -- the drill can fail ---------------------------------------------------------------------------------

READS = 'import quasialliance as qa\ntrade = qa.load("bilateral_trade")'
NEWEST = "print({2026: 'the newest year'}[trade['year'].max()])"
PANEL = '''def view(ax, year):
    """Which year?

    Panel 99.1. A year."""
    return {2025: "The last year but one.", 2026: "The newest year."}[year]

years = sorted(set(trade["year"].tolist()))[-2:]
qa.Panel(view, year=qa.Slider("Year", years, 2026))'''
TURKEY = "print(trade.set_index('reporter').loc['TUR', 'value_usd'].sum())"


def small(folder, source):
    path = folder / "99_small.ipynb"
    cells = [nbformat.v4.new_code_cell(one) for one in (READS, source)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.mark.parametrize(
    ("source", "future", "came"),
    [
        ("print(trade['year'].max())", "next year appended", RAN),
        (NEWEST, "next year appended", TOLD),  # but that is not allowed
        (TURKEY, "value revised", RAN),
        (TURKEY, "country missing", TOLD),
    ],
)
def test_what_cells_come_to_is_seen(tmp_path, source, future, came):
    path = small(tmp_path, source)
    found = drill(path, tmp_path / "ledger.jsonl", [("bilateral_trade", future)])
    assert found == {("bilateral_trade", future): came}
    assert len(survivors(path, found)) == (came not in ALLOWED[future])


def test_a_state_of_a_panel_that_fails_is_a_survivor(tmp_path, monkeypatch):
    monkeypatch.setattr("test_drill_future_cells.STATES", 9)
    path = small(tmp_path, PANEL)
    found = drill(path, tmp_path / "ledger.jsonl", [("bilateral_trade", "next year appended")])
    assert "Panel 99.1. A year. (2027,), KeyError: 2027" in survivors(path, found)[0]


def test_a_raw_traceback_is_a_survivor(tmp_path, monkeypatch):
    monkeypatch.setattr(changed_data, "note", lambda table, digest: None)
    path = small(tmp_path, TURKEY)
    found = drill(path, tmp_path / "ledger.jsonl", [("bilateral_trade", "country missing")])
    assert survivors(path, found) == [
        "99_small: bilateral_trade, country missing: code cell 2, KeyError: 'TUR'"
    ]
