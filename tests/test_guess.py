"""Predict, then look: nothing of the answer shows before the commit, and one commit is one record."""

import numpy as np
import pandas as pd
import pytest
from notebook_tools import captured
from quasialliance import ledger
from quasialliance.controls import Choice, Slider
from quasialliance.errors import CourseError
from quasialliance.guess import Guess
from quasialliance.sliders import Sliders
from quasialliance.twin import describe

HERE = "03_trade_and_dependence"
KNOWN = pd.Series({2012: 6.6, 2013: 7.0, 2014: 5.9})


def number(answer=17.0) -> Guess:
    control = Slider("Your guess", range(0, 41, 5), 10, unit="%")
    return make("share_2022", control, answer, unit="percent")


def option(answer="fell") -> Guess:
    return make("direction", Choice("Your guess", ["rose", "fell", "stayed"]), answer)


def line(answer=(3.6, 1.7, 2.7)) -> Guess:
    control = Sliders("Your guess", {2015: 6.0, 2016: 6.0, 2017: 6.0}, [step / 2 for step in range(21)])
    truth = pd.Series(answer, index=[2015, 2016, 2017])
    return make("exports", control, truth, unit="billion US dollars", known=KNOWN)


def make(key, control, answer, **more) -> Guess:
    return Guess(key, HERE, "What do you expect?", "Prediction 9.1. Yours.", control, answer, **more)


KINDS = {"number": number, "option": option, "line": line}
OTHER_ANSWERS = {"number": (55.0, -3.0), "option": ("rose", "stayed"), "line": ((40, 0, 9), (0.1, 0.1, 0.1))}
every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(autouse=True)
def own_ledger(tmp_path, monkeypatch):
    monkeypatch.setenv("QUASIALLIANCE_LEDGER", str(tmp_path / "ledger.jsonl"))


def records() -> list[dict]:
    return list(ledger.read())


def commit(guess: Guess) -> None:
    guess.controls["committed"].set(True)


def seen(guess: Guess, state) -> tuple:
    """All that a learner can see of a state: the figure in words, the sentence, the picture."""
    figure, said = guess.draw(state)
    return describe(figure), said, guess.drawing(state).picture


# -- before the commit ----------------------------------------------------------------------------------


@every_kind
def test_nothing_of_the_answer_shows_before_the_commit(kind):
    """Guesses with other answers look just the same until they are committed."""
    guess, *others = KINDS[kind](), *map(KINDS[kind], OTHER_ANSWERS[kind])
    states = [guess.start, *[state for state in guess.states() if not state[1]][::40]]
    for state in states:
        assert all(seen(other, state) == seen(guess, state) for other in others)


@every_kind
def test_the_answer_shows_after_the_commit(kind):
    guess, *others = KINDS[kind](), *map(KINDS[kind], OTHER_ANSWERS[kind])
    state = (guess.start[0], True)
    assert all(seen(other, state) != seen(guess, state) for other in others)


@every_kind
def test_running_the_cell_and_leaving_it_alone_leaves_no_record(kind):
    guess = KINDS[kind]()
    with captured() as shown:
        guess._ipython_display_()
    assert guess.controls["committed"].value is False
    assert "Commit it to see the data." in shown[0][0]["text/plain"]
    assert not any("the data say" in str(bundle) for bundle, _ in shown)
    assert records() == []


@every_kind
def test_work_ahead_draws_the_answer_but_records_nothing(kind):
    guess = KINDS[kind]()
    guess._update()
    while guess._prepare():
        pass
    assert (guess.start[0], True) in guess.drawn
    assert "the data say" not in guess.sentence.value
    assert records() == []


@every_kind
def test_moving_the_guess_records_nothing(kind):
    guess = KINDS[kind]()
    for value in guess.controls["guess"].near(guess.start[0]):
        guess.controls["guess"].set(value)
    assert records() == []


# -- the commit -----------------------------------------------------------------------------------------

WANTED = {
    "number": (15, 15, 17.0, "percent"),
    "option": ("stayed", "stayed", "fell", ""),
    "line": (
        (5.0, 4.0, 3.0),
        {"2015": 5.0, "2016": 4.0, "2017": 3.0},
        {"2015": 3.6, "2016": 1.7, "2017": 2.7},
        "billion US dollars",
    ),
}


@every_kind
def test_one_commit_is_one_record(kind):
    guess, (chosen, value, actual, unit) = KINDS[kind](), WANTED[kind]
    guess.controls["guess"].set(chosen)
    commit(guess)
    assert "Saved in your ledger." in guess.sentence.value
    guess._update()  # shown again, for instance by running the cell again
    (one,) = records()
    assert (one["kind"], one["notebook"], one["id"]) == ("guess", HERE, guess.key)
    assert (one["value"], one["actual"], one["unit"]) == (value, actual, unit)
    assert "the data say" in guess.sentence.value


@every_kind
def test_a_committed_guess_stands_still(kind):
    guess = KINDS[kind]()
    parts = getattr(guess.controls["guess"], "parts", [guess.controls["guess"]])
    assert not any(part.widget.disabled for part in parts)
    commit(guess)
    assert all(part.widget.disabled for part in parts)


@every_kind
def test_reset_allows_a_second_try_and_the_first_counts(kind):
    guess, (chosen, value, *_) = KINDS[kind](), WANTED[kind]
    guess.controls["guess"].set(chosen)
    commit(guess)
    guess.reset()
    assert guess.state == guess.start
    assert "Commit it to see the data." in guess.sentence.value
    parts = getattr(guess.controls["guess"], "parts", [guess.controls["guess"]])
    assert not any(part.widget.disabled for part in parts)
    assert len(records()) == 1, "a reset is no guess"
    commit(guess)
    assert len(records()) == 2
    assert ledger.first_guesses()[HERE, guess.key]["value"] == value


def test_taking_the_commit_back_and_guessing_again_is_no_second_guess():
    guess = number()
    commit(guess)
    guess.controls["committed"].set(False)
    guess.controls["guess"].set(15)
    commit(guess)
    assert [one["value"] for one in records()] == [10]


def test_a_disk_that_refuses_stops_nobody(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("QUASIALLIANCE_LEDGER", str(tmp_path / "file" / "ledger.jsonl"))
    monkeypatch.setattr(ledger, "_waiting", [])
    guess = number()
    commit(guess)
    assert "the data say 17" in guess.sentence.value
    assert "Not yet saved" in guess.sentence.value


@pytest.mark.parametrize("answer", [np.int64(17), np.float64(17), 17])
def test_numbers_of_numpy_can_be_recorded(answer):
    guess = make("n", Slider("Your guess", np.arange(0, 41, 5), np.int64(10)), answer)
    commit(guess)
    assert (records()[0]["value"], records()[0]["actual"]) == (10, 17)


# -- what is said ---------------------------------------------------------------------------------------

GAPS = [(15, "you were 2 too low (12% of it)"), (20, "you were 3 too high (18% of it)")]


@pytest.mark.parametrize(("guessed", "said"), GAPS)
def test_the_gap_of_a_number_is_told(guessed, said):
    guess = number()
    assert said in guess.draw((guessed, True))[1]


def test_a_right_guess_is_told():
    assert "just so" in number(answer=10.0).draw((10, True))[1]
    assert "just so" in option().draw(("fell", True))[1]
    assert "not so" in option().draw(("rose", True))[1]
    assert "you were 5 too high." in number(answer=0.0).draw((5, True))[1]


def test_the_gap_of_a_line_is_its_average_distance():
    said = line(answer=(5.0, 7.0, 3.0)).draw(((6.0, 6.0, 6.0), True))[1]
    assert "1.67 billion US dollars apart on average" in said
    assert "in 2017 you guessed 6, the data say 3." in said


@every_kind
def test_the_axes_of_a_revealed_guess_show_everything(kind):
    for answer in (None, *OTHER_ANSWERS[kind]):
        guess = KINDS[kind]() if answer is None else KINDS[kind](answer)
        figure, _ = guess.draw((guess.start[0], True))
        assert "outside" not in describe(figure) and "nothing to see" not in describe(figure)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: option("exploded"),
        lambda: make("k", Sliders("g", {2015: 1, 2016: 1}, range(3)), pd.Series({2015: 1.0})),
    ],
)
def test_an_answer_that_nobody_can_guess_is_refused(wrong):
    with pytest.raises(CourseError):
        wrong()
