"""The checks of exercise 01: an alliance or not.

Every value is computed from the tables when a learner asks: treaties, calls, events and percent of them.
"""

import pandas as pd

from . import exercise_01_values as values
from .answers import Function, YearSeries
from .exercise_01_numbers import INVESTIGATE, PREDICT, RUN
from .kit import Exercise, Task, Wrong, parts_of_one

# Ratings by invented learners. Their order is not that of the table, and no set covers the whole sample.
PROBES = (
    ({"EV010": 1, "EV027": 2, "EV042": 0, "EV058": 1, "EV074": -1},),
    ({"EV201": -1, "EV143": -2, "EV010": 1},),
    ({"EV182": -1, "EV110": 2, "EV090": 1, "EV162": 1, "EV125": -2, "EV058": 2, "EV074": 1},),
)


# ---- task 4: modify ----


def defence(nato: int) -> pd.Series:
    return values.owed(values.with_us(), "defense", nato)


MODIFY = Task(
    kind=YearSeries(values.PACT_YEARS, "how many treaties", tolerance=0.1),
    right=lambda: defence(values.joined_nato()),
    why="A null case shows what an alliance looks like by this measure. For Russia and Turkey the same "
    "count is zero in all of these years.",
    wrong=(
        Wrong(
            "signed instead of joined",
            lambda: defence(values.nato_signed()),
            "You let NATO bind the pair from its signature. Turkey was not yet a member: put the year in "
            "which the later of them joined into joined.",
        ),
        Wrong(
            "the other source",
            lambda: defence(values.joined_nato("cia_member_since_year")),
            "You took Turkey's year from the World Factbook. The task follows ATOP, as all other years of "
            "the table do.",
        ),
        Wrong(
            "only treaties of the pair",
            lambda: values.owed(values.with_us(only_two=True), "defense"),
            "You left out NATO. A duty in a treaty with many members binds this pair, too.",
        ),
        Wrong(
            "still non-aggression",
            lambda: values.owed(values.with_us(), "nonaggression", values.joined_nato()),
            "The pair is right, but you still count the promise not to attack. Change the duty.",
        ),
        Wrong(
            "still Russia",
            lambda: values.owed(values.of_the_pair(), "defense"),
            "Not a single treaty in any year: you changed the duty and not the pair, or no row had that "
            "duty.",
        ),
        Wrong(
            "any duty",
            lambda: values.owed(values.with_us(), None, values.joined_nato()),
            "You count all treaties of the pair. Keep the condition that picks those with the duty.",
        ),
    ),
    otherwise="Take a single year and do it by hand: which treaties had both states in them, and which of "
    "those hold the duty of defence?",
    hints=(
        "Three things have to change: the pair, the duty, and the year in joined.",
        "The column of the duty is called 'defense'. For the year, look into the table of members: who of "
        "the pair joined later, and when by ATOP?",
        "Write between('TUR', 'USA') for the pair and 'defense' for the duty. For the year take the later "
        "date in the column atop_start of the rows TUR and USA: of that date only the year counts.",
    ),
)


# ---- task 5: modify ----

VIEWPOINT = Task(
    kind=YearSeries(values.EVENT_YEARS, "percent", tolerance=0.6, percent=True),
    right=values.told_by,
    why="In each of these years most events were dated from pages of one side. So the chronicle is not a "
    "neutral diary: say whose pages it rests on before you read a mood from it.",
    wrong=(
        Wrong(
            "still Western",
            lambda: values.told_by("Western"),
            "Those are still the Western pages. Change the word in the condition.",
        ),
        Wrong(
            "all rows",
            lambda: values.told_by(exact=False),
            "You counted rows without an exact day as well. Keep only those whose date_precision is 'day'.",
        ),
        Wrong(
            "count",
            values.russian_rows,
            "That is how many they are. The task asks what part of the year's events they make up.",
        ),
        Wrong(
            "all pages but Russian",
            lambda: 100 - values.told_by(),
            "That is the share of all other pages. Turn the condition round.",
        ),
        Wrong(
            "share of the Russian rows",
            lambda: 100 * values.russian_rows() / values.russian_rows().sum(),
            "That says how the Russian rows are spread over the years. Divide by all rows of the same year.",
        ),
    ),
    otherwise="Take a single year and do it by hand: its events dated to the day, and how many of them come "
    "from Russian pages.",
    hints=(
        "Three things have to change: which rows you keep, whose pages you look for, and that each year "
        "gets a number of its own.",
        "For the rows, put the condition on date_precision in place of the table alone. For the years, group "
        "True and False by the year before you take the mean.",
        "rows = events[events['date_precision'] == 'day'] keeps the exact ones. Then compare with 'Russian', "
        "and between the comparison and .mean() put .groupby(rows['year']).",
    ),
)


# ---- task 6: make ----

MAKE = Task(
    kind=Function("agreement(ratings)", PROBES, tolerance=0.5),
    right=lambda: values.agreement,
    why="Now you can say how much of a judgement is the event, and how much is the rater.",
    wrong=(
        parts_of_one(values.agreement),
        Wrong(
            "count",
            lambda: lambda ratings: values.agreement(ratings) * len(ratings) / 100,
            "You return how often the two agree. Divide by the number of rated events and make it percent.",
        ),
        Wrong(
            "disagreement",
            lambda: lambda ratings: 100 - values.agreement(ratings),
            "You return how far the two differ. Count where they are the same.",
        ),
        Wrong(
            "unrated events counted",
            lambda: lambda ratings: values.agreement(ratings) * len(ratings) / len(values.coder()),
            "You divide by all events of the sample. Who rates only some of them has not disagreed on the "
            "rest: divide by the ratings that came in.",
        ),
        Wrong(
            "near is enough",
            lambda: values.within_a_point,
            "You let neighbouring ratings count as agreement. Here only the same number does.",
        ),
        Wrong(
            "same side",
            lambda: values.same_side,
            "You compare only the side: good, bad or neither. Here the two have to give the same number.",
        ),
        Wrong(
            "by position",
            lambda: values.by_position,
            "You compare the first rating with the coder's first, and so on. The ratings can come in any "
            "order: look each event up by its name.",
        ),
    ),
    otherwise="Try your function on three ratings by hand: look up what the coder gave to each of the "
    "events, and count how often it is the same.",
    hints=(
        "For each rated event you need two numbers: the rating that came in, and what the coder gave to the "
        "same event.",
        "A loop takes them in turn: for event, rating in ratings.items(): then coder[event] is what the "
        "coder gave. Start a counter before the loop and let it grow when the numbers are the same.",
        "Inside the loop: if rating == coder[event], raise the counter by writing same += 1. After the loop, "
        "not inside it, return the counter divided by len(ratings), made percent. len counts the ratings "
        "that came in.",
    ),
)

ex = Exercise([PREDICT, RUN, INVESTIGATE, MODIFY, VIEWPOINT, MAKE])
