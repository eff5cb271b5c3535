"""What learners write in exercise 06: right answers in several forms, wrong ones by misconception and type.

Written the way a notebook would, apart from `exercise_06_values`, so that one can prove the other.
"""

import math

import numpy as np
import pandas as pd
from quasialliance.data import load

# task 1
polls = load("public_opinion")
pew = polls[polls.pollster.str.startswith("Pew") & (polls.surveyed_population == "TUR")]
pew = pew[(pew.about == "RUS") & (pew.answer == "favourable")].set_index("year")
people = int(pew.sample_n[2024])
margin = 196 * math.sqrt(0.3 * 0.7 / people)
only = {2014: None, 2019: None}


def spread(percent):
    return 1.96 * math.sqrt(percent * (100 - percent) / people)


# tasks 2 and 3
votes = load("unga_key_votes")
words = votes[votes.vote.isin(["yes", "no", "abstain"])]
table = words.pivot(index="resolution", columns="country", values="vote")
marked = votes[votes.count_apart == 1].resolution.item()
kept = table.drop(marked)


def counted(one, other, rows):
    both = rows[[one, other]].dropna()
    return int((both[one] == both[other]).sum()), len(both)


def percent(one, other, rows=kept):
    return 100 * np.divide(*counted(one, other, rows))


def by_chance(one, other, rows=kept):
    """By shuffling in full: each vote of one beside each vote of the other."""
    both = rows[[one, other]].dropna()
    return 100 * np.mean([a == b for a in both[one] for b in both[other]])


alike, comparable = counted("RUS", "TUR", kept)
german = percent("DEU", "TUR"), by_chance("DEU", "TUR")
score = kept[["RUS", "TUR"]].dropna().replace({"yes": 2, "abstain": 1, "no": 0}).astype(int)

# task 4
points = load("unga_ideal_points").query("release == '1946-2025' and issue == 'all'")
place = points.pivot(index="year", columns="country", values="ideal_point")


def moves(turkey, others, sign=1):
    """The change of the distance, with the years in which each of the two is looked up at the end."""

    def function(other, start, end):
        at = {"start": start, "end": end}
        before = np.abs(place["TUR"][start] - place[other][start])
        return sign * (np.abs(place["TUR"][at[turkey]] - place[other][at[others]]) - before)

    return function


own_move = moves("end", "start")

# task 5
pairs = load("unga_agreement").query("issue == 'all'")


def chosen(one, other, first, last):
    one, other = sorted([one, other])
    rows = pairs[(pairs.country_a == one) & (pairs.country_b == other)]
    return rows[rows.session_start_year.between(first, last)]


def shared(*call):
    rows = chosen(*call)
    return 100 * np.average(rows.share_identical, weights=rows.n_common_votes)


def looped(one, other, first, last):
    same = common = 0
    for row in chosen(one, other, first, last).itertuples():
        same += round(row.share_identical * row.n_common_votes)
        common += row.n_common_votes
    return pd.Series([same / common * 100])


def weighted(column):
    def function(*call):
        rows = chosen(*call)
        return 100 * np.average(rows[column], weights=rows.n_common_votes)

    return function


def without_order(one, other, first, last):
    rows = pairs[(pairs.country_a == one) & (pairs.country_b == other)]
    rows = rows[rows.session_start_year.between(first, last)]
    return 100 * (rows.share_identical * rows.n_common_votes).sum() / np.float64(rows.n_common_votes.sum())


def without_end(one, other, first, last):
    return shared(one, other, first, last - 1) if last > first else np.nan


RIGHT = {
    1: [only | {2024: margin}, only | {2024: round(margin, 1)}, pd.Series({2024: spread(30)})],
    2: [100 * alike / comparable, alike / comparable, round(100 * alike / comparable, 2)],
    3: [german[0] - german[1], round(german[0] - german[1], 1), pd.Series([german[0] - german[1]])],
    4: [own_move, lambda *call: round(own_move(*call), 2), lambda *call: [own_move(*call)]],
    5: [shared, looped, lambda *call: round(shared(*call), 1)],
}

WRONG = {
    1: {
        "borrowed sample": {2014: spread(16), 2019: spread(39), 2024: spread(30)},
        "zero for unknown": {2014: 0, 2019: 0, 2024: margin},
        "same margin for every share": only | {2024: 1.67},
        "as if fifty-fifty": only | {2024: spread(50)},
        "whole interval": only | {2024: 2 * margin},
        "standard error": only | {2024: margin / 1.96},
        "parts of one": only | {2024: margin / 100},
    },
    2: {
        "marked vote counted": 100 * np.divide(*counted("RUS", "TUR", table)),
        "one too many below the line": 100 * alike / (comparable + 1),
        "every resolution below the line": 100 * alike / len(table),
        "nothing left out": 100 * counted("RUS", "TUR", table)[0] / len(table),
        "abstention as half": 100 - 50 * (score.RUS - score.TUR).abs().mean(),
        "not alike": 100 * (comparable - alike) / comparable,
    },
    3: {
        "agreement itself": german[0],
        "chance itself": german[1],
        "turned round": german[1] - german[0],
        "three answers, one chance each": german[0] - 33.3,
        "marked vote counted": percent("DEU", "TUR", table) - by_chance("DEU", "TUR", table),
        "another pair": percent("USA", "TUR") - by_chance("USA", "TUR"),
        "percent instead of points": 100 * (german[0] / german[1] - 1),
    },
    4: {
        "both move": moves("end", "end"),
        "the wrong one stands still": moves("start", "end"),
        "no absolute value": lambda other, start, end: place.TUR[end] - place.TUR[start],
        "how far, not nearer or farther": lambda *call: abs(own_move(*call)),
        "turned round": moves("end", "start", sign=-1),
        "distance instead of change": lambda other, start, end: abs(place.TUR[end] - place[other][start]),
        "other ignored": lambda other, start, end: own_move("USA", start, end),
    },
    5: {
        "every session counts the same": lambda *call: 100 * chosen(*call).share_identical.mean(),
        "one order only": without_order,
        "last session left out": without_end,
        "all sessions": lambda one, other, first, last: shared(one, other, 1946, 2025),
        "first session only": lambda *call: 100 * chosen(*call).share_identical.iloc[0],
        "abstention as half": weighted("agreement_abstain_half"),
        "parts of one": lambda *call: shared(*call) / 100,
        "opposed": weighted("share_opposed"),
        "number of votes": lambda *call: (chosen(*call).share_identical * chosen(*call).n_common_votes).sum(),
    },
}

WRONG_TYPE = {
    1: ["3 points", margin, [1, 2, 3], {"Pew": margin}, {1999: margin}],
    2: ["one of 26", True, (alike, comparable)],
    3: ["6 points", german, kept],
    4: [
        own_move("USA", 2020, 2023),
        "own_move",
        lambda other: 1,
        lambda other, start, end: None,
        lambda other, start, end: "nearer",
        lambda other, start, end: place[other],
        lambda other, start, end: place[other][end + 100],
    ],
    5: [
        shared("RUS", "TUR", 2010, 2019),
        "shared",
        lambda one, other: 1,
        lambda one, other, first, last: None,
        chosen,
        lambda one, other, first, last: pairs[one][first],
    ],
}
