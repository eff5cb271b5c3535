"""What the answers of exercise 05, right and wrong, come to: computed from the tables, never typed.

Scores and index values are in points, shares of weightings in percent.
"""

from functools import cache

import numpy as np
import pandas as pd

from ..data import load

YEAR = 2018  # every resource is the last value up to this year
VOTES = pd.Series({"students": 2, "aid": 2, "routes": 2, "heritage": 1, "press": 3})
PER_HEAD = ("students", "aid")
LESS_IS_BETTER = ("press",)

_ROWS = {
    "students": ("international_students", "measure == 'inbound_students' and origin == 'region:world'"),
    "aid": ("development_aid", "measure == 'oda_allocable'"),
    "routes": ("air_connectivity", "metric == 'countries_served_nonstop' and level == 'country'"),
    "heritage": ("world_heritage_sites", "sites_cumulative.notna()"),
    "press": ("governance_indices", "measure == 'press_freedom_score_old_method'"),
    "people": ("population", "population.notna()"),
}
_SAME = {"host_country": "country", "donor": "country", "as_of_year": "year"}
_SAME |= {"sites_cumulative": "value", "population": "value"}


@cache
def resources() -> pd.DataFrame:
    """The five resources and `people`; a country with a hole drops out."""
    return pd.DataFrame({name: _last(*where) for name, where in _ROWS.items()}).dropna()


def _last(table: str, rows: str) -> pd.Series:
    known = load(table).query(rows).rename(columns=_SAME).query("year <= @YEAR")
    return known.sort_values("year", kind="stable").groupby("country")["value"].last()


def minmax(column: pd.Series) -> pd.Series:
    return 100 * (column - column.min()) / (column.max() - column.min())


@cache
def plain() -> pd.DataFrame:
    """Min–max as it comes: not per head, and a bad press score counts as strength."""
    return resources()[list(VOTES.index)].apply(minmax)


# task 1


@cache
def first_scores() -> pd.DataFrame:
    """The scores of task 1: the press turned round, nothing per head."""
    return plain().assign(press=100 - plain()["press"])


def arithmetic(row: pd.Series, weights: pd.Series) -> float:
    return float((row * weights).sum())


def geometric(row: pd.Series, weights: pd.Series) -> float:
    return float((row**weights).prod())


# task 2


@cache
def elcano() -> pd.DataFrame:
    """Soft presence of each country and what aid brings to it, both in points of the edition of 2022."""
    rows = load("elcano_global_presence").query("year == @YEAR and dimension == 'soft'")
    parts = rows.pivot(index="country", columns="component", values="contribution_to_own_total_pct")
    values = rows.pivot(index="country", columns="component", values="index_value")
    aid = values["soft"] * parts["development_cooperation"] / parts["soft"]
    return pd.DataFrame({"soft": values["soft"], "aid": aid})


def gap(column: pd.Series) -> float:
    """By how many points Russia lies above Turkey."""
    return column["RUS"] - column["TUR"]


# task 3


def soft(edition: int, year: int, country: str = "RUS") -> float:
    """Soft presence of a year as one edition, named by its last data year, printed it."""
    rows = load("elcano_vintages").query("component == 'soft' and country == @country and year == @year")
    return rows.query("last_data_year_of_edition == @edition")["index_value"].item()


# task 4


def score(country: str, name: str) -> float:
    """Min–max score from 0 to 100: more is stronger, students and aid count per head."""
    return scored(country, name)


def scored(country: str, name: str, heads=PER_HEAD, turned=LESS_IS_BETTER) -> float:
    """The same with another choice of what is divided by people and what is turned round."""
    people = resources()["people"] if name in heads else 1
    points = minmax(resources()[name] / people)[country]
    return 100 - points if name in turned else points


def divided_too_late(country: str, name: str) -> float:
    """The score per head, instead of the score of what there is per head."""
    people = resources()["people"][country] if name in PER_HEAD else 1
    return scored(country, name, heads=()) / people


def of_largest(country: str, name: str) -> float:
    """Percent of the largest value: the lowest country does not come to zero."""
    column = resources()[name] / (resources()["people"] if name in PER_HEAD else 1)
    points = 100 * column[country] / column.max()
    return 100 - points if name in LESS_IS_BETTER else points


# task 5


@cache
def scores() -> pd.DataFrame:
    return pd.DataFrame({name: {who: score(who, name) for who in resources().index} for name in VOTES.index})


@cache  # a check calls the learner's function, and ours, many times
def weightings(count: int) -> np.ndarray:
    """Ten thousand sets of weights that sum to one, all equally likely; the seed is the notebook's."""
    return np.random.default_rng(2021).dirichlet(np.ones(count), 10_000)


def leads(first: str, second: str, names: list[str]) -> np.ndarray:
    """By how many points the first country is ahead of the second, in each weighting."""
    return weightings(len(names)) @ (scores().loc[first, names] - scores().loc[second, names]).to_numpy()


def share(first: str, second: str, names: list[str]) -> float:
    return 100 * (leads(first, second, names) > 0).mean()


def share_of_indicators(first: str, second: str, names: list[str]) -> float:
    return 100 * (scores().loc[first, names] > scores().loc[second, names]).mean()


def equal_lead(first: str, second: str, names: list[str]) -> float:
    return (scores().loc[first, names] - scores().loc[second, names]).mean()
