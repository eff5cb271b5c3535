"""What learners write in exercise 05: right answers in several forms, wrong ones by misconception and type.

Written the way a notebook would, apart from `exercise_05_values`, so that one can prove the other.
"""

import numpy as np
import pandas as pd
from quasialliance.data import load

# the five resources of 2018
students = load("international_students")
students = students[(students.measure == "inbound_students") & (students.origin == "region:world")]
routes = load("air_connectivity")
routes = routes[(routes.metric == "countries_served_nonstop") & (routes.level == "country")]
aid, press = load("development_aid"), load("governance_indices")


def latest(table, country, year, value):
    """The newest value up to 2018, by a loop over countries."""
    known = table[table[year] <= 2018]
    return pd.Series({who: rows.loc[rows[year].idxmax(), value] for who, rows in known.groupby(country)})


resources = pd.DataFrame(
    {
        "students": latest(students, "host_country", "year", "value"),
        "aid": latest(aid[aid.measure == "oda_allocable"], "donor", "year", "value"),
        "routes": latest(routes, "country", "as_of_year", "value"),
        "heritage": latest(load("world_heritage_sites"), "country", "year", "sites_cumulative"),
        "press": latest(press[press.measure == "press_freedom_score_old_method"], "country", "year", "value"),
        "people": latest(load("population"), "country", "year", "population"),
    }
).dropna()
NAMES = ["students", "aid", "routes", "heritage", "press"]

# task 1
raw = (resources - resources.min()) / (resources.max() - resources.min()) * 100
greece, turkey = (raw.assign(press=100 - raw.press).loc[who, NAMES].to_numpy() for who in ("GRC", "TUR"))
votes = np.array([2, 2, 2, 1, 3])
weights = votes / 10
mean = greece @ weights
of_turkey = turkey @ weights - np.exp(np.log(turkey) @ weights)

# task 2
of_2018 = load("elcano_global_presence").query("year == 2018 and dimension == 'soft'")
wide = of_2018.pivot(
    index="component", columns="country", values=["index_value", "contribution_to_own_total_pct"]
)
points, percent = wide["index_value"].loc["soft"], wide["contribution_to_own_total_pct"]
help_ = points * percent.loc["development_cooperation"] / percent.loc["soft"]
left = points - help_
gap = left["RUS"] - left["TUR"]

# task 3
printed = load("elcano_vintages").query("component == 'soft'")
printed = printed.set_index(["country", "last_data_year_of_edition", "year"])["index_value"]
russia = printed["RUS"]
ruler = russia[2015, 2015] - russia[2021, 2015]
joined = russia[2015, 2015] - russia[2021, 2021]

# task 4


def score(country, name, heads=("students", "aid"), turned=("press",)):
    """With the distance from the worst value, whichever end of the scale that is."""
    column = resources[name] / resources["people"] * 1e6 if name in heads else resources[name]
    worst, best = (column.max(), column.min()) if name in turned else (column.min(), column.max())
    return 100 * (column[country] - worst) / (best - worst)


def stepwise(country, name):
    """The way the task suggests, rounded."""
    column = resources[name]
    if name in ["students", "aid"]:
        column = column / resources["people"]
    result = 100 * (column - column.min()) / (column.max() - column.min())
    if name == "press":
        result = 100 - result
    return pd.Series([round(result[country], 1)])


def too_late(country, name):
    points = score(country, name, heads=())
    return points / resources["people"][country] if name in ["students", "aid"] else points


def no_minimum(country, name):
    column = resources[name] / resources["people"] if name in ["students", "aid"] else resources[name]
    part = column[country] / column.max() * 100
    return 100 - part if name == "press" else part


def negative(country, name):
    return -score(country, name, turned=()) if name == "press" else score(country, name)


# task 5
scores = pd.DataFrame(
    [[score(who, name) for name in NAMES] for who in resources.index], resources.index, NAMES
)


def draws(count):
    return np.random.default_rng(2021).dirichlet([1] * count, size=10_000)


def lead(first, second, names):
    return (draws(len(names)) * (scores.loc[first, names] - scores.loc[second, names]).to_numpy()).sum(axis=1)


def share(first, second, names):
    table = draws(len(names))
    return 100 * (table @ scores.loc[first, names] > table @ scores.loc[second, names]).mean()


def looped(first, second, names):
    """One weighting after the other."""
    differences = [scores[name][first] - scores[name][second] for name in names]
    ahead = 0
    for row in draws(len(names)).tolist():
        ahead += sum(weight * gap for weight, gap in zip(row, differences, strict=True)) > 0
    return ahead / 100


RIGHT = {
    1: [mean, mean - np.prod(greece**weights), round(mean, 1), [mean]],
    2: [gap, round(gap, 1), 191.0 - 136.4, pd.Series([gap])],
    3: [ruler, round(ruler, 1), joined - (russia[2021, 2015] - russia[2021, 2021]), (ruler,)],
    4: [score, stepwise, lambda country, name: np.float64(score(country, name))],
    5: [share, looped, lambda *given: round((lead(*given) > 0).mean() * 100, 1)],
}

WRONG = {
    1: {
        "zeros left out": mean - np.prod((greece**weights)[greece > 0]),
        "worked example": of_turkey,
        "mean instead of gap": 0,
        "votes for weights": greece @ votes,
        "all weights equal": greece.mean(),
        "turned round": -mean,
    },
    2: {
        "with aid": points["RUS"] - points["TUR"],
        "only Turkey's aid": points["RUS"] - left["TUR"],
        "aid alone": help_["TUR"] - help_["RUS"],
        "aid added": (points + help_)["RUS"] - (points + help_)["TUR"],
        "turned round": left["TUR"] - left["RUS"],
        "percent instead of points": 100 * gap / left["TUR"],
    },
    3: {
        "fall of the joined line": joined,
        "change inside an edition": russia[2021, 2015] - russia[2021, 2021],
        "parts added up": joined + russia[2021, 2015] - russia[2021, 2021],
        "the other country": printed["TUR", 2015, 2015] - printed["TUR", 2021, 2015],
        "part in percent": ruler / joined * 100,
        "turned round": -ruler,
    },
    4: {
        "unchanged": lambda country, name: score(country, name, (), ()),
        "people forgotten": lambda country, name: score(country, name, ()),
        "direction forgotten": lambda country, name: score(country, name, turned=()),
        "everything per head": lambda country, name: score(country, name, NAMES),
        "everything turned round": lambda country, name: score(country, name, turned=NAMES),
        "the wrong ones turned": lambda country, name: score(country, name, turned=NAMES[:-1]),
        "divided too late": too_late,
        "below zero": negative,
        "percent of the largest": no_minimum,
        "fractions": lambda country, name: score(country, name) / 100,
        "country ignored": lambda country, name: score("TUR", name),
    },
    5: {
        "parts of one": lambda *given: (lead(*given) > 0).mean(),
        "turned round": lambda first, second, names: share(second, first, names),
        "equal weights only": lambda first, second, names: (
            100 if scores.loc[first, names].sum() > scores.loc[second, names].sum() else 0
        ),
        "names ignored": lambda first, second, names: share(first, second, NAMES),
        "resources counted": lambda first, second, names: (
            100 * sum(scores[name][first] > scores[name][second] for name in names) / len(names)
        ),
        "mean lead": lambda *given: lead(*given).mean(),
        "number of weightings": lambda *given: int((lead(*given) > 0).sum()),
        "always the same pair": lambda first, second, names: share("TUR", "RUS", names),
    },
}

WRONG_TYPE = {
    1: ["24", True, [1, 2], raw],
    2: ["55 points", left, (1, 2)],
    3: [None.__class__, russia, {"points": 1}],
    4: [
        score("TUR", "aid"),
        "score",
        lambda country: 1,
        lambda country, name: None,
        lambda country, name: resources[name],
        lambda country, name: resources[name]["ITA"],
    ],
    5: [
        share("TUR", "RUS", NAMES),
        "share",
        lambda first, second: 1,
        lambda first, second, names: None,
        lambda first, second, names: lead(first, second, names) > 0,
        lambda first, second, names: scores.loc["ITA", names],
    ],
}
