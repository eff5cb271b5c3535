"""What learners write in exercise 08: right answers in several forms, wrong ones by misconception and type.

Written the way a notebook would, apart from `exercise_08_values`, so that one can prove the other: its
networks are networkx graphs.
"""

from functools import cache
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
from quasialliance.data import load

# task 1
YEARS = [2019, 2020, 2021]
table = load("actors_and_backers")
signed = table[(table.sign != 0) & table.year_from.notna()]
libya = signed[signed.theatre == "libya"]
ucdp = libya[libya.coding.str.contains("ucdp")]


def counted(rows):
    """Different supporters whose rows hold in the year, by hand."""
    found = {year: set() for year in YEARS}
    for row in rows[rows.sign == 1].itertuples():
        last = 2023 if pd.isna(row.year_to) else row.year_to
        for year in YEARS:
            if row.year_from <= year <= last:
                found[year].add(row.supporter.split(" (")[0])
    return {year: len(names) for year, names in found.items()}


left, every = counted(ucdp), counted(libya)

# task 2
syria = load("conflict_events_monthly").query("type_of_violence == 'state_based'").set_index("month_start")
ends = ["deaths_low", "deaths_best", "deaths_high"]
low, best, high = syria.loc["2017", ends].sum()
yearly = load("organized_violence_country_year").set_index(["country_iso3", "year"])
later = yearly.loc["SYR", 2017]
example = yearly.state_based_deaths_best["SYR", 2018] / syria.loc["2018", "deaths_high"].sum()
more = later.state_based_deaths_best - high

# task 3
months = load("conflict_deaths_monthly")
months = months[(months.country_iso3 == "AZE") & (months.type_of_violence == "state_based")]
booked = months.set_index("month_start").deaths_best.loc["2020-09":"2020-12"].to_numpy()
register = load("karabakh_2020_deaths_daily").pivot_table(
    index="date", columns="status", values="persons", aggfunc="sum"
)
by_month = register.resample("MS").sum()
killed = by_month["killed"].to_numpy()
gap = booked - booked.sum() * killed / killed.sum()

# task 4
SIDES = {"Syria": "government", "Syrian insurgents": "opposition", "IS": "is", "SDF": "sdf", "PYD": "sdf"}
SIDES |= {"Libya": "gna", "Forces of the House of Representatives": "lna"}
SIDES |= {"Azerbaijan": "azerbaijan", "Republic of Artsakh": "armenian"}
battles = load("battle_deaths_annual")


@cache
def graph_of(theatre, year, pair=None):
    graph = nx.Graph()
    for row in signed[(signed.theatre == theatre) & (signed.year_from <= year)].itertuples():
        outside = row.supporter.split(" (")[0].replace("Armenia", "armenian")
        if (pd.isna(row.year_to) or row.year_to >= year) and outside != row.local_side:
            graph.add_edge(row.local_side, outside, sign=row.sign)
    for row in battles[(battles.theatre == theatre) & (battles.year == year)].itertuples():
        if row.side_a in SIDES and row.side_b in SIDES:
            graph.add_edge(SIDES[row.side_a], SIDES[row.side_b], sign=-1)
    if pair is not None:
        graph.add_edge("Russia", "Turkey", sign=pair)
    return graph


def signs(graph):
    """The signs of each triangle, found among all threes of neighbours."""
    closed = [three for three in nx.enumerate_all_cliques(graph) if len(three) == 3]
    return [[graph.edges[both]["sign"] for both in combinations(three, 2)] for three in closed]


def strained(theatre, year, pair):
    return sum(np.prod(three) < 0 for three in signs(graph_of(theatre, year, pair)))


def by_fights(theatre, year, pair):
    """An odd number of minus signs makes the product a minus."""
    return sum(three.count(-1) % 2 for three in signs(graph_of(theatre, year, pair)))


def through_the_trace(theatre, year, pair):
    """A triangle is six closed walks of three steps; all minus balanced is twice the unbalanced ones."""
    tied = nx.to_numpy_array(graph_of(theatre, year, pair), weight="sign")
    walks = [np.trace(np.linalg.matrix_power(each, 3)) for each in (abs(tied), tied)]
    return (walks[0] - walks[1]) / 12


# task 5
people = load("displacement").set_index(["origin_iso3", "year"]).sort_index()


def fled(origin, year, source):
    rows = people.loc[(origin, year)]
    abroad = rows[(rows.population_type == "refugees") & (rows.asylum_iso3 == "WLD")].persons
    inside = rows[rows.population_type == f"idps_{source}"].persons
    return (abroad.iloc[0] + inside.iloc[0]) / 1000 if len(inside) else float("nan")


def pivoted(origin, year, source):
    rows = people.loc[(origin, year)]
    rows = rows[rows.asylum_iso3.isin([origin, "WLD"])].set_index("population_type").persons
    return float(rows.reindex(["refugees", "idps_" + source]).astype(float).sum(skipna=False)) / 1000


def added(*kinds, world=True):
    """A function that adds up the rows of some kinds; {} stands for the source."""

    def function(origin, year, source):
        rows = people.loc[(origin, year)]
        rows = rows[rows.asylum_iso3.isin([origin, "WLD"])] if world else rows
        return rows[rows.population_type.isin([kind.format(source) for kind in kinds])].persons.sum() / 1000

    return function


def known(function):
    """The same where the source has a number, and nan where it has none."""
    return lambda *call: function(*call) if fled(*call) > 0 else float("nan")


RIGHT = {
    1: [left, pd.Series(left), pd.DataFrame({"year": YEARS, "backers": list(left.values())})],
    2: [100 * more / high, more / high, round(100 * more / high, 1)],
    3: [gap[2], round(gap[2]), pd.Series([gap[2]])],
    4: [strained, by_fights, through_the_trace],
    5: [fled, pivoted, lambda *call: [fled(*call)]],
}

WRONG = {
    1: {
        "opponents too": {
            year: len(ucdp[(ucdp.year_from <= year) & (ucdp.year_to >= year)]) for year in YEARS
        },
        "contested left out instead": counted(libya[libya.contested == 0]),
        "all sources": every,
        "lost instead of left": {year: every[year] - left[year] for year in YEARS},
        "only the first year": {year: int((ucdp[ucdp.sign == 1].year_from == year).sum()) for year in YEARS},
        "no end": counted(ucdp.assign(year_to=2021)),
        "empty for none": {year: number or None for year, number in left.items()},
    },
    2: {
        "above the first best": 100 * later.state_based_deaths_best / best - 100,
        "above the first low": 100 * later.state_based_deaths_best / low - 100,
        "divided by the later": 100 * more / later.state_based_deaths_best,
        "persons": more,
        "ratio": later.state_based_deaths_best / high,
        "high against high": later.state_based_deaths_high / high - 1,
        "low against high": 100 * (later.state_based_deaths_low - high) / high,
        "width of the first band": 100 * (high - low) / best,
        "the year of the example": 100 * example - 100,
    },
    3: {
        "registers subtracted": booked[2] - killed[2],
        "by the calendar": killed[2] / killed.sum() * booked.sum(),
        "percentage points": 100 * (booked[2] / booked.sum() - killed[2] / killed.sum()),
        "total of the register": killed.sum() * booked[2] / booked.sum() - killed[2],
        "every fate": booked[2] - booked.sum() * by_month.sum(axis=1).iloc[2] / by_month.to_numpy().sum(),
        "turned round": -round(gap[2]),
        "October": gap[1],
        "September": gap[0],
    },
    4: {
        "as it was": lambda *where: sum(np.prod(three) > 0 for three in signs(graph_of(*where[:2]))),
        "tie not put in": lambda *where: strained(*where[:2], None),
        "balanced counted": lambda *where: sum(np.prod(three) > 0 for three in signs(graph_of(*where))),
        "all triangles": lambda *where: sum(nx.triangles(graph_of(*where)).values()) // 3,
        "always plus": lambda *where: strained(*where[:2], 1),
        "always minus": lambda *where: strained(*where[:2], -1),
        "only the new ones": lambda *where: strained(*where) - strained(*where[:2], None),
        "any minus": lambda *where: sum(-1 in three for three in signs(graph_of(*where))),
        "share": lambda *where: np.mean([np.prod(three) < 0 for three in signs(graph_of(*where))]),
    },
    5: {
        "both counts added": added("refugees", "idps_unhcr", "idps_idmc"),
        "countries and their sum": known(added("refugees", "idps_{}", world=False)),
        "missing as nobody": added("refugees", "idps_{}"),
        "asylum seekers too": known(added("refugees", "asylum_seekers", "idps_{}")),
        "only abroad": added("refugees"),
        "only inside": known(added("idps_{}")),
        "source ignored": lambda origin, year, source: fled(origin, year, "unhcr"),
        "persons": lambda *call: 1000 * fled(*call),
        "millions": lambda *call: fled(*call) / 1000,
    },
}

WRONG_TYPE = {
    1: ["three", left[2020], [3, 1, 0], {"UCDP": 3}, {1999: 3}],
    2: ["13 percent", True, (low, high)],
    3: ["most of them", list(gap), register],
    4: [
        strained("libya", 2020, 1),
        "strained",
        lambda theatre: 1,
        lambda theatre, year, pair: None,
        lambda theatre, year, pair: "unbalanced",
        lambda theatre, year, pair: signs(graph_of(theatre, year, pair)),
        lambda theatre, year, pair: graph_of(theatre, year).edges["Russia", "nobody"],
    ],
    5: [
        fled("LBY", 2016, "idmc"),
        "fled",
        lambda origin, year: 1,
        lambda origin, year, source: None,
        lambda origin, year, source: people.loc[(origin, year)],
        lambda origin, year, source: people[source],
    ],
}
