"""What exercise 06 says in words holds in the tables: its traps are real, its probes meet each case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quasialliance.data import load
from quasialliance.exercises import exercise_06_values as values
from quasialliance.exercises.exercise_06 import MOVES, PERIODS

members = st.sampled_from(["USA", "DEU", "GBR", "FRA", "RUS"])
years = st.integers(1991, values.LAST_SOUND_YEAR)


def test_only_one_of_the_three_polls_tells_its_sample():
    assert list(values.liking_russia().index) == [2014, 2019, 2024]
    assert list(values.liking_russia()["sample_n"].notna()) == [False, False, True]


@given(st.floats(1, 99), st.integers(1, 10_000))
def test_the_margin_is_widest_in_the_middle_and_halves_with_four_times_the_people(percent, people):
    assert values.margin(percent, people) <= values.margin(50, people) * (1 + 1e-9)
    assert values.margin(percent, 4 * people) == pytest.approx(values.margin(percent, people) / 2)


def test_one_key_vote_is_marked_and_both_say_no_there():
    [left_out] = set(values.votes(marked=True).index) - set(values.votes().index)
    assert list(values.votes(marked=True).loc[left_out, ["RUS", "TUR"]]) == ["no", "no"]
    assert values.same("RUS", "TUR", marked=True) == 2 * values.same("RUS", "TUR")


def test_the_one_vote_that_is_left_is_jerusalem_where_most_said_yes():
    both = values.both_voted("RUS", "TUR")
    [resolution] = both.index[both["RUS"] == both["TUR"]]
    assert set(load("unga_key_votes").query("resolution == @resolution")["topic"]) == {"jerusalem"}
    assert (values.votes().loc[resolution] == "yes").mean() > 0.5


def test_the_pair_of_the_example_does_not_exceed_chance_and_the_pair_of_the_task_does():
    assert abs(values.above_chance("TUR", "USA")) < 1 < values.above_chance("DEU", "TUR")


def test_the_year_after_the_last_sound_one_rests_on_few_votes():
    rows = load("unga_ideal_points").query("release == '1946-2025' and issue == 'all'")
    rows = rows[rows["country"].isin({"TUR"} | {other for other, *_ in MOVES})]
    after = rows[rows["year"] == values.LAST_SOUND_YEAR + 1]["n_votes"]
    assert after.max() < 10 and rows.query("1991 <= year <= 2023")["low_information"].max() == 0


def test_the_others_moved_more_than_turkey():
    for other in ("USA", "RUS"):
        whole, own = values.change(other, 2020, 2023), values.own_move(other, 2020, 2023)
        assert abs(own) < abs(whole) / 5


@given(members, years, years)
def test_turkey_cannot_change_a_distance_by_more_than_it_moved(other, start, end):
    moved = abs(values.places()["TUR"][end] - values.places()["TUR"][start])
    assert abs(values.own_move(other, start, end)) <= moved + 1e-9


def test_the_probes_meet_each_case():
    """Nearer and farther, members on both sides of Turkey; either order, one session and many."""
    assert {values.own_move(*move) > 0 for move in MOVES} == {True, False}
    at_start = {values.places()[other][start] > values.places()["TUR"][start] for other, start, _ in MOVES}
    assert at_start == {True, False}
    assert {one < other for one, other, *_ in PERIODS} == {True, False}
    assert {first == last for *_, first, last in PERIODS} == {True, False}
