"""What the answers of exercise 02, right and wrong, come to: computed from the tables, never typed.

Growth and gaps are in percent and percentage points, indexes have their base at a hundred. Months are pandas
periods: "2019-12" names one.
"""

from functools import cache

import pandas as pd

from ..data import load

PAIR = ["RUS", "TUR"]
BASE, AFTER, NEWEST = "2019-12", "2020-12", "2021-05"  # before, at the end of 2020, when the report appeared
SEEN = slice("2015-01", NEWEST)  # the months of task 5


@cache  # a check calls the learner's function, and ours, many times
def indicator(name: str) -> pd.DataFrame:
    """One row a year, one column a country."""
    rows = load("macro_annual")
    return rows[rows["indicator"] == name].pivot(index="year", columns="country", values="value")


@cache
def growth() -> pd.DataFrame:
    return indicator("gdp_growth_pct")


@cache
def forecast() -> pd.DataFrame:
    return indicator("gdp_growth_pct_weo_apr2019")


@cache
def gap() -> pd.DataFrame:
    """Outcome minus forecast; a country needs both in 2020, the others have no column."""
    both = growth() - forecast()
    return both.loc[:, both.loc[2020].notna()]


# tasks 1 and 4


@cache
def price(pair: str) -> pd.Series:
    """Monthly mean of an exchange rate: what one unit of the first currency costs in the second."""
    rows = load("exchange_rates")
    rates = rows[rows["pair"] == pair].set_index("date")["rate_mean"]
    return rates.set_axis(rates.index.to_period("M"))


def gained(pair: str) -> float:
    """By how many percent the first currency of the pair rose in the second during 2020."""
    return 100 * (price(pair)[AFTER] / price(pair)[BASE] - 1)


def index_2020(pair: str) -> float:
    """The SECOND currency at the end of 2020, as an index of its worth in the first one."""
    return 100 * price(pair)[BASE] / price(pair)[AFTER]


def december_worth(pair: str) -> pd.Series:
    """What one unit of the second currency was worth in each December; years in the index."""
    rates = price(pair)
    decembers = rates[rates.index.month == 12]
    return 1 / decembers.set_axis(decembers.index.year)


def newest_index(pair: str) -> pd.Series:
    """The second currency in May 2021 as an index, with each December in turn as the base."""
    return 100 / price(pair)[NEWEST] / december_worth(pair)


# task 2


def grew_and_fell_short() -> pd.DataFrame:
    """For the countries of 2020: whether output grew, and whether it fell short of the forecast."""
    both = pd.DataFrame({"growth": growth().loc[2020], "gap": gap().loc[2020]}).dropna()
    return pd.DataFrame({"grew": both["growth"] > 0, "short": both["gap"] < 0})


# task 3


@cache
def all_quarters() -> pd.DataFrame:
    """One row a country and quarter; a column for the first and one for the revised estimate."""
    rows = load("gdp_quarterly").query("quarter != 'FY'")
    return rows.pivot(
        index=["country", "year", "quarter"], columns="release", values="real_gdp_yoy_pct"
    ).sort_index()


def revision() -> pd.Series:
    """Revised minus first estimate, in percentage points, where the table has both."""
    return (all_quarters()["revised"] - all_quarters()["first"]).dropna()


# task 5


@cache
def approval_and_prices() -> tuple[pd.Series, pd.Series]:
    """Putin's approval (Levada, percent) and Turkey's consumer prices (index), month by month."""
    polls = load("public_approval").query("pollster == 'Levada Center'")
    prices = load("cpi_monthly").query("country == 'TUR'")
    approval = polls.set_index("date")["approve_pct"].loc[SEEN]
    return approval, prices.set_index("date")["cpi_index"].loc[SEEN]


def in_levels() -> float:
    approval, prices = approval_and_prices()
    return approval.corr(prices)


def in_changes(months: int = 1) -> float:
    approval, prices = approval_and_prices()
    return approval.diff(months).corr(prices.diff(months))


def half_changed(which: str) -> float:
    """One series in changes, the other one still in levels."""
    approval, prices = approval_and_prices()
    return approval.diff().corr(prices) if which == "approval" else approval.corr(prices.diff())


# task 6


def percent_below(table: pd.DataFrame, country: str, year: int) -> float:
    """Percent of the comparators (neither Russia nor Turkey) whose value lies below the country's."""
    return 100 * (table.loc[year].drop(PAIR) < table.loc[year, country]).mean()


def hit_harder(country: str, year: int) -> float:
    return percent_below(gap(), country, year)


def by_growth(country: str, year: int) -> float:
    return percent_below(growth()[gap().columns], country, year)


def by_change_of_growth(country: str, year: int) -> float:
    return percent_below(growth()[gap().columns].diff(), country, year)


def both_in_the_null(country: str, year: int) -> float:
    return 100 * (gap().loc[year] < gap().loc[year, country]).mean()


def other_in_the_null(country: str, year: int) -> float:
    return 100 * (gap().loc[year].drop(country) < gap().loc[year, country]).mean()


def short_of_their_own(country: str, year: int) -> float:
    """The country does not matter: the percent of comparators that fell short of their own forecast."""
    return 100 * (gap().loc[year].drop(PAIR) < 0).mean()


def by_size(country: str, year: int) -> float:
    return percent_below(gap().abs(), country, year)


def count(country: str, year: int) -> float:
    return hit_harder(country, year) * (gap().shape[1] - len(PAIR)) / 100
