"""What learners write in exercise 07: right answers in several forms, wrong ones by misconception and type.

Written the way a notebook would, apart from `exercise_07_values`, so that one can prove the other.
"""

import math
import re
from itertools import product

import numpy as np
import pandas as pd
from quasialliance.data import load, passport

# task 1
spending = load("military_expenditure")


def sipri(country, year, ruler):
    rows = spending[(spending.iso3 == country) & (spending.year == year)]
    return rows[rows.indicator == f"milex_{ruler}"].value.item()


left, right = (
    sipri("RUS", 1999, ruler) / sipri("TUR", 1999, ruler)
    for ruler in ("current_usd_m", "constant_2023_usd_m")
)
root = math.sqrt(left * right)

# task 2
written = re.findall(r"TUR (\d{4}): ([\d.]+)% \(2021", str(passport("military_expenditure")))
old = {year: float(value) for year, value in written}
now = [sipri("TUR", year, "share_of_gdp_pct") for year in (2019, 2020)]
dollars = {
    name: [sipri("TUR", year, f"{name}_usd_m") for year in (2019, 2020)]
    for name in ("current", "constant_2023")
}
real, early, late = names = ("real", "burden, release 2021", "burden, release 2025")
PAIRS = {real: dollars["constant_2023"], early: [old["2019"], old["2020"]], late: now}


def told(change):
    return {name: change(*PAIRS[name]) for name in names}


def growth(before, after):
    return (after - before) / before * 100


steps = told(growth)

# task 3
forces = load("armed_forces").set_index(["iso3", "year", "indicator"]).value


def ratio(indicator):
    return forces["RUS", 2020, indicator] / forces["TUR", 2020, indicator]


iiss, cow = ratio("iiss_active_personnel"), ratio("nmc_military_personnel")
cia = ratio("cia_active_personnel_high")
sums = [
    forces[code, 2020, "iiss_active_personnel"] + forces[code, 2020, "iiss_paramilitary"]
    for code in ("RUS", "TUR")
]

# tasks 4 and 5
transfers = load("arms_transfers")
turkish = transfers[transfers.recipient_iso3 == "TUR"]
bought = turkish.pivot_table("tiv_million", "year", "supplier_iso3").fillna(0)


def volume(supplier, first, last):
    rows = turkish[turkish.supplier_iso3 == supplier]
    return rows[rows.year.between(first, last)].tiv_million.sum()


def part(supplier, first, last):
    return volume(supplier, first, last) / volume("WLD", first, last) * 100


def share(supplier, end, years):
    return part(supplier, end - years + 1, end)


def rolled(supplier, end, years):
    sums = bought.rolling(years).sum().loc[end]
    return pd.Series([100 * sums[supplier] / sums["WLD"]])


def one_by_one(supplier, end, years):
    own = everything = 0
    for year in range(end, end - years, -1):
        own += bought[supplier][year]
        everything += bought["WLD"][year]
    return round(own / everything * 100, 1)


def both_kinds(supplier, cut, length, shift=1):
    before, after = (cut - length + 1, cut), (cut + shift, cut + shift + length - 1)
    return [(kind(supplier, *before), kind(supplier, *after)) for kind in (volume, part)]


def counted(more=lambda before, after: after > before, kinds=slice(None), shift=1):
    def function(supplier, cuts, lengths):
        found = [both_kinds(supplier, *one, shift)[kinds] for one in product(cuts, lengths)]
        return 100 * np.mean([more(*pair) for pairs in found for pair in pairs])

    return function


held = counted()


def as_a_table(supplier, cuts, lengths):
    rows = [pair for cut in cuts for length in lengths for pair in both_kinds(supplier, cut, length)]
    table = pd.DataFrame(rows, columns=["before", "after"])
    return round(100 * (table.after > table.before).sum() / (2 * len(cuts) * len(lengths)), 1)


def together(supplier, cuts, lengths):
    found = [all(b < a for b, a in both_kinds(supplier, *one)) for one in product(cuts, lengths)]
    return 100 * sum(found) / len(found)


RIGHT = {
    1: [root, round(root, 2), [math.exp((math.log(left) + math.log(right)) / 2)]],
    2: [steps, pd.Series(steps).round(1), pd.Series(steps | {"nominal": growth(*dollars["current"])})],
    3: [math.sqrt(iiss * cia), round((iiss * cia) ** 0.5, 2), np.array([np.sqrt(cow * cia)])],
    4: [share, rolled, one_by_one],
    5: [held, as_a_table, lambda *call: [held(*call)]],
}

WRONG = {
    1: {
        "simple mean": (left + right) / 2,
        "simple mean, turned round": 2 / (1 / left + 1 / right),
        "no root": left * right,
        "factor between them": right / left,
        "half the factor": math.sqrt(right / left),
        "the other way round": 1 / root,
    },
    2: {
        "plain difference": told(lambda before, after: after - before),
        "part of the later year": told(lambda before, after: 100 * (after - before) / after),
        "ratio instead of growth": told(lambda before, after: 100 * after / before),
        "parts of one": told(lambda before, after: after / before - 1),
        "nominal for real": steps | {real: growth(*dollars["current"])},
        "releases mixed": steps | {early: growth(now[0], old["2020"]), late: growth(old["2019"], now[1])},
        "releases exchanged": steps | {early: steps[late], late: steps[early]},
    },
    3: {
        "copy counted": (iiss * cow * cia) ** (1 / 3),
        "simple mean": (iiss + cia) / 2,
        "copy counted, simple mean": (iiss + cow + cia) / 3,
        "the copy and its source": math.sqrt(iiss * cow),
        "only the outsider": cia,
        "paramilitary in one of them": math.sqrt(sums[0] / sums[1] * cia),
        "the other way round": 1 / math.sqrt(iiss * cia),
    },
    4: {
        "still one year": lambda supplier, end, years: share(supplier, end, 1),
        "mean of the yearly shares": lambda supplier, end, years: np.mean(
            [share(supplier, year, 1) for year in range(end - years + 1, end + 1)]
        ),
        "a year too many": lambda supplier, end, years: part(supplier, end - years, end),
        "last year left out": lambda supplier, end, years: part(supplier, end - years, end - 1),
        "forward": lambda supplier, end, years: part(supplier, end, end + years - 1),
        "years ignored": lambda supplier, end, years: part(supplier, end - 4, end),
        "divided by everything": lambda supplier, end, years: (
            100 * volume(supplier, end - years + 1, end) / bought["WLD"].sum()
        ),
        "total counted twice": lambda supplier, end, years: (
            100 * volume(supplier, end - years + 1, end) / bought.loc[end - years + 1 : end].sum().sum()
        ),
        "volume": lambda supplier, end, years: volume(supplier, end - years + 1, end),
        "parts of one": lambda *call: share(*call) / 100,
    },
    5: {
        "shares only": counted(kinds=slice(1, 2)),
        "volumes only": counted(kinds=slice(1)),
        "both at once": together,
        "the cut on both sides": counted(shift=0),
        "equal taken for more": counted(more=lambda before, after: after >= before),
        "turned round": counted(more=lambda before, after: after < before),
        "first cut only": lambda supplier, cuts, lengths: held(supplier, cuts[:1], lengths),
        "first length only": lambda supplier, cuts, lengths: held(supplier, cuts, lengths[:1]),
        "how many": lambda supplier, cuts, lengths: round(
            held(supplier, cuts, lengths) / 100 * 2 * len(cuts) * len(lengths)
        ),
        "parts of one": lambda *call: held(*call) / 100,
    },
}

WRONG_TYPE = {
    1: ["about equal", (left, right), True],
    2: [-15, "it fell", list(steps.values()), {"real": -15}, steps | {"real": "less"}, {2019: 1, 2020: 2}],
    3: ["two", (iiss, cia), "IISS"],
    4: [
        share("USA", 2025, 5),
        "share",
        lambda supplier: 1,
        lambda supplier, end, years: None,
        lambda supplier, end, years: "less",
        lambda supplier, end, years: bought.loc[end],
        lambda supplier, end, years: bought[end][supplier],
    ],
    5: [
        held("USA", (2017,), (3,)),
        "held",
        lambda supplier: 1,
        lambda supplier, cuts, lengths: None,
        lambda supplier, cuts, lengths: [True, False],
        lambda supplier, cuts, lengths: share(supplier, cuts, lengths),
    ],
}
