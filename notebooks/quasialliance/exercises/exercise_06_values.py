"""What the answers of exercise 06, right and wrong, come to: computed from the tables, never typed.

Shares and margins are in percent, places and distances in units of the ideal points.
"""

from functools import cache

import numpy as np
import pandas as pd

from ..data import load

LAST_SOUND_YEAR = 2023  # the next one rests on a handful of votes


# task 1


@cache
def liking_russia() -> pd.DataFrame:
    """Turks who see Russia favourably (Pew), by year: `value_pct`, and `sample_n` where it is known."""
    rows = load("public_opinion").query("surveyed_population == 'TUR' and about == 'RUS'")
    rows = rows[rows["pollster"].str.startswith("Pew") & (rows["answer"] == "favourable")]
    rows = rows.set_index("year")[["value_pct", "sample_n"]].astype(float)
    return rows.sort_index()


def margin(percent, people, times: float = 1.96):
    """Half the width of the interval; missing where the number of people is."""
    return 100 * times * np.sqrt(percent / 100 * (1 - percent / 100) / people)


def margins(times: float = 1.96) -> pd.Series:
    polls = liking_russia()
    return margin(polls["value_pct"], polls["sample_n"], times)


def example() -> float:
    """The worked example: Israel in the poll of the German Marshall Fund."""
    rows = load("public_opinion").query("pollster == 'German Marshall Fund' and about == 'ISR'")
    row = rows.query("year == 2015 and answer == 'favourable'").iloc[0]
    return margin(row["value_pct"], row["sample_n"])


# tasks 2 and 3


@cache
def votes(marked: bool = False) -> pd.DataFrame:
    """One row a resolution, one column a member; missing where none is recorded."""
    rows = load("unga_key_votes")
    wide = rows.pivot(index="resolution", columns="country", values="vote")
    wide = wide.where(wide.isin(["yes", "abstain", "no"]))
    return wide if marked else wide[rows.groupby("resolution")["count_apart"].max() == 0]


def both_voted(one: str, other: str, marked: bool = False) -> pd.DataFrame:
    return votes(marked)[[one, other]].dropna()


def same(one: str, other: str, marked: bool = False) -> int:
    both = both_voted(one, other, marked)
    return int((both[one] == both[other]).sum())


def alike(one: str, other: str, marked: bool = False) -> float:
    return 100 * same(one, other, marked) / len(both_voted(one, other, marked))


def alike_of_all(one: str, other: str, marked: bool = False) -> float:
    """The same with each resolution below the line, whether both voted or not."""
    return 100 * (votes(marked)[one] == votes(marked)[other]).mean()


def alike_half(one: str, other: str) -> float:
    """The same with half an agreement where just one of the two abstains."""
    code = both_voted(one, other).replace({"yes": 1.0, "abstain": 0.5, "no": 0.0}).astype(float)
    return 100 * (1 - (code[one] - code[other]).abs()).mean()


def by_chance(one: str, other: str, marked: bool = False) -> float:
    """What the two would share if each only followed its own habit."""
    both = both_voted(one, other, marked)
    habits = [both[member].value_counts(normalize=True) for member in (one, other)]
    return 100 * (habits[0] * habits[1]).sum()


def above_chance(one: str, other: str, marked: bool = False) -> float:
    return alike(one, other, marked) - by_chance(one, other, marked)


# task 4


@cache
def places() -> pd.DataFrame:
    """Ideal points from 1991 on: one row a year, one column a member."""
    rows = load("unga_ideal_points").query("release == '1946-2025' and issue == 'all'")
    rows = rows.query("1991 <= year <= @LAST_SOUND_YEAR")
    return rows.pivot(index="year", columns="country", values="ideal_point")


def gap(turkey: int, other: str, year: int) -> float:
    """From Turkey's place in one year to the place of another member in a year of its own."""
    return abs(places()["TUR"][turkey] - places()[other][year])


def change(other: str, start: int, end: int) -> float:
    return gap(end, other, end) - gap(start, other, start)


def own_move(other: str, start: int, end: int) -> float:
    """By how much the distance changed by Turkey's movement alone."""
    return gap(end, other, start) - gap(start, other, start)


# task 5


@cache
def sessions(one: str, other: str) -> pd.DataFrame:
    """All votes of a pair, in whatever order it is named, by the year in which the session began."""
    rows = load("unga_agreement").query("issue == 'all'")
    rows = rows[rows["country_a"].isin([one, other]) & rows["country_b"].isin([one, other])]
    return rows.set_index("session_start_year").sort_index()


def shared(one: str, other: str, first: int, last: int, column: str = "share_identical") -> float:
    """The share of all common votes of these sessions, both ends included."""
    rows = sessions(one, other).loc[first:last]
    return 100 * (rows[column] * rows["n_common_votes"]).sum() / rows["n_common_votes"].sum()


def mean_of_sessions(one: str, other: str, first: int, last: int) -> float:
    """The same with each session counting alike, however many votes it had."""
    return 100 * sessions(one, other).loc[first:last, "share_identical"].mean()
