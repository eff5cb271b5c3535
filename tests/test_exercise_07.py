"""What exercise 07 says in words holds in the tables: its traps are real, its probes meet each case."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quasialliance.data import load
from quasialliance.exercises import exercise_07_values as values
from quasialliance.exercises.exercise_07 import GRIDS, WINDOWS

ratios = st.lists(st.floats(0.01, 100), min_size=1, max_size=4)


@given(ratios)
def test_the_middle_turns_round_with_the_pair(found):
    assert 1 / values.middle(found) == pytest.approx(values.middle(1 / np.array(found)))


def test_by_the_simple_mean_each_of_the_two_spends_more_and_by_the_middle_neither():
    dots = values.dots()
    assert dots.mean() > 1.08 and (1 / dots).mean() > 1.08
    assert dots[0] < 1 < dots[1] and abs(np.log(values.middle(dots))) < 0.02


def test_one_release_lets_the_burden_rise_and_the_other_lets_it_fall():
    change = values.changes()
    assert change["burden, release 2025"] < 0 < change["burden, release 2021"]
    assert change["nominal"] < change["real"] < 0


def test_one_source_repeats_in_all_cases_and_the_witness_meets_it_once():
    same, cases = values.repeats("COW", "IISS")
    assert same == cases > 50
    assert values.repeats("CIA", "IISS")[0] == 1 < values.repeats("CIA", "IISS")[1]


def test_the_bank_repeats_two_years_early_and_at_no_other_distance():
    whole = [
        len(set(values.repeats("World Bank", "IISS with paramilitary", years))) == 1 for years in range(4)
    ]
    assert whole == [False, False, True, False]


def test_the_copy_draws_the_middle_towards_its_source():
    told = values.told("IISS", "COW", "CIA")
    alone, copied = values.middle(told[["IISS", "CIA"]]), values.middle(told)
    assert abs(copied - told["IISS"]) < abs(alone - told["IISS"])


@given(st.tuples(st.integers(1990, 2025), st.integers(1990, 2025)).map(sorted))
@settings(max_examples=30, deadline=None)
def test_the_shares_of_all_suppliers_make_a_hundred(window):
    first, last = window
    suppliers = values.bought().columns.drop("WLD")
    total = sum(values.share(one, last, last - first + 1) for one in suppliers)
    assert total == pytest.approx(100, abs=0.5)  # the oldest years are whole millions


def test_the_american_share_is_small_as_a_flow_and_large_as_a_stock():
    assert values.share("USA", 2025, 5) < 20 < 50 < values.share("USA", 2025, 36)


def test_the_american_fall_is_there_before_the_contract():
    found = [values.held("USA", [cut], [3, 4, 5]) for cut in (2012, 2014, 2015, 2016, 2017, 2019, 2020)]
    assert found == [100, 0, 0, 0, 0, 0, 0]


def test_the_probes_meet_each_case_and_none_hangs_on_a_rounding():
    """One year and all; more, less and equal; volume and share that disagree; no window past the table."""
    assert {years for _, _, years in WINDOWS} >= {1, 36}
    found = np.concatenate([values.differences(*grid) for grid in GRIDS])
    assert (found > 0).any() and (found < 0).any() and (found == 0).any()
    assert (np.sign(found[:, 0]) != np.sign(found[:, 1])).any()
    assert not ((found != 0) & (abs(found) < 0.01)).any()
    last = load("arms_transfers")["year"].max()
    assert all(cut + length <= last for _, cuts, lengths in GRIDS for cut in cuts for length in lengths)
