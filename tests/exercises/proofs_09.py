"""What learners write in exercise 09: right answers in several forms, wrong ones by misconception and type.

Written the way a notebook would, apart from `exercise_09_values`, so that one can prove the other.
"""

import math

import numpy as np
import pandas as pd
from quasialliance.data import load

# task 1: read off the claims
silent = {2019: None}

# task 2: the two columns of the table cross where their difference is nothing
chance = 5 / 7  # 8 * chance - 2 = chance + 3

# task 3
half = 1 - 0.10 / 2
needed = next(n for n in range(1, 999) if half**n < 0.05)

# task 4
rows = load("conflict_deaths_monthly").query("country_iso3 == 'SYR' and type_of_violence == 'state_based'")
months = rows.set_index("month_start")["deaths_best"].sort_index()["2017":"2023"]
calm = np.log(months["2018-09":])
memory = calm.autocorr()
shocks = np.random.default_rng(9).normal(0, calm.std() * math.sqrt(1 - memory**2), 10_000)
wandering = [shocks[0] / (1 - memory)]
for shock in shocks[1:]:
    wandering.append(memory * wandering[-1] + shock)
series = {"Syria": months.to_numpy(float), "made up": np.exp(wandering)}
# the windows whose date lies from September 2019 to June 2020; the first belongs to April 2018
skipped = {"Syria": range(17, 27), "made up": []}


def dates(name):
    """Each placebo date as a row: means before, after and of the year, cut out of windows of 22 months."""
    rows = np.lib.stride_tricks.sliding_window_view(series[name], 12 + 3 + 1 + 6)
    rows = np.delete(rows, skipped[name], axis=0)
    year, before, _, after = np.split(rows, [12, 15, 16], axis=1)
    means = {"before": before.mean(axis=1), "after": after.mean(axis=1), "year": year.mean(axis=1)}
    return pd.DataFrame(means).assign(ratio=means["after"] / means["before"])


tables = {name: dates(name) for name in series}


def chosen(condition):
    def function(name, peak):
        table = tables[name]
        return 100 * table[condition(table, peak)].ratio.median()

    return function


usual = chosen(lambda table, peak: table.before >= peak * table.year)


def queried(name, peak):
    return 100 * np.median(tables[name].query("before / year >= @peak").ratio)


# task 5
kinds = ["ceasefire", "local_ceasefire", "zones", "mechanism", "memorandum", "tacit"]
held = load("deconfliction_agreements").query("kind in @kinds").dropna(subset=["date_signed"])
outside = {"none", "not_a_party"}
held = held[[outside.isdisjoint(roles) for roles in zip(held.rus_role, held.tur_role, strict=True)]]
held = held.assign(days=(held.status_date - held.date_effective.combine_first(held.date_signed)).dt.days)
held = held.sort_values("days")
every_end = ("violated", "failed_to_start", "expired", "terminated", "superseded", "held_until_superseded")


def standing(ends, limit):
    """At each end that counts, the share of those whose days are not fewer who went on."""
    over = held[held.status.isin(ends) & (held.days <= limit)]
    return 100 * math.prod(1 - 1 / (held.days >= day).sum() for day in over.days)


def looped(ends, limit):
    share, watched = 100, len(held)
    for row in held.itertuples():
        share *= 1 - (row.status in ends and row.days <= limit) / watched
        watched -= 1
    return pd.Series([share])


def ended_by(ends, limit):
    return (held.status.isin(ends) & (held.days <= limit)).sum()


RIGHT = {
    1: [silent | {2017: 0, 2020: 1}, {2017: 0.0, 2020: 1}, pd.Series({2017: 0, 2019: np.nan, 2020: 1})],
    2: [chance, 100 * chance, 71, 72, 0.715],
    3: [needed, float(needed), math.ceil(math.log(0.05) / math.log(half))],
    4: [usual, queried, lambda *call: round(usual(*call), 1)],
    5: [standing, looped, lambda *call: round(standing(*call), 1)],
}

WRONG = {
    1: {
        "no gap where a single voice speaks": {2017: 0, 2019: 0, 2020: 1},
        "unnamed speakers counted": silent | {2017: 0, 2020: 100 - 33},
        "wounded": silent | {2017: 0, 2020: 60 - 36},
        "highest claim": silent | {2017: 3, 2020: 34},
        "lowest claim": silent | {2017: 3, 2020: 33},
        "number of speakers": {2017: 2, 2019: 1, 2020: 3},
        "agreement taken for silence": silent | {2017: None, 2020: 1},
    },
    2: {
        "the other game": 33.3,
        "chance of the wrong move": 1 - chance,
        "as likely as not": 0.5,
        "both hold back": chance**2,
        "first step of the table": 0.8,
        "last step of the table": 70,
        "fully sure": 100,
    },
    3: {
        "each failure is a clash": math.ceil(math.log(0.05, 0.9)),
        "half of the histories": 14,
        "the wrong end": 2,
        "average waiting time": 20,
        "just short of it": needed - 1,
        "rule of thumb": needed + 1,
    },
    4: {
        "every date": chosen(lambda table, peak: table.before > 0),
        "any rise": chosen(lambda table, peak: table.before > table.year),
        "after a calm": chosen(lambda table, peak: table.before <= peak * table.year),
        "peak after the date": chosen(lambda table, peak: table.after > peak * table.year),
        "compared with the whole time": chosen(lambda table, peak: table.before > peak * table.before.mean()),
        "mean of the ratios": lambda name, peak: (
            100 * tables[name].query("before >= @peak * year").ratio.mean()
        ),
        "name ignored": lambda name, peak: usual("made up", peak),
        "parts of one": lambda *call: usual(*call) / 100,
        "percent of change": lambda *call: usual(*call) - 100,
        "number of dates": lambda name, peak: (tables[name].before >= peak * tables[name].year).sum(),
    },
    5: {
        "censored thrown away": lambda ends, limit: (
            100 * np.mean(held.days[held.status.isin(ends)].to_numpy() > limit)
        ),
        "censored counted as ended": lambda ends, limit: standing(set(held.status), limit),
        "censored counted as standing": lambda *call: 100 - 100 * ended_by(*call) / len(held),
        "watch that never shrinks": lambda *call: 100 * (1 - 1 / len(held)) ** ended_by(*call),
        "same ends always": lambda ends, limit: standing(every_end, limit),
        "limit not used": lambda ends, limit: standing(ends, 1e6),
        "share that ended": lambda *call: 100 - standing(*call),
        "parts of one": lambda *call: standing(*call) / 100,
    },
}

WRONG_TYPE = {
    1: ["34", 1, [0, None, 1], {"Erdogan": 34}, {1999: 1}],
    2: ["5 in 7", True, (5, 7)],
    3: ["59 crises", [58, 59], months],
    4: [
        usual("Syria", 1),
        "usual",
        lambda name: 1,
        lambda name, peak: None,
        lambda name, peak: "fewer",
        lambda name, peak: tables[name],
        lambda name, peak: tables[peak],
    ],
    5: [
        standing(every_end, 365),
        "standing",
        lambda ends: 1,
        lambda ends, limit: None,
        lambda ends, limit: held[ends],
        lambda ends, limit: held.days > limit,
    ],
}
