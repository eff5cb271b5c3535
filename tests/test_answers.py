"""The kinds of answers: which forms of one and the same answer count, and which do not."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from quasialliance.exercises.answers import Function, Named, NotYet, Number, Year, YearSeries, is_open

PERCENT = Number("percent", 0.05, percent=True)
BY_YEAR = YearSeries((2019, 2020, 2021), "percent", 0.05, percent=True)
percents = st.floats(-500, 500, allow_nan=False)


@given(percents)
def test_percent_fraction_and_one_decimal_are_the_same_answer(value):
    for form in (value, value / 100, round(value, 1), np.float64(value), [value], pd.Series([value])):
        assert PERCENT.same(PERCENT.read(form), value)


@given(percents, st.floats(0.06, 1000))
def test_an_answer_further_away_than_the_tolerance_is_another_one(value, away):
    plain = Number("factor", 0.05)
    assert not plain.same(value + away, value)
    assert not plain.same(value - away, value)


def test_without_percent_a_fraction_is_another_number():
    assert not Number("factor", 0.05).same(0.125, 12.5)


@pytest.mark.parametrize("answer", ["1", True, None, [1, 2], {"a": 1}, 1j, pd.NA])
def test_a_number_is_one_real_number(answer):
    with pytest.raises(NotYet, match=r"^This task expects one number \(percent\), but your answer is .*\.$"):
        PERCENT.read(answer)


@pytest.mark.parametrize("answer", [2020, 2020.0, np.int64(2020), [2020]])
def test_a_year_in_several_forms(answer):
    assert Year().read(answer) == 2020


@pytest.mark.parametrize("answer", [20, 2020.5, "2020", float("nan"), float("inf")])
def test_what_is_no_year(answer):
    with pytest.raises(NotYet, match="a year with four digits"):
        Year().read(answer)


@given(st.lists(st.floats(1, 100), min_size=3, max_size=3))
def test_a_series_in_several_forms(values):
    right = BY_YEAR.read(dict(zip(BY_YEAR.years, values, strict=True)))
    series = pd.Series(values, index=BY_YEAR.years, name="share")
    for form in (series / 100, series.round(1), series.to_frame(), series.rename_axis("year").reset_index()):
        assert BY_YEAR.same(BY_YEAR.read(form), right)
    assert not BY_YEAR.same(BY_YEAR.read(series + 1), right)


def test_an_empty_year_must_be_empty_and_a_full_one_full():
    gap = BY_YEAR.read({2019: 1.0, 2021: 2.0})
    assert BY_YEAR.same(BY_YEAR.read({2019: 1.0, 2020: np.nan, 2021: 2.0}), gap)
    assert not BY_YEAR.same(BY_YEAR.read({2019: 1.0, 2020: 0.0, 2021: 2.0}), gap)
    assert not BY_YEAR.same(gap, BY_YEAR.read({2019: 1.0, 2020: 3.0, 2021: 2.0}))


def test_years_must_stand_in_the_index():
    with pytest.raises(NotYet, match="none of 2019 to 2021"):
        BY_YEAR.read(pd.Series([1.0, 2.0, 3.0]))


NAMED = Named(("nominal", "real"), "percent", 0.05)


def test_named_numbers_in_several_forms():
    right = NAMED.read({"nominal": 3.0, "real": -1.0})
    for form in ({"real": -1.04, "nominal": 3, "other": 9}, pd.Series({"nominal": 3.04, "real": -1})):
        assert NAMED.same(NAMED.read(form), right)
    for form in ({"real": 3, "nominal": -1}, {"nominal": 3, "real": -1.06}, {"nominal": 3, "real": None}):
        assert not NAMED.same(NAMED.read(form), right)


@pytest.mark.parametrize(
    "answer", [3, "real", [3, -1], {"real": 1}, {"nominal": ..., "real": 1}, pd.Series([3, -1])]
)
def test_each_name_needs_its_number(answer):
    with pytest.raises(NotYet, match=r"one number \(percent\) under each of the names 'nominal', 'real'"):
        NAMED.read(answer)


def boom(x):
    raise KeyError(x)


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (boom, r"f\(1\) stopped with KeyError: 1\."),
        (lambda: 1, r"f\(1\) stopped with TypeError"),
        (lambda x: None, r"f\(1\) gives no value yet"),
        (lambda x: "much", r"f\(1\) should return one number, but it returns text"),
        (3.5, r"the function f\(x\) itself, but your answer is the number 3.5"),
    ],
)
def test_a_function_that_cannot_be_used_is_told_why(function, says):
    with pytest.raises(NotYet, match=says):
        Function("f(x)", ((1,), (2,)), 0.05).read(function)


def test_functions_are_the_same_if_all_probes_agree():
    kind = Function("f(x)", ((1,), (2,)), 0.05)
    read = kind.read(lambda x: 2 * x)
    assert kind.same(kind.read(lambda x: x + x + 0.01), read)
    assert not kind.same(kind.read(lambda x: 2), read)


def test_what_counts_as_open():
    assert all(map(is_open, (..., None, NotImplemented)))
    assert not any(map(is_open, (0, "", [], False)))
