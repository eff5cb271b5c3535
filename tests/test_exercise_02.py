"""What exercise 02 says in words holds in the tables: its traps are real and its texts are true."""

import pytest
from quasialliance.exercises import exercise_02_values as values
from quasialliance.exercises.exercise_02 import BASE_YEARS, YEARS


def test_one_country_grew_more_than_forecast():
    assert len(values.grew_and_fell_short().query("grew and not short")) == 1
    assert "TUR" in values.grew_and_fell_short().query("grew and short").index


def test_turkey_grew_less_in_2019_and_yet_did_better_than_forecast():
    growth, gap, forecast = (table()["TUR"] for table in (values.growth, values.gap, values.forecast))
    assert growth[2019] < growth[2020] and gap[2019] > 0 > gap[2020] and forecast[2019] < 0


def test_no_gap_is_empty():
    """An empty gap would count as "not hit harder" without a word."""
    assert values.gap().loc[list(YEARS)].notna().all(axis=None) and values.gap().shape[1] > 10


def test_most_fell_shorter_than_russia_and_nearly_all_than_turkey():
    assert 60 < values.hit_harder("RUS", 2020) < 90 < values.hit_harder("TUR", 2020)


def test_revisions_go_both_ways_and_hide_each_other():
    moved = values.revision()
    assert moved.min() < 0 < moved.max() and moved.abs().mean() > 2 * abs(moved.mean())
    assert len(moved) < len(values.all_quarters()), "every quarter would have both estimates"


def test_the_lira_lost_about_a_quarter_in_2020():
    assert values.index_2020("USD/TRY") == pytest.approx(75, abs=2)
    assert values.gained("USD/TRY") > 100 - values.index_2020("USD/TRY")


def test_the_base_decides_about_the_rouble():
    index = values.newest_index("USD/RUB").loc[list(BASE_YEARS)]
    assert index.notna().all() and index[2013] < 50 and index[2020] == pytest.approx(100, abs=2)


def test_prices_rose_faster_than_in_the_united_states():
    inflation = values.indicator("cpi_inflation_avg_pct").loc[2014:2020].mean()
    assert inflation["USA"] < inflation[["RUS", "TUR"]].min()


def test_the_link_is_in_the_levels_alone():
    approval, prices = values.approval_and_prices()
    assert len(approval) == len(prices) == 77 and approval.notna().all() and prices.notna().all()
    assert values.in_levels() < -0.8 and abs(values.in_changes()) < 0.1
    assert approval.iloc[:24].mean() > approval.iloc[-24:].mean()
    assert prices.iloc[:24].mean() < prices.iloc[-24:].mean()
