"""What learners write in exercise 01: right answers in several forms, wrong ones by misconception and type.

Written the way a notebook would, apart from `exercise_01_values`, so that one can prove the other.
"""

import pandas as pd
from quasialliance.data import load

# tasks 1 and 4, as the set-up of the exercise shapes the table
duties = ["defense", "offense", "neutrality", "nonaggression", "consultation"]
papers = load("alliances")
treaties = papers[papers.instrument == "atop_alliance"].copy()
treaties["signed"] = treaties.start_date.str[:4].astype(int)
treaties["first"] = treaties.treaty_id.map({"ATOP_2550": 1945, "ATOP_3755": 2010}).fillna(treaties.signed)
treaties["last"] = treaties.end_date.str[:4].fillna("2018").astype(int)
ours = treaties[treaties.rus_and_tur == "yes"]
in_2000 = ours[(ours["first"] <= 2000) & (ours["last"] >= 2000)]
of_1976 = ours[(ours.signed <= 2000) & (ours["last"] >= 2000)]


def between(one, other):
    return treaties[treaties.members_iso3.str.contains(one) & treaties.members_iso3.str.contains(other)]


def owed(rows, duty, joined):
    rows = rows.copy()
    rows.loc[rows.treaty_id == "ATOP_3180", "first"] = joined
    rows = rows[rows[duty] == 1] if duty else rows
    years = range(1946, 2019)
    return pd.Series({y: ((rows["first"] <= y) & (rows["last"] >= y)).sum() for y in years})


american = between("TUR", "USA")
defence = owed(american, "defense", 1951)

# task 2
events = load("timeline_events")
tie = events[events.dimension != "third_party"]
military = tie[tie.dimension == "military"].valence
friction = (military < 0).sum()

# task 3
talks = load("leader_contacts")
calls = talks[(talks.counts_as == "call") & (talks.date.dt.year == 2022)]
late = calls[calls.date > "2022-10-12"]
told = load("leader_contacts_yearly").query("basis == 'published' and measure == 'calls' and year == 2022")
newspaper, aide = told.value.max(), told.value.min()

# task 5
years = events.date.str[:4].astype(int)
exact = events[events.date_precision == "day"]
russian = exact[exact.source_viewpoint == "Russian"].groupby(years).size()
each_year = exact.groupby(years).size()
share = 100 * russian / each_year
western = 100 * (exact.source_viewpoint == "Western").groupby(years).mean()

# task 6
sample = tie.assign(day=tie.date.map(pd.Timestamp)).sort_values("day", kind="stable").iloc[7::15]
coder = sample.set_index("event_id").valence


def loop(ratings):
    same = 0
    for event, rating in ratings.items():
        if rating == coder[event]:
            same += 1
    return 100 * same / len(ratings)


def in_pandas(ratings):
    both = pd.DataFrame({"mine": pd.Series(ratings), "coder": coder}).dropna()
    return pd.Series([100 * (both.mine == both.coder).mean()])


def close(ratings):
    return 100 * sum(abs(coder[event] - rating) < 2 for event, rating in ratings.items()) / len(ratings)


def side(value):
    return int(value > 0) - int(value < 0)


def same_side(ratings):
    hits = [side(rating) == side(coder[event]) for event, rating in ratings.items()]
    return 100 * sum(hits) / len(hits)


def by_position(ratings):
    mine = pd.Series(list(ratings.values()))
    return 100 * (mine == coder.reset_index(drop=True)[: len(mine)]).mean()


RIGHT = {
    1: [
        in_2000[duties].sum().sum(),
        float(in_2000[duties].to_numpy().sum()),
        [in_2000[duties].eq(1).sum().sum()],
    ],
    2: [100 * friction / len(military), friction / len(military), round(100 * friction / len(military))],
    3: [aide + len(late), float(aide + len(late)), pd.Series([aide + len(late)])],
    4: [
        defence,
        defence.to_dict(),
        defence.to_frame("treaties"),
        defence.rename_axis("year").reset_index(name="n"),
    ],
    5: [share, share / 100, share.round(), share.loc[2015:2025].to_dict()],
    6: [loop, in_pandas, lambda ratings: round(loop(ratings), 1)],
}

WRONG = {
    1: {
        "kinds of duty": in_2000[duties].any().sum(),
        "treaties": len(in_2000),
        "signed instead of joined": of_1976[duties].sum().sum(),
        "all rows": ours[duties].sum().sum(),
        "end ignored": ours[ours["first"] <= 2000][duties].sum().sum(),
        "cooperation taken for defence": in_2000[duties].sum().sum()
        + len(papers[papers.treaty_id.isin(["DCADv1.0-1296", "DCADv1.0-1297"])]),
    },
    2: {
        "the other base": 100 * friction / (tie.valence < 0).sum(),
        "neither left out": 100 * friction / (military != 0).sum(),
        "all events": friction / len(tie),
        "count": friction,
        "cooperation": (military > 0).mean(),
        "all but friction": (military >= 0).mean(),
    },
    3: {
        "traced alone": len(calls),
        "newspaper alone": newspaper,
        "aide alone": aide,
        "later calls alone": len(late),
        "both published added": told.value.sum(),
        "later calls added to the whole year": newspaper + len(late),
        "all traced added": aide + len(calls),
    },
    4: {
        "signed instead of joined": owed(american, "defense", 1949),
        "the other source": owed(american, "defense", 1952),
        "only treaties of the pair": owed(american[american.members_iso3 == "USA;TUR"], "defense", 1951),
        "still non-aggression": owed(american, "nonaggression", 1951),
        "still Russia": owed(between("RUS", "TUR"), "defense", 1951),
        "any duty": owed(american, None, 1951),
    },
    5: {
        "still Western": western,
        "all rows": 100 * (events.source_viewpoint == "Russian").groupby(years).mean(),
        "count": russian,
        "all pages but Russian": 100 * (exact.source_viewpoint != "Russian").groupby(years).mean(),
        "share of the Russian rows": russian / russian.sum(),
    },
    6: {
        "parts of one": lambda ratings: loop(ratings) / 100,
        "count": lambda ratings: sum(rating == coder[event] for event, rating in ratings.items()),
        "disagreement": lambda ratings: 100 - loop(ratings),
        "unrated events counted": lambda ratings: (
            100 * (pd.Series(ratings).reindex(coder.index) == coder).mean()
        ),
        "near is enough": close,
        "same side": same_side,
        "by position": by_position,
    },
}

WRONG_TYPE = {
    1: ["4", True, [1, 3], in_2000],
    2: ["62 %", tie, {"military": 1}],
    3: ["13 + 3", late, len],
    4: [2, "defense", american, pd.Series([1.0, 2.0]), pd.Series(["a"], index=[1960])],
    5: [71.0, "Russian", exact, [70, 80]],
    6: [
        loop({"EV010": 1}),
        "agreement",
        lambda: 1,
        lambda ratings: None,
        lambda ratings: "much",
        lambda ratings: pd.Series(ratings) == coder,
        lambda ratings: coder,
    ],
}
