"""What exercise 04 says in words holds in the tables: its traps are real, its model is sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quasialliance.data import load
from quasialliance.exercises import exercise_04_values as values
from quasialliance.exercises.exercise_04 import CUTS, WINDOWS, ex

MONTHS = [str(month) for month in values.monthly().index if month.year >= 2021]
losses, months, ships = st.sampled_from(["RUS", "AZE", "IRN"]), st.sampled_from(MONTHS), st.floats(0, 10)


def test_the_shares_are_more_even_in_2020_and_complete_in_both_years():
    assert values.hhi(2020) < values.hhi(2010)
    assert [values.shares(year).sum() for year in (2010, 2020)] == pytest.approx([100, 100], abs=0.05)


def test_the_months_have_no_hole_up_to_may_2025_and_one_after():
    assert values.monthly().notna().all(axis=None) and str(values.monthly().index[-1]) == "2025-05"
    rows = load("gas_imports_monthly").query("preferred == 1")
    assert list(rows[rows["date"] == "2025-06-01"]["supplier_code"]) == ["RUS"]


def test_the_window_remembers_the_trough_longer_than_the_month_does():
    around = [f"2020-{month:02}" for month in range(1, 13)]
    assert min(around, key=values.share) == "2020-06"
    assert min(around, key=lambda month: values.share(month, 12)) == "2020-08"


def test_both_stories_can_be_told_in_may_2021_and_in_the_winter_after():
    for last in (values.LAST_FULL_YEAR, values.NEWEST, "2021-12"):
        assert values.change(last, 12) > 0 > values.change(last, 36)
    assert values.change(values.LAST_FULL_YEAR, 24) < -10 < values.change("2021-12", 24)


def test_no_year_reaches_the_total_of_task_3():
    totals = load("gas_imports").query("supplier_code == 'WLD'")["volume_bcm"]
    assert totals.max() < ex.tasks[3].right() - 2


def test_the_think_tanks_volume_was_worked_out_from_its_share():
    row = load("gas_imports").query("basis == 'think_tank_press' and year == 2024")
    total = load("gas_imports").query("basis == 'emra_press' and supplier_code == 'WLD' and year == 2024")
    assert row["computed"].item() == 1
    assert row["volume_bcm"].item() == pytest.approx(0.35 * total["volume_bcm"].item(), abs=0.001)


def test_the_sellers_other_customers_made_the_difference():
    assert values.weight(2024) > 5 * values.weight(2019)
    assert ex.tasks[4].right() < 1.5 * values.weight(2019)


def test_the_border_maximum_is_too_low_for_azerbaijan_alone():
    flow = load("gas_pipelines").query("to_code == 'TUR' and flow_2024_bcm > 0")
    flow = flow.groupby(flow["from_code"].fillna("LNG"))["flow_2024_bcm"].sum()
    assert list(flow.index[flow > values.routes()["border_max"]]) == ["AZE"]
    assert (flow <= values.routes()["flow_cap"]).all()


def test_what_is_left_out_of_the_limits():
    lines = load("gas_pipelines").set_index("route_id")
    assert list(lines.loc["western_line", ["flow_2021_bcm", "flow_2024_bcm"]]) == [0, 0]
    assert lines.loc["etki_fsru", "flow_2024_bcm"] > 0 and lines["flow_cap_bcm_per_year"].isna()["etki_fsru"]


def test_december_2024_asks_most():
    assert str(values.monthly()["total"].idxmax()) == "2024-12"
    assert values.monthly()["LNG"]["2024-12"] == pytest.approx(3, abs=0.1)


@given(losses, months, ships)
def test_unmet_is_never_negative_and_never_more_than_the_demand(lost, month, lng):
    assert 0 <= values.unmet(lost, month, lng) <= values.monthly()["total"][month]


@given(losses, months, ships, ships)
def test_more_ships_never_hurt_and_stop_helping_at_the_terminals(lost, month, lng, more):
    assert values.unmet(lost, month, lng + more) <= values.unmet(lost, month, lng)
    terminals = values.routes()["flow_cap"]["LNG"] / 12
    assert values.unmet(lost, month, terminals + more) == values.unmet(lost, month, terminals)


def test_the_probes_meet_each_limit():
    """Shortage and none, ships and terminals binding, each pipeline lost; short and long windows."""
    terminals = values.routes()["flow_cap"]["LNG"] / 12
    assert {values.unmet(*cut) > 0 for cut in CUTS} == {lng > terminals for *_, lng in CUTS} == {True, False}
    assert {lost for lost, *_ in CUTS} == {"RUS", "AZE", "IRN"}
    assert {values.change(*window) > 0 for window in WINDOWS} == {True, False}
