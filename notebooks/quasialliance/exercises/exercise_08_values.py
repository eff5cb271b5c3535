"""What the answers of exercise 08, right and wrong, come to: computed from the tables, never typed.

Backers and triangles are counts, deaths are persons, those who fled are thousand persons.
"""

from functools import cache
from itertools import combinations
from math import prod

import pandas as pd

from ..data import load

YEARS = (2019, 2020, 2021)
SIDES = {"Syria": "government", "Syrian insurgents": "opposition", "IS": "is", "SDF": "sdf", "PYD": "sdf"}
SIDES |= {"Libya": "gna", "Forces of the House of Representatives": "lna"}
SIDES |= {"Azerbaijan": "azerbaijan", "Republic of Artsakh": "armenian"}


# tasks 1 and 4


@cache
def ties() -> pd.DataFrame:
    """Ties with a sign and a first year; `outside` is the supporter without what stands in brackets."""
    rows = load("actors_and_backers").query("sign != 0").dropna(subset=["year_from"])
    rows = rows.fillna({"year_to": 2023})
    outside = rows["supporter"].str.split(" (", regex=False).str[0].replace("Armenia", "armenian")
    rows = rows.assign(outside=outside)
    return rows[rows["outside"] != rows["local_side"]]


@cache
def backers(condition: str = "coding.str.startswith('ucdp')") -> pd.Series:
    """How many outsiders back a side in Libya, by year, in the rows of which `condition` holds."""
    rows = ties().query(f"theatre == 'libya' and sign == 1 and ({condition})")
    running = {year: rows.query("year_from <= @year <= year_to") for year in YEARS}
    return pd.Series({year: float(rows["outside"].nunique()) for year, rows in running.items()})


@cache
def ucdp_rows() -> pd.Series:
    """The same with a row for each tie of either sign, whoever holds it."""
    rows = ties().query("theatre == 'libya' and coding.str.startswith('ucdp')")
    return pd.Series({year: float(len(rows.query("year_from <= @year <= year_to"))) for year in YEARS})


@cache
def begun(until_now: bool = False) -> pd.Series:
    """The same by the first year alone: in that year only, or from then on for ever."""
    rows = ties().query("theatre == 'libya' and coding.str.startswith('ucdp') and sign == 1")
    first = rows.groupby("outside")["year_from"].min()
    return pd.Series({year: float((first <= year if until_now else first == year).sum()) for year in YEARS})


@cache
def network(theatre: str, year: int) -> dict[frozenset, int]:
    """The sign of each pair that is tied, fights between local sides included."""
    rows = ties().query("theatre == @theatre and year_from <= @year <= year_to")
    signs = {frozenset((row.local_side, row.outside)): row.sign for row in rows.itertuples()}
    fought = load("battle_deaths_annual").query("theatre == @theatre and year == @year")
    sides = zip(fought["side_a"].map(SIDES), fought["side_b"].map(SIDES), strict=True)
    return signs | {frozenset(both): -1 for both in sides if pd.notna(both[0]) and pd.notna(both[1])}


def triangles(theatre: str, year: int, pair: int | None = None) -> list[tuple[int, ...]]:
    """The three signs of each triangle; `pair` is the sign between Russia and Turkey, None for no tie."""
    tied = network(theatre, year)
    tied = tied if pair is None else tied | {frozenset(("Russia", "Turkey")): pair}
    groups = combinations(sorted({node for both in tied for node in both}), 3)
    edges = ([frozenset(both) for both in combinations(group, 2)] for group in groups)
    return [tuple(tied[edge] for edge in three) for three in edges if all(edge in tied for edge in three)]


def strained(theatre: str, year: int, pair: int | None) -> int:
    return sum(prod(signs) < 0 for signs in triangles(theatre, year, pair))


def at_rest(theatre: str, year: int, pair: int | None) -> int:
    return sum(prod(signs) > 0 for signs in triangles(theatre, year, pair))


# task 2


@cache
def first_release(year: int = 2017, kinds: tuple[str, ...] = ("state_based",)) -> pd.Series:
    """Deaths in Syria as first published, summed over the months: `low`, `best` and `high`."""
    rows = load("conflict_events_monthly")
    rows = rows[pd.to_datetime(rows["month_start"]).dt.year == year]
    rows = rows[rows["type_of_violence"].isin(kinds)]
    return rows[["deaths_low", "deaths_best", "deaths_high"]].sum().rename(lambda name: name[7:])


@cache
def later_edition(year: int = 2017, kinds: tuple[str, ...] = ("state_based",)) -> pd.Series:
    """The same in the table by country and year."""
    rows = load("organized_violence_country_year").query("country_iso3 == 'SYR' and year == @year")
    ends = ("low", "best", "high")
    return pd.Series({end: sum(rows[f"{kind}_deaths_{end}"].item() for kind in kinds) for end in ends})


def above(later: float, first: float, base: float | None = None) -> float:
    """By how many percent of `first`, or of another `base`, the later number lies higher."""
    return 100 * (later - first) / (first if base is None else base)


# task 3


@cache
def booked() -> pd.Series:
    """State-based deaths of both sides in Azerbaijan (UCDP), by month, September to December 2020."""
    rows = load("conflict_deaths_monthly").query(
        "country_iso3 == 'AZE' and type_of_violence == 'state_based'"
    )
    rows = rows.set_index(pd.to_datetime(rows["month_start"]).dt.strftime("%Y-%m"))["deaths_best"]
    return rows.loc["2020-09":"2020-12"]


@cache
def register(*status: str) -> pd.Series:
    """Armenian servicemen in the register with one of these fates, by month."""
    rows = load("karabakh_2020_deaths_daily")
    rows = rows[rows["status"].isin(status)] if status else rows
    return rows.groupby(pd.to_datetime(rows["date"]).dt.strftime("%Y-%m"))["persons"].sum()


def too_many(month: str = "2020-11", *status: str) -> float:
    """How many more deaths UCDP books on a month than its total has by the calendar of the register."""
    days = register(*(status or ("killed",)))
    return float(booked()[month] - booked().sum() * days[month] / days.sum())


# task 5


@cache
def persons(origin: str, year: int, kind: str, asylum: str | None = None) -> float:
    """Those in the rows of a kind, summed; missing where there is no row."""
    rows = load("displacement").query("origin_iso3 == @origin and year == @year and population_type == @kind")
    rows = rows if asylum is None else rows[rows["asylum_iso3"] == asylum]
    return float(rows["persons"].sum()) if len(rows) else float("nan")


def abroad(origin: str, year: int) -> float:
    return persons(origin, year, "refugees", "WLD") / 1000


def inside(origin: str, year: int, source: str) -> float:
    return persons(origin, year, f"idps_{source}") / 1000


def fled(origin: str, year: int, source: str) -> float:
    return abroad(origin, year) + inside(origin, year, source)
