"""What the answers of exercise 04, right and wrong, come to: computed from the tables, never typed.

Gas is in billion cubic metres, shares are in percent. Months are pandas periods: "2021-05" names one.
"""

from functools import cache

import pandas as pd

from ..data import load

LAST_FULL_YEAR, NEWEST, NOT_YET_KNOWN = "2020-12", "2021-03", "2021-05"  # seen by a writer of May 2021


# task 1


@cache
def shares(year: int) -> pd.Series:
    """The share of each pipeline supplier, and of all LNG together."""
    rows = load("gas_imports").query("preferred == 1 and supplier_code != 'WLD' and year == @year")
    group = rows["supplier_code"].where(rows["supply_form"] != "lng", "LNG")
    return rows["share_pct"].groupby(group).sum()


def hhi(year: int) -> float:
    return (shares(year) ** 2).sum()


# task 2


@cache  # a check calls the learner's function, and ours, many times
def monthly() -> pd.DataFrame:
    """One row a month up to the last one in which every supplier is known, one column a supplier."""
    rows = load("gas_imports_monthly").query("preferred == 1")
    wide = rows.pivot(index="date", columns="supplier_code", values="volume_mcm") / 1000
    wide.index = wide.index.to_period("M")
    return wide[["RUS", "AZE", "IRN", "LNG", "WLD"]].rename(columns={"WLD": "total"}).loc[:"2025-05"]


def share(last: str, months: int = 1) -> float:
    """Russia's share in the gas of so many months, the last one included."""
    sums = monthly().rolling(months).sum().loc[last]
    return 100 * sums["RUS"] / sums["total"]


def lead(newest: str, base: str = LAST_FULL_YEAR) -> float:
    """By how many points the share of twelve months lies above that of twelve others."""
    return share(newest, 12) - share(base, 12)


# task 3


@cache
def russian(column: str, basis: str, form: str = "pipeline+lng") -> float:
    """What one source says of the Russian gas of 2024."""
    rows = load("gas_imports").query("year == 2024 and supplier_code == 'RUS'")
    return rows.query("basis == @basis and supply_form == @form")[column].item()


def whole(part: float, percent: float) -> float:
    return 100 * part / percent


# task 4


@cache
def to_europe(year: int) -> float:
    return _energy("pipeline_exports_to_europe_incl_TUR_bcm", year)


@cache
def weight(year: int) -> float:
    """Turkey's weight in Russia's pipeline gas to Europe."""
    return _energy("share_of_pipeline_exports_to_europe_going_to_TUR_pct", year)


def to_turkey(year: int) -> float:
    return weight(year) * to_europe(year) / 100


def _energy(indicator: str, year: int) -> float:
    return load("energy_dependence").query("indicator == @indicator and year == @year")["value"].item()


# task 5


def change(last: str, months: int) -> float:
    """Points by which the share of a window differs from that of the window just before it."""
    return shifted(last, months, months)


def shifted(last: str, months: int, shift: int) -> float:
    return share(last, months) - share(str(pd.Period(last) - shift), months)


def mean_change(last: str, months: int) -> float:
    """The same with the mean of monthly shares, in which a small month counts as much as a large one."""
    means = (100 * monthly()["RUS"] / monthly()["total"]).rolling(months).mean()
    return means[last] - means.shift(months)[last]


# task 6


@cache
def routes() -> pd.DataFrame:
    """Limits of the routes in use, by supplier, in bcm a YEAR: `border_max` and `flow_cap`."""
    used = load("gas_pipelines").query("to_code == 'TUR' and flow_2024_bcm > 0")
    columns = {"max_flow_bcm_per_year": "border_max", "flow_cap_bcm_per_year": "flow_cap"}
    by_supplier = used.groupby(used["from_code"].fillna("LNG"))
    return by_supplier[list(columns)].sum().rename(columns=columns)


def limits(lng: float, cap: str = "flow_cap", parts: int = 12) -> pd.Series:
    """The most that each supplier can bring in a month; LNG needs ships (`lng`) as well as terminals."""
    most = routes()[cap] / parts
    return most.where(most.index != "LNG", min(most["LNG"], lng))


def missing(supply: float, month: str) -> float:
    return max(0.0, monthly()["total"][month] - supply)


def unmet(lost: str, month: str, lng: float) -> float:
    return missing(limits(lng).drop(lost).sum(), month)


def surplus_too(lost: str, month: str, lng: float) -> float:
    return monthly()["total"][month] - limits(lng).drop(lost).sum()


def all_as_spare(lost: str, month: str, lng: float) -> float:
    """What flows already is counted a second time: the whole capacity is taken for spare."""
    flowing = monthly().loc[month].drop(["total", lost]).sum()
    return missing(flowing + limits(lng).drop(lost).sum(), month)


def without_terminals(lost: str, month: str, lng: float) -> float:
    return missing(limits(lng).drop([lost, "LNG"]).sum() + lng, month)
