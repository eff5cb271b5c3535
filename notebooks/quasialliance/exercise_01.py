"""The checks of exercise 01: an alliance or not.

Every value is computed from the tables when a learner asks: treaties, calls, events and percent of them.
"""

import pandas as pd

from . import exercise_01_values as values
from .answers import Function, Number, YearSeries
from .exercise import Exercise, Task, Wrong

# Ratings by invented learners. Their order is not that of the table, and no set covers the whole sample.
PROBES = (
    ({"EV010": 1, "EV027": 2, "EV042": 0, "EV058": 1, "EV074": -1},),
    ({"EV201": -1, "EV143": -2, "EV010": 1},),
    ({"EV182": -1, "EV110": 2, "EV090": 1, "EV162": 1, "EV125": -2, "EV058": 2, "EV074": 1},),
)


# ---- task 1: predict ----


def promised() -> int:
    return values.promises(values.seen(values.of_the_pair()))


PREDICT = Task(
    kind=Number("how many promises", tolerance=0.1),
    right=promised,
    why="The same promise in several treaties counts several times here. Say what you count: treaties, "
    "kinds of duty, or promises.",
    wrong=(
        Wrong(
            "kinds of duty",
            lambda: values.kinds(values.seen(values.of_the_pair())),
            "That is how many kinds of duty there were. A kind that stands in several treaties is added up "
            "several times.",
        ),
        Wrong(
            "treaties",
            lambda: len(values.seen(values.of_the_pair())),
            "That is how many treaties were in force. The last line adds up the marks in their columns.",
        ),
        Wrong(
            "signed instead of joined",
            lambda: values.promises(values.seen(values.of_the_pair(), "signed")),
            "You counted a treaty that others had signed, but that Turkey had not yet joined. Look at the "
            "column first.",
        ),
        Wrong(
            "all rows",
            lambda: values.promises(values.of_the_pair()),
            "You added up the whole table. The first line keeps only what was in force in that year.",
        ),
        Wrong(
            "end ignored",
            lambda: values.promises(values.of_the_pair().query(f"first <= {values.SEEN}")),
            "You kept every treaty that had begun. Some of them had ended long before: look at the column "
            "last, too.",
        ),
        Wrong(
            "cooperation taken for defence",
            lambda: promised() + values.cooperation(),
            "You counted the agreements on defence cooperation. They are about training and industry; none "
            "of their columns holds a mark.",
        ),
    ),
    otherwise="Go down the table row by row: was it in force in that year, and if so, how many marks has it?",
    hints=(
        "The first line keeps some rows of the table. Which rows have begun by then and not yet ended?",
        "Cross out each row whose column first is later than that year, or whose column last is earlier or "
        "empty.",
        "In the rows that are left, count every mark in the columns of duties: a treaty with several duties "
        "adds several. A row with no mark adds nothing.",
    ),
)


# ---- task 2: run ----

RUN = Task(
    kind=Number("percent", tolerance=0.4, percent=True),
    right=lambda: values.share(values.military("friction"), values.events().query("dimension == 'military'")),
    why="More than half. But the coder looked for crises: it is a share of the events that were written "
    "down, not of all that the two armies did.",
    wrong=(
        Wrong(
            "the other base",
            lambda: values.share(values.military("friction"), values.tie().query("effect == 'friction'")),
            "That is how much of all friction is military. The task starts from the military events: they "
            "stand below the line.",
        ),
        Wrong(
            "neither left out",
            lambda: (
                100
                * values.military("friction")
                / (values.military("friction") + values.military("cooperation"))
            ),
            "You left out the military events that are neither. They are events, too.",
        ),
        Wrong(
            "all events",
            lambda: values.share(values.military("friction"), values.tie()),
            "You divided by all events of the table. Take only those of the military dimension.",
        ),
        Wrong(
            "count",
            lambda: values.military("friction"),
            "That is how many they are. Divide by all military events and make it percent.",
        ),
        Wrong(
            "cooperation",
            lambda: values.share(
                values.military("cooperation"), values.events().query("dimension == 'military'")
            ),
            "That is the share of cooperation. Take the column of friction.",
        ),
        Wrong(
            "all but friction",
            lambda: (
                100
                - values.share(values.military("friction"), values.events().query("dimension == 'military'"))
            ),
            "That is the share of the military events that are no friction. Turn it round.",
        ),
    ),
    otherwise="Look only at the row of the military dimension: a part of it, divided by all of it.",
    hints=(
        "You need a single row of the table. What is the part, and what is the whole?",
        "The part stands in the column friction. The whole is that row added up, with the column neither.",
        "Python can read both: count.loc['military', 'friction'] is the part, and "
        "count.loc['military'].sum() is the whole. Divide them and make it percent.",
    ),
)


# ---- task 3: investigate ----

INVESTIGATE = Task(
    kind=Number("calls", tolerance=0.1),
    right=lambda: values.published("1 Jan") + values.late(),
    why="If the aide is right, the newspaper's number for the whole year is too low. Numbers "
    "for periods that do not overlap add up; even the sum says only: at least.",
    wrong=(
        Wrong(
            "traced alone",
            lambda: values.calls("date > '2000-01-01'"),
            "Those are the calls that the table traced. For the first part of the year the aide knew more.",
        ),
        Wrong(
            "newspaper alone",
            lambda: values.published("full"),
            "That is the number of the newspaper. The aide's number and the later calls together say more.",
        ),
        Wrong(
            "aide alone",
            lambda: values.published("1 Jan"),
            "That is the number of the aide, and it stops in October. What came after?",
        ),
        Wrong(
            "later calls alone",
            values.late,
            "Those are the calls after the aide's number. Add what he had counted before.",
        ),
        Wrong(
            "both published added",
            lambda: values.published("full") + values.published("1 Jan"),
            "You added two numbers that count the same months, so most calls are in there double. Add only "
            "what does not overlap.",
        ),
        Wrong(
            "later calls added to the whole year",
            lambda: values.published("full") + values.late(),
            "The newspaper's number is for the whole year, so the later calls are in it already. Whose "
            "number ends earlier?",
        ),
        Wrong(
            "all traced added",
            lambda: values.published("1 Jan") + values.calls("date > '2000-01-01'"),
            "You added all traced calls, but the aide has counted those up to October. Add only the later "
            "calls.",
        ),
    ),
    otherwise="Cut the year in two where the aide stopped counting. What is known about each part?",
    hints=(
        "Two periods that do not overlap may be added. Which published number leaves the end of the year "
        "open?",
        "Take the number that ends on 12 October. Then filter the traced calls so that only later days of "
        "the year stay, and count them.",
        "late = calls_2022[calls_2022['date'] > '2022-10-12'] keeps the later days, and len(late) counts "
        "them. Add that to the aide's number, which stands in the table above.",
    ),
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
        Wrong(
            "fraction",
            lambda: lambda ratings: values.agreement(ratings) / 100,
            "You return a part of the whole. Multiply it to get percent.",
        ),
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
