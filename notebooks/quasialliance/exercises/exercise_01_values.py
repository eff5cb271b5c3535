"""What the answers of exercise 01, right and wrong, come to: computed from the tables, never typed.

Series are by year and count treaties or percent; a rating is a valence from -2 to +2.
"""

from collections.abc import Mapping
from functools import cache

import pandas as pd

from ..data import load

DUTIES = ["defense", "offense", "neutrality", "nonaggression", "consultation"]
ATOP_ENDS = 2018  # the data set reads treaties up to the end of this year
SEEN = 2000  # the year of task 1
PACT_YEARS = tuple(range(1946, ATOP_ENDS + 1))  # of task 4: after the last treaty of the war
EVENT_YEARS = tuple(range(2015, 2026))  # of task 5: no year without an event


# tasks 1 and 4


@cache
def treaties() -> pd.DataFrame:
    """The treaties of ATOP with `signed` and `last`, years; no end means in force when coded."""
    table = load("alliances").query("instrument == 'atop_alliance'")
    ends = table["end_date"].str[:4].fillna(str(ATOP_ENDS)).astype(int)
    return table.assign(signed=table["start_date"].str[:4].astype(int), last=ends)


def pacts(one: str, other: str) -> pd.DataFrame:
    """The treaties that name both states, whether or not they were in at the same time."""
    members = treaties()["members_iso3"].str.split(";")
    return treaties()[members.map(lambda states: {one, other} <= set(states))]


def of_the_pair() -> pd.DataFrame:
    """Treaties of Russia and Turkey; `first` is the year since which both were in, as `note` gives it."""
    table = pacts("RUS", "TUR")
    joined = [table["note"].str.extract(rf"{state} (\d{{4}})")[0].astype(int) for state in ("RUS", "TUR")]
    return table.assign(first=pd.concat(joined, axis="columns").max(axis="columns"))


def seen(table: pd.DataFrame, first: str = "first") -> pd.DataFrame:
    """The rows in force in the year of task 1, counted from the year in column `first`."""
    return table[(table[first] <= SEEN) & (table["last"] >= SEEN)]


def promises(table: pd.DataFrame) -> int:
    return int(table[DUTIES].sum().sum())


def kinds(table: pd.DataFrame) -> int:
    return int(table[DUTIES].eq(1).any().sum())


def cooperation() -> int:
    """Agreements on defence cooperation that the pair had signed by the year of task 1."""
    table = load("alliances").query("instrument == 'defence_cooperation_agreement' and rus_and_tur == 'yes'")
    return int((table["start_date"].str[:4].astype(int) <= SEEN).sum())


def with_us(only_two: bool = False) -> pd.DataFrame:
    table = pacts("TUR", "USA")
    return table[table["members_iso3"].str.count(";") == 1] if only_two else table


def nato_signed() -> int:
    return int(with_us().query("label.str.contains('NATO')")["signed"].item())


def joined_nato(column: str = "atop_start") -> int:
    """The year in which the later one of Turkey and the United States joined, by one of two sources."""
    nato = load("alliance_memberships").query("organisation == 'NATO' and iso3 in ['TUR', 'USA']")
    years = nato[column].dt.year if column == "atop_start" else nato[column]
    return int(years.max())


def owed(table: pd.DataFrame, duty: str | None, nato: int = 0) -> pd.Series:
    """For each year, how many treaties of `table` with `duty` (or with any) were in force.

    A treaty counts since Turkey was in, as `note` gives it; that of NATO since the year `nato`.
    """
    first = table["note"].str.extract(r"TUR (\d{4})")[0].astype(int)
    first = first.mask(table["label"].str.contains("NATO"), nato)
    kept = table[duty].eq(1) if duty else first.notna()
    return pd.Series(
        {year: int((kept & (first <= year) & (table["last"] >= year)).sum()) for year in PACT_YEARS}
    )


# task 2


@cache
def events() -> pd.DataFrame:
    table = load("timeline_events")
    effect = table["valence"].map(lambda valence: "friction" if valence < 0 else "cooperation")
    return table.assign(
        effect=effect.mask(table["valence"] == 0, "neither"), year=table["date"].str[:4].astype(int)
    )


def tie() -> pd.DataFrame:
    return events().query("dimension != 'third_party'")


def military(effect: str) -> int:
    return len(events().query("dimension == 'military' and effect == @effect"))


def share(part: int, whole: pd.DataFrame) -> float:
    return 100 * part / len(whole)


# task 3


def calls(question: str) -> int:
    """Traced calls of Putin and Erdoğan in the days of `question`."""
    return len(
        load("leader_contacts")
        .query("rus_leader == 'Vladimir Putin' and counts_as == 'call'")
        .query(f"date.dt.year == 2022 and {question}")
    )


def published(scope: str) -> int:
    """The number that somebody published for 2022: for the full year, or for a part of it."""
    rows = load("leader_contacts_yearly").query(
        "basis == 'published' and measure == 'calls' and year == 2022"
    )
    return int(rows[rows["scope"].str.startswith(scope)]["value"].item())


def late() -> int:
    return calls("date > '2022-10-12'")


# task 5


def told_by(viewpoint: str = "Russian", exact: bool = True) -> pd.Series:
    """Percent of the events of each year that were dated from pages of one side."""
    table = events().query("date_precision == 'day'") if exact else events()
    return 100 * (table["source_viewpoint"] == viewpoint).groupby(table["year"]).mean()


def russian_rows() -> pd.Series:
    return events().query("date_precision == 'day' and source_viewpoint == 'Russian'").groupby("year").size()


# task 6


@cache
def coder() -> pd.Series:
    """The coder's ratings of the sample: every fifteenth event of the tie, from the eighth on."""
    table = tie().assign(day=tie()["date"].map(pd.Timestamp)).set_index("event_id")
    return table.sort_values("day", kind="stable").iloc[7::15]["valence"]


def rated(mine: Mapping[str, int]) -> pd.DataFrame:
    """The events that a learner rated: `mine` beside what the `coder` gave."""
    return pd.DataFrame({"mine": mine, "coder": coder()[list(mine)]})


def agreement(mine: Mapping[str, int]) -> float:
    return 100 * float((rated(mine)["mine"] == rated(mine)["coder"]).mean())


def within_a_point(mine: Mapping[str, int]) -> float:
    return 100 * float(((rated(mine)["mine"] - rated(mine)["coder"]).abs() <= 1).mean())


def same_side(mine: Mapping[str, int]) -> float:
    """Percent of the events that both rate as good, both as bad or both as neither."""
    table = rated(mine).clip(-1, 1)
    return 100 * float((table["mine"] == table["coder"]).mean())


def by_position(mine: Mapping[str, int]) -> float:
    """What comes out when the first rating is compared with the coder's first, and so on."""
    pairs = list(zip(mine.values(), coder(), strict=False))
    return 100 * sum(ours == theirs for ours, theirs in pairs) / len(pairs)
