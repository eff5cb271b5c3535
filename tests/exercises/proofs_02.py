"""What learners write in exercise 02: right answers in several forms, wrong ones by misconception and type.

Written the way a notebook would, apart from `exercise_02_values`, so that one can prove the other.
"""

import numpy as np
import pandas as pd
from quasialliance.data import load

macro = load("macro_annual").pivot(index="year", columns=["indicator", "country"], values="value")
growth, forecast = macro["gdp_growth_pct"], macro["gdp_growth_pct_weo_apr2019"]
gap = growth - forecast
known = gap.loc[2020].dropna().index
comparators = known.drop(["RUS", "TUR"])

# tasks 1 and 4
rates = load("exchange_rates").pivot(index="date", columns="pair", values="rate_mean")
before, after = rates["USD/TRY"]["2019-12-01"], rates["USD/TRY"]["2020-12-01"]
lira = 100 * (100 / after) / (100 / before)
now = rates.loc["2021-05-01"]
decembers = rates[rates.index.month == 12]
decembers.index = decembers.index.year
rouble = 100 * (1 / now["USD/RUB"]) / (1 / decembers["USD/RUB"])
by_hand = {base: 100 * decembers["USD/RUB"][base] / now["USD/RUB"] for base in range(2013, 2021)}

# task 2
shock = pd.DataFrame({"growth": growth.loc[2020], "gap": gap.loc[2020]}).dropna()
up, short = shock.growth > 0, shock.gap < 0

# task 3
quarters = load("gdp_quarterly")
quarters = quarters[quarters.quarter != "FY"]
KEYS = ["country", "year", "quarter"]
first, revised = (quarters[quarters.release == release] for release in ("first", "revised"))
pairs = first.merge(revised, on=KEYS, suffixes=("_first", "_revised"))
pairs["moved"] = pairs.real_gdp_yoy_pct_revised - pairs.real_gdp_yoy_pct_first
size = pairs.moved.abs()

# task 5
polls, prices = load("public_approval"), load("cpi_monthly")
levels = pd.DataFrame(
    {
        "approval": polls[polls.pollster == "Levada Center"].set_index("date").approve_pct,
        "prices": prices[prices.country == "TUR"].set_index("date").cpi_index,
    }
).loc["2015-01":"2021-05"]
changes = levels.diff()


# task 6
def looped(country, year):
    """One comparator after the other."""
    hit = 0
    for other in comparators:
        if growth.loc[year, other] - forecast.loc[year, other] < gap.loc[year, country]:
            hit += 1
    return 100 * hit / len(comparators)


def selected(country, year):
    row = growth.loc[year] - forecast.loc[year]
    return pd.Series([(row[comparators] < row[country]).mean() * 100])


def turned(country, year):
    """Shortfalls with a plus, the comparison turned round, rounded."""
    shortfall = forecast.loc[year] - growth.loc[year]
    return round(100 * float((shortfall[comparators] > shortfall[country]).mean()), 1)


def below(table, country, year, among=comparators):
    return 100 * (table.loc[year, among] < table.loc[year, country]).mean()


RIGHT = {
    1: [lira, lira / 100, round(lira), 100 * before / after, [lira]],
    2: [(up & short).sum(), len(shock[up & short]), 3.0],
    3: [size.mean(), round(size.mean(), 2), np.abs(pairs.moved).sum() / len(pairs), [size.mean()]],
    4: [
        rouble,
        rouble.loc[2013:2020],
        rouble.round(1),
        rouble.round(),
        rouble.to_frame("index"),
        rouble.rename_axis("year").reset_index(name="index"),
        by_hand,
    ],
    5: [
        changes.approval.corr(changes.prices),
        round(changes.corr().iloc[0, 1], 2),
        levels.pct_change().corr().loc["approval", "prices"],
        np.corrcoef(np.diff(levels.approval), np.diff(levels.prices))[0, 1],
    ],
    6: [looped, selected, turned],
}

WRONG = {
    1: {
        "not turned round": 100 * after / before,
        "same percent down": 100 - 100 * (after - before) / before,
        "loss instead of index": 100 - lira,
        "loss added": 100 + (100 - lira),
        "cents": 100 / after,
    },
    2: {
        "all that grew": up.sum(),
        "all that fell short": short.sum(),
        "shrank and fell short": (short & ~up).sum(),
        "grew and did better": (up & ~short).sum(),
        "comparators only": (up & short)[comparators].sum(),
    },
    3: {
        "signs kept": pairs.moved.mean(),
        "Russia only": size[pairs.country == "RUS"].mean(),
        "Turkey only": size[pairs.country == "TUR"].mean(),
        "the year 2020 only": size[pairs.year == 2020].mean(),
        "the largest": size.max(),
        "the middle": size.median(),
        "added up": size.sum(),
        "unknown taken for unrevised": size.sum() / len(quarters.drop_duplicates(KEYS)),
    },
    4: {
        "still lira": 100 * decembers["USD/TRY"] / now["USD/TRY"],
        "price of the dollar": 100 * now["USD/RUB"] / decembers["USD/RUB"],
        "one base for all": 100 * decembers["USD/RUB"][2019] / decembers["USD/RUB"],
        "from year to year": 100 * decembers["USD/RUB"].shift() / decembers["USD/RUB"],
        "loss instead of index": 100 - rouble,
        "change instead of index": rouble - 100,
        "factor": rouble / 100,
        "rouble against lira": 100 * decembers["TRY/RUB"] / now["TRY/RUB"],
    },
    5: {
        "still levels": levels.approval.corr(levels.prices),
        "only approval in changes": changes.approval.corr(levels.prices),
        "only prices in changes": levels.approval.corr(changes.prices),
        "changes over a year": levels.diff(12).corr().iloc[0, 1],
        "squared": levels.corr().iloc[0, 1] ** 2,
        "minus sign dropped": -levels.corr().iloc[0, 1],
    },
    6: {
        "growth instead of gap": lambda country, year: below(growth, country, year),
        "the year before as forecast": lambda country, year: below(growth - growth.shift(), country, year),
        "the other end": lambda country, year: (
            100 * (gap.loc[year, comparators] > gap.loc[year, country]).mean()
        ),
        "both in the null": lambda country, year: below(gap, country, year, known),
        "the other one in the null": lambda country, year: below(gap, country, year, known.drop(country)),
        "short of their own forecast": lambda country, year: (
            100 * (growth < forecast).loc[year, comparators].mean()
        ),
        "size without sign": lambda country, year: below(gap.abs(), country, year),
        "count": lambda country, year: (gap.loc[year, comparators] < gap.loc[year, country]).sum(),
        "parts of one": lambda country, year: looped(country, year) / 100,
        "year ignored": lambda country, year: looped(country, 2020),
        "country ignored": lambda country, year: looped("RUS", year),
    },
}

WRONG_TYPE = {
    1: ["76", True, [before, after], rates],
    2: ["China", up, {"China": 1}, [1, 2]],
    3: ["0.3", size, False],
    4: [75.0, "USD/RUB", rates, pd.Series([75.0, 80.0]), pd.Series(["a"], index=[2015])],
    5: ["none", changes, changes.corr(), True],
    6: [
        looped("RUS", 2020),
        "hit_harder",
        lambda: 1,
        lambda country, year: None,
        lambda country, year: "many",
        lambda country, year: gap.loc[year],
        lambda country, year: gap.loc[year, country + "?"],
    ],
}
