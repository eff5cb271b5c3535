"""What the answers of exercise 07, right and wrong, come to: computed from the tables, never typed.

Ratios are Russia to Turkey, changes and shares in percent, volumes in million TIV (SIPRI's unit).
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from ..data import load, passport

PAIR = ["RUS", "TUR"]
ASKED = ("real", "burden, release 2021", "burden, release 2025")  # the rows of task 2 that are asked for


# task 1


@cache
def spending() -> pd.DataFrame:
    """SIPRI: one row for each country and year, one column for each ruler."""
    rows = load("military_expenditure")
    return rows.pivot(index=["iso3", "year"], columns="indicator", values="value")


def dots(year: int = 1999) -> np.ndarray:
    """Russia to Turkey in dollars of the day and in dollars of 2023."""
    rulers = ["milex_current_usd_m", "milex_constant_2023_usd_m"]
    russia, turkey = (spending().loc[(code, year), rulers] for code in PAIR)
    return (russia / turkey).to_numpy()


def middle(ratios) -> float:
    """The point with the same factor on both sides."""
    return float(np.exp(np.mean(np.log(ratios))))


# task 2


@cache
def steps() -> pd.DataFrame:
    """Turkey in 2019 and 2020: dollars of the day, of 2023, and the share of GDP in two releases."""
    sipri = spending().loc["TUR"].loc[[2019, 2020]]
    pairs = re.findall(r"TUR (2019|2020): ([\d.]+)% \(2021 vintage\)", str(passport("military_expenditure")))
    rows = {
        "nominal": sipri["milex_current_usd_m"],
        "real": sipri["milex_constant_2023_usd_m"],
        "burden, release 2021": pd.Series({int(year): float(value) for year, value in pairs}),
        "burden, release 2025": sipri["milex_share_of_gdp_pct"],
    }
    return pd.DataFrame(rows).T


def changes(before: pd.Series | None = None) -> pd.Series:
    """Each row's growth from 2019 to 2020, in percent, or from another start."""
    before = steps()[2019] if before is None else before
    return 100 * (steps()[2020] / before - 1)


def exchanged(values: pd.Series, one: str, other: str) -> pd.Series:
    """The same with two rows changed round."""
    return values.rename({one: other, other: one})


# task 3


@cache
def soldiers() -> pd.DataFrame:
    """Thousand persons by source: one row for each country and year."""
    wide = load("armed_forces").pivot_table(index=["iso3", "year"], columns="indicator", values="value")
    table = pd.DataFrame({"IISS": wide["iiss_active_personnel"], "COW": wide["nmc_military_personnel"]})
    table["CIA"] = wide[["cia_active_personnel_low", "cia_active_personnel_high"]].mean(axis=1) / 1000
    table["IISS with paramilitary"] = wide["iiss_active_personnel"] + wide["iiss_paramilitary"]
    return table.assign(**{"World Bank": wide["wb_armed_forces_personnel"] / 1000})


def told(*sources: str, year: int = 2020) -> pd.Series:
    """Russia's soldiers as a multiple of Turkey's, by source."""
    return soldiers().loc[("RUS", year), list(sources)] / soldiers().loc[("TUR", year), list(sources)]


def repeats(one: str, other: str, later: int = 0) -> tuple[int, int]:
    """In how many country-years one source prints the other's number of a later year, and of how many."""
    first, second = (soldiers()[name].unstack("iso3") for name in (one, other))
    gap = (first - second.shift(-later)).abs().stack().dropna()
    return int((gap < 1).sum()), len(gap)


# tasks 4 and 5


@cache
def bought() -> pd.DataFrame:
    """Deliveries to Turkey: one row a year, one column a supplier, WLD for all; zero where none is seen."""
    rows = load("arms_transfers").query("recipient_iso3 == 'TUR'")
    return rows.pivot(index="year", columns="supplier_iso3", values="tiv_million").fillna(0)


def volume(supplier: str, first: int, last: int) -> float:
    return bought().loc[first:last, supplier].sum()


def share(supplier: str, end: int, years: int) -> float:
    """The supplier's part of all that arrived in a window, which includes its last year."""
    first = end - years + 1
    return 100 * volume(supplier, first, end) / volume("WLD", first, end)


def share_yearly(supplier: str) -> pd.Series:
    return 100 * bought()[supplier] / bought()["WLD"]


def differences(supplier: str, cuts, lengths, overlap: int = 0) -> np.ndarray:
    """After minus before: one row for each cut and length; volume and share in the columns."""
    found = []
    for cut in cuts:
        for length in lengths:
            end = cut + length - overlap
            pair = [[volume(supplier, at - length + 1, at), share(supplier, at, length)] for at in (cut, end)]
            found.append(np.subtract(pair[1], pair[0]))
    return np.array(found)


def held(supplier: str, cuts, lengths) -> float:
    """In what part of the specifications the supplier delivered more after the cut than before it."""
    return 100 * (differences(supplier, cuts, lengths) > 0).mean()
