"""What exercise 09 says in words holds in the tables: its traps are real, its probes meet each case."""

import pandas as pd
import pytest
from exercise_tools import copy_of
from hypothesis import given
from hypothesis import strategies as st
from quasialliance.data import load
from quasialliance.exercises import exercise_09_values as values
from quasialliance.exercises.exercise_09 import PEAKS, TIMES

NAME = "09_brinkmanship_and_deconfliction"


def test_a_single_voice_a_confirmed_number_and_two_numbers_are_among_the_claims():
    assert list(values.claims()["speakers"]) == [2, 1, 3]
    assert list(values.apart()) == [0, 0, 1]


def test_in_the_example_two_named_speakers_differ():
    said = load("direct_incidents").set_index("incident_id")["casualty_claims"]["2020-02-26-idlib"]
    assert "Turkish ministry: 2 killed" in said and "Erdogan on 27 Feb: 3 killed" in said


def test_who_acted_in_february_2020_stays_disputed():
    row = load("direct_incidents").set_index("incident_id").loc["2020-02-27-balyun"]
    assert (row["relation"], row["attribution"]) == ("disputed", "denied_by_RUS")


@pytest.mark.parametrize(("game", "better"), [(values.CHICKEN, "win"), (values.ASSURANCE, "compromise")])
def test_more_trust_favours_standing_firm_in_chicken_and_holding_back_in_assurance(game, better):
    assert max(game, key=game.get) == better
    assert 0 < values.trust_needed(game) < 100


@given(st.floats(0.01, 0.9), st.floats(0.01, 0.5))
def test_the_record_that_is_needed_is_the_shortest_one(clash, share):
    needed = values.crises_needed(clash, share)
    assert (1 - clash) ** needed < share * (1 + 1e-9)
    assert needed == 1 or (1 - clash) ** (needed - 1) >= share * (1 - 1e-9)


def test_the_list_holds_far_fewer_crises_than_are_needed():
    severe = load("direct_incidents").query("severity_code >= 3")["date_from"].sort_values()
    seen = 1 + (severe.diff() > pd.Timedelta(days=30)).sum()
    assert 4 * seen < values.crises_needed()


def test_the_made_up_series_falls_the_more_the_higher_the_peak():
    after = [values.usual("made up", peak) for peak in (0, 1, 1.5, 2)]
    assert after == sorted(after, reverse=True) and after[-1] < 70 < 95 < after[0] < 115


def test_march_2020_followed_a_peak_and_no_placebo_date_of_syria_fell_as_steeply():
    march = values.around(values.syria()).loc[values.MARCH]
    assert march["before"] >= 2 * march["year"]
    assert round(march["ratio"], 2) == 0.15 and values.windows()["Syria"]["ratio"].min() > march["ratio"]


def test_no_placebo_date_shares_a_month_with_march_2020():
    months = pd.DateOffset(months=1)
    for date in values.windows()["Syria"].index:
        assert not date - values.BEFORE * months <= values.MARCH <= date + values.AFTER * months


def test_the_agreements_are_eleven_of_different_lengths_some_censored():
    rows = values.held()
    assert len(rows) == 11 and rows["days"].is_unique
    for ends in (values.BROKEN, values.ENDED, values.ENDED_OR_IN_PART):
        assert 0 < rows["status"].isin(ends).sum() < len(rows)


@given(st.sampled_from([values.BROKEN, values.ENDED, values.ENDED_OR_IN_PART]), st.integers(0, 2500))
def test_the_estimate_lies_between_the_two_mistakes(ends, limit):
    """Censored counted as ended is too low, censored counted as standing for ever is too high."""
    highest = 100 * (1 - values.ended_by(ends, limit) / len(values.held()))
    assert values.longer(values.held(), limit) <= values.standing(ends, limit) + 1e-9
    assert values.standing(ends, limit) <= highest + 1e-9


def test_the_probes_meet_each_case():
    assert {name for name, _ in PEAKS} == set(values.windows())
    assert len({ends for ends, _ in TIMES}) == 3
    assert {limit < values.held()["days"].median() for _, limit in TIMES} == {True, False}


def test_the_text_cites_what_the_tables_say():
    text = "\n".join(cell.source for cell in copy_of(NAME).cells if cell.cell_type == "markdown")
    contacts = load("leader_contacts").query("counts_as in ['in_person', 'call', 'video']")
    spoke = contacts.query("rus_leader == 'Vladimir Putin'")["date"]
    jet = pd.Timestamp("2015-11-24")
    assert f"for {(spoke[spoke >= jet].min() - jet).days} days" in text
    assert "eleven agreements" in text and "to 15 percent" in text
