"""Drill: what can become of every table. `qa.load` gives it, warns, or refuses in one clear sentence."""

import shutil
import warnings
from collections import Counter

import pandas as pd
import pytest
from futures import FUTURES, changed
from notebook_tools import ROOT
from quasialliance import data, datapackage
from quasialliance.errors import CourseError


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    copy = tmp_path_factory.mktemp("data") / "data"
    shutil.copytree(ROOT / "data", copy)
    return copy


def outcome(name: str, sound: pd.DataFrame) -> str:
    """What loading a table comes to; a traceback of Python or pandas is named as such."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            frame = data.load(name)
        except CourseError as error:
            return "refused" if _clear(str(error), name) else f"unclear: {error}"
        except Exception as error:
            return f"traceback: {type(error).__name__}: {error}"
    if len(told) == 1 and _clear(str(told[0].message), name):
        return "warned"
    if told:
        return f"unclear: {told[0].message}"
    return "same" if frame.equals(sound) else "changed in silence"


def _clear(sentence: str, name: str) -> bool:
    """One line that names the file and says the way out."""
    way_out = "Put a whole and correct copy" in sentence or f"quasialliance passport {name}" in sentence
    return (
        datapackage.table(name).path in sentence and way_out and "\n" not in sentence and len(sentence) < 500
    )


@pytest.mark.parametrize("future", FUTURES)
def test_every_table_is_loaded_or_refused_in_one_sentence(folder, monkeypatch, future, record_property):
    monkeypatch.setenv("QUASIALLIANCE_DATA", str(folder))
    found, survivors = Counter(), []
    for name in datapackage.tables():
        file = datapackage.table(name).file
        before, new = file.read_bytes(), changed(name, future)
        if new is None:
            continue
        sound = data.load(name)
        file.write_bytes(new)
        came = outcome(name, sound)
        file.write_bytes(before)
        found[came] += 1
        survivors += [] if came in FUTURES[future][1] else [f"{name}, {future}: {came}"]
    tried = found.total()
    kinds = ", ".join(f"{count} {came}" for came, count in sorted(found.items()) if count)
    record_property("drill", [f"tables, {future} ({kinds})", tried, tried - len(survivors), survivors])
    assert survivors == []
    assert tried >= 20, "the change applies to hardly any table"


# -- the drill can fail ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("load", "wanted"),
    [
        (lambda name: pd.DataFrame({"a": [1]}), "changed in silence"),
        (lambda name: pd.DataFrame({"a": [1]})["b"], "traceback: KeyError"),
        (lambda name: (_ for _ in ()).throw(CourseError("It is broken.")), "unclear: It is broken."),
        (lambda name: warnings.warn("Something is new.", stacklevel=1), "unclear: Something is new."),
    ],
)
def test_a_bad_outcome_is_seen(monkeypatch, load, wanted):
    monkeypatch.setattr(data, "load", load)
    assert outcome("claims", pd.DataFrame()).startswith(wanted)
