"""The verdict forms: nothing preselected, nothing hidden, the same stored output on every machine."""

import errno
import html
import os

import pytest
from quasialliance import journal, ledger
from quasialliance.data import load
from quasialliance.errors import CourseError
from quasialliance.verdict import Verdict, Verdicts

BOOK = "03_trade_and_dependence"
ALL = [f"C{number}" for number in range(1, 11)]
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(ledger, "_waiting", [])
    monkeypatch.setenv("QUASIALLIANCE_LEDGER", str(tmp_path / "ledger.jsonl"))
    return tmp_path / "ledger.jsonl"


def filled(form, verdict="qualified", why="gas fell"):
    for answer in form.answers:
        answer.choice.value, answer.confidence.value, answer.why.value = verdict, 70, why
    return form


def refuse(monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(journal.os, "write", full)


def said(form):
    return html.unescape(form.status.value)


def stored(form):
    return {kind: data for kind, data in form._repr_mimebundle_().items() if kind != VIEW}


# -- one claim ---------------------------------------------------------------------------------------------


def test_a_complete_verdict_is_recorded_and_shown():
    form = filled(Verdict("C3", BOOK), why="  gas \t fell  ")
    assert form.save().stored
    (one,) = ledger.read()
    assert (one["kind"], one["notebook"], one["id"]) == ("verdict", BOOK, "C3")
    assert (one["value"], one["confidence"], one["why"]) == ("qualified", 70, "gas fell")
    assert "Saved" in said(form) and "C3" in said(form)
    assert form.answers[0].last.value == "Last saved: qualified, 70 %. Why: gas fell"


def test_nothing_is_chosen_beforehand_even_when_a_verdict_was_saved():
    filled(Verdict("C3", BOOK)).save()
    form = Verdict("C3", BOOK)
    assert form.answers[0].choice.value is None and form.answers[0].why.value == ""
    assert "Last saved: qualified, 70 %" in form.answers[0].last.value
    assert Verdict("C3", "04_gas_and_leverage").answers[0].last.value == "", "of another notebook"
    assert Verdict("C4", BOOK).answers[0].last.value == "", "of another claim"


@pytest.mark.parametrize(
    ("verdict", "why", "missing"),
    [
        (None, "", "please choose a verdict and write one line why"),
        (None, "gas fell", "please choose a verdict."),
        ("refuted", " \t ", "please write one line why."),
    ],
)
def test_an_incomplete_form_says_what_is_missing_and_saves_nothing(place, verdict, why, missing):
    form = filled(Verdict("C3", BOOK), verdict, why)
    form.save()
    assert missing in said(form) and "role='alert'" in form.status.value
    assert not place.exists()


def test_a_changed_mind_is_a_new_record_and_an_unchanged_one_is_not():
    form = filled(Verdict("C3", BOOK))
    form.save()
    form.save()
    assert "Nothing new" in said(form) and len(ledger.read()) == 1
    form.answers[0].choice.value = "refuted"
    assert "Not saved yet" in said(form)
    form.save()
    assert [one["value"] for one in ledger.read()] == ["qualified", "refuted"]


def test_what_the_learner_wrote_is_shown_as_text():
    form = filled(Verdict("C3", BOOK), why="<script>alert(1)</script>")
    form.save()
    assert "<script>" not in form.answers[0].last.value
    assert "&lt;script&gt;" in form.answers[0].last.value


def test_a_full_disk_is_told_and_the_verdict_goes_out_when_it_can(place, monkeypatch):
    form = filled(Verdict("C3", BOOK))
    with monkeypatch.context() as broken:
        refuse(broken)
        assert not form.save().stored
        assert "the disk is full" in said(form) and "role='alert'" in form.status.value
        assert form.answers[0].last.value == ""
        form.save()
    assert place.read_bytes() == b""
    form.save()
    assert "Saved" in said(form) and "Last saved" in form.answers[0].last.value
    assert len(place.read_text("utf-8").splitlines()) == 1, "pressed three times, recorded once"


def test_a_damaged_ledger_is_told_when_the_form_opens(place):
    place.write_bytes(b"{broken\n")
    assert "line 1" in said(Verdict("C3", BOOK))


def test_the_button_saves_and_tells_an_error_that_nobody_expected(monkeypatch):
    form = filled(Verdict("C3", BOOK))
    form.button.click()
    assert len(ledger.read()) == 1

    def broken(*_, **__):
        raise CourseError("The ledger is on strike.")

    monkeypatch.setattr(ledger, "save", broken)
    with pytest.raises(CourseError):
        form._pressed()
    assert "The ledger is on strike." in said(form)


# -- several claims ----------------------------------------------------------------------------------------


def test_claims_with_a_verdict_are_saved_and_the_others_named():
    form = Verdicts(ALL, "00_start_here")
    form.save()
    assert "at least one claim" in said(form) and ledger.read() == []
    for number in (0, 4):
        form.answers[number].choice.value = "supported"
    assert "2 of 10 ready, 2 not saved yet" in said(form)
    form.save()
    assert "Saved in your ledger: C1, C5. Still without a verdict: C2, C3," in said(form)
    form.answers[1].choice.value = "cannot tell"
    form.answers[4].confidence.value = 90
    assert "3 of 10 ready, 2 not saved yet" in said(form)
    form.save()
    latest = ledger.latest_verdicts()
    assert {key: (one["value"], one["confidence"]) for (_, key), one in latest.items()} == {
        "C1": ("supported", 50),
        "C2": ("cannot tell", 50),
        "C5": ("supported", 90),
    }
    assert len(ledger.read()) == 4, "an unchanged verdict is not recorded twice"


def test_ten_claims_on_a_locked_disk_wait_for_one_lock_only(monkeypatch):
    tries = []

    def locked(*_):
        tries.append(1)
        raise TimeoutError

    form = filled(Verdicts(ALL, "00_start_here"))
    with monkeypatch.context() as broken:
        broken.setattr(journal, "append", locked)
        form.save()
    assert len(tries) == 1 and "another notebook" in said(form)
    form.save()
    assert len(ledger.latest_verdicts()) == 10


# -- both --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [lambda: Verdict("C3", BOOK), lambda: Verdicts(ALL, "00_start_here")])
def test_the_stored_output_depends_on_nothing_but_the_claims(make, place):
    fresh = stored(make())
    form = filled(make())
    form.save()
    place.write_bytes(place.read_bytes() + b"{broken\n")
    assert stored(make()) == stored(form) == fresh
    assert set(fresh) == {"text/plain", "text/html"}
    assert "run this cell" in fresh["text/plain"].lower()
    assert str(place.parent) not in str(fresh)


def test_the_stored_text_names_the_claim():
    claims = load("claims").set_index("claim_id")["claim"]
    assert claims["C3"] in stored(Verdict("C3", BOOK))["text/plain"]
    assert claims["C4"] not in stored(Verdict("C3", BOOK))["text/plain"]


@pytest.mark.parametrize("form", [Verdict, lambda claim, book: Verdicts([claim], book)])
def test_a_claim_that_does_not_exist_is_one_sentence(form):
    with pytest.raises(CourseError, match=r"no claim C11 .* C1, C2"):
        form("C11", BOOK)


@pytest.mark.parametrize("make", [lambda: Verdict("C3", BOOK), lambda: Verdicts(ALL, "00_start_here")])
def test_every_control_has_a_visible_description_and_names_its_claim(make):
    for answer in make().answers:
        for part in answer.parts:
            assert part.description and part.style.description_width == "initial"
            assert part.tooltip.startswith(f"{answer.claim_id}: ")
        assert (answer.confidence.min, answer.confidence.value, answer.confidence.max) == (50, 50, 100)
        assert answer.choice.options == ("supported", "qualified", "refuted", "cannot tell")
