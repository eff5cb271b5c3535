"""What exercise 08 says in words holds in the tables: its traps are real, its probes meet each case."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from quasialliance.data import load
from quasialliance.exercises import exercise_08_values as values
from quasialliance.exercises.exercise_08 import PEOPLE, STRAINS

theatres = st.sampled_from(["syria", "libya", "nagorno_karabakh"])


def test_with_ucdp_alone_russia_is_not_in_libya_and_its_rows_there_are_contested():
    libya = values.ties().query("theatre == 'libya'")
    russian = libya[libya["outside"] == "Russia"]
    assert len(russian) == 3 and set(russian["contested"]) == {1}
    assert not russian["coding"].str.startswith("ucdp").any()


def test_ucdp_alone_names_nobody_in_a_year_in_which_others_name_several():
    assert values.backers()[2021] == 0 < values.backers("contested == 0")[2021]


def test_no_tie_has_both_signs_in_a_year_so_the_order_of_the_rows_does_not_matter():
    rows = values.ties()
    years = rows.assign(
        year=[range(a, b + 1) for a, b in zip(rows["year_from"], rows["year_to"], strict=True)]
    )
    signs = years.explode("year").groupby(["theatre", "local_side", "outside", "year"])["sign"]
    assert signs.nunique().max() == 1


def test_the_later_best_lies_above_the_earlier_high_for_both_years_and_types():
    for year in (2017, 2018):
        for kinds in (("state_based",), ("state_based", "non_state", "one_sided")):
            first, later = values.first_release(year, kinds), values.later_edition(year, kinds)
            assert later["best"] > first["high"] > first["best"] > first["low"]


def test_in_february_alone_the_low_estimate_lies_above_the_best():
    rows = load("conflict_events_monthly").query("type_of_violence == 'state_based'")
    month = pd.to_datetime(rows["month_start"]).dt.strftime("%Y-%m").rename("month")
    sums = rows.groupby(month)[["deaths_low", "deaths_best"]].sum().loc["2017-01":"2017-12"]
    assert list(sums.index[sums["deaths_low"] > sums["deaths_best"]]) == ["2017-02"]


def test_what_is_booked_too_late_is_missing_before_and_nobody_is_lost():
    gaps = {month: values.too_many(month) for month in values.booked().index}
    assert sum(gaps.values()) == pytest.approx(0)
    assert gaps["2020-09"] < 0 > gaps["2020-10"] and gaps["2020-11"] > values.booked().sum() / 2


@given(theatres, st.integers(2014, 2023), st.sampled_from([1, -1]))
def test_a_new_tie_never_opens_a_triangle_and_turning_it_round_turns_only_the_new_ones(theatre, year, pair):
    old = values.strained(theatre, year, None)
    new = len(values.triangles(theatre, year, pair)) - len(values.triangles(theatre, year))
    assert new >= 0
    assert values.strained(theatre, year, 1) + values.strained(theatre, year, -1) == 2 * old + new


def test_the_strain_before_the_tie_is_that_of_a_seller_to_both():
    tied = values.network("nagorno_karabakh", 2016)
    signs = [tied[frozenset(both)] for both in (("Russia", "azerbaijan"), ("Russia", "armenian"))]
    assert signs == [1, 1] and values.strained("nagorno_karabakh", 2016, None) == 1


def test_the_two_sources_count_the_same_people_and_differ_most_on_libya():
    gaps = {
        (origin, year): abs(values.fled(origin, year, "idmc") / values.fled(origin, year, "unhcr") - 1)
        for origin in ("SYR", "LBY", "AZE", "UKR")
        for year in (2016, 2020, 2022)
    }
    assert max(gaps, key=gaps.get) == ("LBY", 2016)
    assert gaps["SYR", 2016] < 0.001


def test_russia_reports_hardly_any_of_the_people_from_ukraine_in_2024():
    assert (
        values.persons("UKR", 2024, "refugees", "RUS") < values.persons("UKR", 2023, "refugees", "RUS") / 100
    )


def test_the_row_of_the_world_is_marked_as_a_sum_and_holds_at_least_the_countries():
    for origin, year, _ in PEOPLE:
        everywhere = values.persons(origin, year, "refugees")
        assert everywhere <= 2 * values.persons(origin, year, "refugees", "WLD")
    rows = load("displacement").query("population_type == 'refugees'")
    assert set(rows.loc[rows["asylum_iso3"] == "WLD", "computed_sum"]) == {1}


def test_the_probes_meet_each_case():
    """Either sign, old strain and none, years in which the tie changes nothing; both sources, and none."""
    assert {pair for *_, pair in STRAINS} == {1, -1}
    assert {values.strained(*where, None) > 0 for *where, _ in STRAINS} == {True, False}
    added = {len(values.triangles(*probe)) > len(values.triangles(*probe[:2])) for probe in STRAINS}
    assert added == {True, False}
    assert {source for *_, source in PEOPLE} == {"unhcr", "idmc"}
    assert {math.isnan(values.fled(*probe)) for probe in PEOPLE} == {True, False}
