"""The ledger keeps what it acknowledged: through crashes, damage, two writers and disks that refuse."""

import errno
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quasialliance import journal, ledger
from quasialliance.errors import CourseError

BOOK = "03_trade_and_dependence"
# Other processes import the ledger without the drawing parts of the library, which would take seconds.
LIGHT = f"""
import sys, types
sys.modules["quasialliance"] = types.ModuleType("quasialliance")
sys.modules["quasialliance"].__path__ = [{str(Path(ledger.__file__).parent)!r}]
"""
WRITER = """
from quasialliance import ledger
for number in range({count}):
    receipt = ledger.record("guess", "03_trade_and_dependence", "{name}", number, note="x" * 300)
    print(number, receipt.stored, flush=True)
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(ledger, "_waiting", [])
    monkeypatch.setenv("QUASIALLIANCE_LEDGER", str(tmp_path / "mine" / "ledger.jsonl"))
    return tmp_path / "mine" / "ledger.jsonl"


def guess(value, key="turnover", **more):
    return ledger.record("guess", BOOK, key, value, **more)


def verdict(value="qualified", claim="C3", notebook=BOOK, **more):
    return ledger.record("verdict", notebook, claim, value, **({"confidence": 70, "why": "ok"} | more))


def values():
    return [one["value"] for one in ledger.read()]


def refuse(monkeypatch, number, call="write"):
    def refused(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(journal.os, call, refused)


# -- where it lies -----------------------------------------------------------------------------------------


def test_lies_in_the_home_folder_unless_moved(monkeypatch, tmp_path):
    monkeypatch.delenv("QUASIALLIANCE_LEDGER")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert ledger.path() == tmp_path / "quasialliance" / "ledger.jsonl"
    monkeypatch.setenv("QUASIALLIANCE_LEDGER", str(tmp_path / "other.jsonl"))
    assert ledger.path() == tmp_path / "other.jsonl"
    monkeypatch.setenv("QUASIALLIANCE_LEDGER", " ")
    assert ledger.path() == tmp_path / "quasialliance" / "ledger.jsonl"


def test_no_home_folder_is_one_sentence(monkeypatch):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("QUASIALLIANCE_LEDGER")
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(CourseError, match="QUASIALLIANCE_LEDGER"):
        ledger.path()


def test_the_env_variable_moves_the_next_write(place, tmp_path, monkeypatch):
    guess(1)
    monkeypatch.setenv("QUASIALLIANCE_LEDGER", str(tmp_path / "elsewhere.jsonl"))
    guess(2)
    assert values() == [2]
    assert b'"value": 1' in place.read_bytes()


def test_reading_makes_nothing(place):
    assert ledger.read() == []
    assert not place.parent.exists()


def test_place_is_live_with_the_path_and_stored_without(place):
    guess(1)
    one = ledger.place()._repr_mimebundle_()
    guess(2)
    two = ledger.place()._repr_mimebundle_()
    kind = "application/vnd.jupyter.widget-view+json"
    assert set(one) == {kind, "text/plain", "text/html"}
    stored = {key: value for key, value in one.items() if key != kind}
    assert stored == {key: value for key, value in two.items() if key != kind}
    assert str(place.parent) not in str(stored)
    live = widget_of(two[kind]["model_id"]).value
    assert str(place) in live and "2 record(s)" in live


def widget_of(model_id):
    from ipywidgets.widgets.widget import _instances

    return _instances[model_id]


# -- what it takes -----------------------------------------------------------------------------------------


def test_a_record_holds_its_parts(place):
    assert verdict().stored
    (one,) = ledger.read()
    assert one.pop("time").endswith("+00:00")
    assert one == {
        "schema": 1,
        "kind": "verdict",
        "notebook": BOOK,
        "id": "C3",
        "value": "qualified",
        "confidence": 70,
        "why": "ok",
    }


@pytest.mark.parametrize(
    ("kind", "notebook", "key", "value", "more", "said"),
    [
        ("opinion", BOOK, "C3", 1, {}, "kind"),
        (["guess"], BOOK, "C3", 1, {}, "kind"),
        ("guess", "", "turnover", 1, {}, "notebook"),
        ("guess", BOOK, 3, 1, {}, "id"),
        ("guess", BOOK, "turnover", None, {}, "no value"),
        ("guess", BOOK, "turnover", float("nan"), {}, "JSON"),
        ("guess", BOOK, "turnover", object(), {}, "object is no text"),
        ("guess", BOOK, "turnover", 1, {"unit": 5}, "unit"),
        ("guess", BOOK, "turnover", 1, {"time": "now"}, "sets time by itself"),
        ("verdict", BOOK, "C3", "perhaps", {"confidence": 60}, "supported, qualified, refuted, cannot tell"),
        ("verdict", BOOK, "C3", "refuted", {}, "confidence"),
        ("verdict", BOOK, "C3", "refuted", {"confidence": 49}, "confidence"),
        ("verdict", BOOK, "C3", "refuted", {"confidence": 101}, "confidence"),
        ("verdict", BOOK, "C3", "refuted", {"confidence": True}, "confidence"),
        ("verdict", BOOK, "C3", "refuted", {"confidence": 60, "why": "two\nlines"}, "one line"),
    ],
)
def test_what_could_not_be_scored_is_refused_in_a_sentence(place, kind, notebook, key, value, more, said):
    with pytest.raises(CourseError, match=said) as caught:
        ledger.record(kind, notebook, key, value, **more)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    assert not place.exists()


def test_takes_numpy_values_and_any_text(place):
    guess(np.array([1.5, 2.0]), actual=np.int64(3), unit="billion US$")
    verdict(why="Газ, ş, 😀 and half of one \ud83d")
    one, two = ledger.read()
    assert (one["value"], one["actual"], one["unit"]) == ([1.5, 2.0], 3, "billion US$")
    assert two["why"] == "Газ, ş, 😀 and half of one ?"


@given(st.recursive(st.integers(-(2**60), 2**60) | st.text(), lambda inner: st.lists(inner), max_leaves=8))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_value_comes_back_as_given(place, value):
    place.unlink(missing_ok=True)
    guess(value)
    assert values() == [value]


def test_newest_verdict_and_first_guess_count(place):
    verdict("supported")
    verdict("refuted")
    verdict("cannot tell", notebook="00_start_here")
    guess(1), guess(2), guess(3, key="rank")
    latest, first = ledger.latest_verdicts(), ledger.first_guesses()
    assert {key: one["value"] for key, one in latest.items()} == {
        (BOOK, "C3"): "refuted",
        ("00_start_here", "C3"): "cannot tell",
    }
    assert {key: one["value"] for key, one in first.items()} == {(BOOK, "turnover"): 1, (BOOK, "rank"): 3}


def test_table_has_a_row_for_each_record_and_its_columns_when_empty(place):
    empty = ledger.as_table()
    verdict(), guess([1, 2], unit="%")
    table = ledger.as_table()
    assert len(empty) == 0 and len(table) == 2
    assert list(empty) == list(table)
    assert str(table["time"].dtype).endswith("UTC]")
    assert table["value"].tolist() == ["qualified", [1, 2]]


# -- damage ------------------------------------------------------------------------------------------------


def test_a_damaged_line_is_told_copied_aside_and_stays(place):
    guess(1), guess(2), guess(3)
    lines = place.read_bytes().splitlines()
    lines[1] = lines[1][:-9]
    place.write_bytes(b"\n".join(lines) + b"\n")
    before = place.read_bytes()
    found = ledger.read()
    assert [one["value"] for one in found] == [1, 3]
    assert found.damaged == [(2, lines[1])]
    (note,) = found.notes
    assert "line 2" in note and "ledger.jsonl.damaged" in note
    ledger.read()  # reading again does not copy again
    assert place.with_name("ledger.jsonl.damaged").read_bytes() == lines[1] + b"\n"
    assert place.read_bytes() == before


def test_damage_is_read_where_no_copy_can_be_made(place):
    place.parent.mkdir()
    place.write_bytes(b"{broken\n")
    place.with_name("ledger.jsonl.damaged").mkdir()
    assert "no copy could be made" in ledger.read().notes[0]


def test_a_torn_last_line_does_not_swallow_the_next(place):
    guess(1), guess(2)
    place.write_bytes(place.read_bytes()[:-20])
    torn = place.read_bytes().splitlines()[1]
    guess(3)
    assert values() == [1, 3]
    assert ledger.read().damaged == [(2, torn)], "the new record has a line of its own"


def test_records_that_ran_together_are_both_read(place):
    guess(1), guess(2)
    place.write_bytes(place.read_bytes().replace(b"\n", b""))
    assert values() == [1, 2]


@pytest.mark.parametrize(
    "torn", [b'{"schema": 1, "ti', b"\xff\xfe\x00", b"[" * 20000, b'{"schema": {"schema": ']
)
def test_a_record_behind_torn_text_is_read(place, torn):
    guess(1)
    place.write_bytes(torn + place.read_bytes())
    found = ledger.read()
    assert [one["value"] for one in found] == [1] and len(found.damaged) == 1


def test_a_byte_that_is_no_text_is_damage(place):
    verdict(why="gas fell")
    line = place.read_bytes().replace(b"gas", b"g\xfcs")
    place.write_bytes(line)
    found = ledger.read()
    assert list(found) == [] and found.damaged == [(1, line.rstrip(b"\n"))]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_file_saved_again_in_another_encoding(place, encoding):
    guess("ş")
    place.write_bytes(place.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    found = ledger.read()
    assert [one["value"] for one in found] == ([] if encoding == "utf-16" else ["ş"])
    assert bool(found.notes) == (encoding == "utf-16")
    guess(2)
    assert values()[-1] == 2


@pytest.mark.parametrize(
    "change",
    [
        {"confidence": 7},
        {"value": "maybe"},
        {"time": "yesterday"},
        {"time": "1026-11-01T00:00:00+00:00"},
        {"schema": "1"},
        {"schema": 0},
        {"kind": None},
        {"kind": []},
        {"why": float("inf")},
    ],
)
def test_a_line_that_is_json_but_no_record_is_damage(place, change):
    verdict()
    line = json.loads(place.read_text("utf-8")) | change
    place.write_text(json.dumps(line) + "\n", encoding="utf-8")
    found = ledger.read()
    assert list(found) == [] and len(found.damaged) == 1


def test_a_record_of_a_newer_course_is_kept_told_and_not_scored(place):
    verdict()
    newer = b'{"schema": 2, "kind": "verdict", "shape": "unknown"}\n'
    place.write_bytes(newer + place.read_bytes())
    found = ledger.read()
    assert len(found) == 1 and not found.damaged
    assert "newer course" in found.notes[0] and "1 record(s)" in found.notes[0]
    verdict("refuted")
    assert place.read_bytes().startswith(newer)


DAMAGE = st.tuples(
    st.sampled_from(["insert", "delete", "cut"]), st.integers(0, 2500), st.binary(min_size=1, max_size=12)
)


def test_random_damage_takes_nothing_that_it_did_not_touch(place, record_property):
    done = []

    @given(st.lists(DAMAGE, min_size=3, max_size=4))
    @settings(max_examples=340, deadline=None)
    def attack(damages):
        done.append(len(damages))
        place.unlink(missing_ok=True)
        sound = [ledger.new("guess", BOOK, "turnover", number) for number in range(12)]
        text = bytearray(b"".join(map(journal.encode, sound)))
        for kind, at, new in damages:
            at %= len(text) + 1
            if kind == "insert":
                text[at:at] = new
            else:
                del text[at : at + len(new) if kind == "delete" else None]
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(text)
        untouched = [one for one in sound if journal.encode(one).rstrip(b"\n") in text]
        found = ledger.read()
        assert [one for one in found if one in untouched] == untouched
        assert guess(99).stored
        assert values() == [one["value"] for one in found] + [99]

    attack()
    record_property("drill", ["ledger: random damages", sum(done), sum(done), []])
    assert sum(done) >= 1000


# -- disks that refuse -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "call", "said"),
    [
        (errno.EROFS, "open", "read-only"),
        (errno.EACCES, "open", "permission"),
        (errno.ENOSPC, "write", "disk is full"),
        (errno.EIO, "fsync", os.strerror(errno.EIO)),
    ],
)
def test_a_refused_write_is_one_sentence_and_goes_out_with_the_next(
    place, monkeypatch, record_property, number, call, said
):
    record_property("drill", ["ledger: disks that refuse (full, read-only, forbidden, broken)", 1, 1, []])
    guess(1)
    with monkeypatch.context() as broken:
        refuse(broken, number, call)
        receipt = guess(2)
    assert not receipt.stored
    assert said in str(receipt) and str(place) in str(receipt) and "\n" not in str(receipt)
    assert values() == [1, 2], "in this session it counts"
    assert "1 record(s)" in ledger.read().notes[0]
    assert b'"value": 2' not in place.read_bytes()
    assert guess(3).stored
    assert values() == [1, 2, 3] and ledger.read().notes == []


def test_what_waits_is_offered_again_without_a_new_record(place, monkeypatch):
    with monkeypatch.context() as broken:
        refuse(broken, errno.ENOSPC)
        guess(1)
        assert not ledger.save([]).stored
    assert ledger.save([]).stored
    assert values() == [1] and place.read_bytes().count(b"\n") == 1


def test_half_a_write_is_taken_back(place, monkeypatch):
    guess(1)
    whole, write = place.read_bytes(), os.write
    with monkeypatch.context() as broken:
        broken.setattr(journal.os, "write", lambda handle, data: write(handle, data[: len(data) // 2]))
        receipt = guess(2)
    assert not receipt.stored and "disk is full" in str(receipt)
    assert place.read_bytes() == whole


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_disk_that_is_really_full(place):
    place.parent.mkdir()
    place.symlink_to("/dev/full")
    assert "disk is full" in str(guess(1))
    assert values() == [1], "a device is not read"


def test_a_folder_in_the_place_of_the_file(place):
    place.mkdir(parents=True)
    receipt = guess(1)
    assert not receipt.stored and "folder, not a file" in str(receipt)
    assert "folder, not a file" in ledger.read().notes[0]
    assert values() == [1]


def test_a_file_in_the_place_of_the_folder(place):
    place.parent.write_text("in the way", encoding="utf-8")
    receipt = guess(1)
    assert not receipt.stored and "not a folder" in str(receipt)
    assert values() == [1]


def test_a_ledger_that_may_not_be_read(place, monkeypatch):
    guess(1)

    def forbidden(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    found = ledger.read()
    assert found == [] and "permission" in found.notes[0]


LOCKED_OUT = """
from quasialliance import journal, ledger
journal.LOCK_SECONDS = 0.1
print(ledger.record("guess", "03_trade_and_dependence", "turnover", 2))
print(len(ledger.read()))
"""


def test_a_lock_that_is_held_too_long(place):
    guess(1)
    with FileLock(f"{place}.lock"):
        said = start(LOCKED_OUT).communicate(timeout=60)[0].splitlines()
    assert "another notebook is writing" in said[0]
    assert said[1] == "2", "reading goes on: one on the disk, one waiting"


# -- crashes and two writers -------------------------------------------------------------------------------


def start(code):
    return subprocess.Popen([sys.executable, "-c", LIGHT + code], stdout=subprocess.PIPE, text=True)


def test_two_processes_at_once_lose_nothing(place, record_property):
    both = [start(WRITER.format(name=name, count=500)) for name in ("one", "two")]
    said = [process.communicate(timeout=60)[0] for process in both]
    assert all(text.count("True") == 500 for text in said)
    found = ledger.read()
    record_property("drill", ["ledger: records of two writers at once", 1000, len(found), []])
    assert found.damaged == [] and len(found) == 1000
    for name in ("one", "two"):
        assert [one["value"] for one in found if one["id"] == name] == list(range(500))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_while_writing_keeps_all_that_was_acknowledged(place, record_property):
    acknowledged = 0
    for round_ in range(3):
        process = start(WRITER.format(name=f"round{round_}", count=100000))
        assert process.stdout.readline() == "0 True\n"
        time.sleep(random.uniform(0.02, 0.2))
        process.kill()
        done = 1 + process.stdout.read().count("True\n")
        acknowledged += done
        kept = [one["value"] for one in ledger.read() if one["id"] == f"round{round_}"]
        assert kept[:done] == list(range(done))
    assert guess(-1).stored and values()[-1] == -1
    assert acknowledged >= 3
    drill = "ledger: records acknowledged before kill -9"
    record_property("drill", [drill, acknowledged, acknowledged, []])


TORN = """
import os, signal
from quasialliance import journal, ledger
ledger.record("guess", "03_trade_and_dependence", "turnover", 1)
write = os.write
def torn(handle, data):
    write(handle, data[:len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)
journal.os.write = torn
ledger.record("guess", "03_trade_and_dependence", "turnover", 2)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_in_the_middle_of_one_write(place):
    assert start(TORN).wait(timeout=30) == -9
    assert not place.read_bytes().endswith(b"\n"), "the last line is torn"
    assert guess(3).stored, "the lock of the dead is free"
    found = ledger.read()
    assert [one["value"] for one in found] == [1, 3]
    assert [number for number, _ in found.damaged] == [2]
