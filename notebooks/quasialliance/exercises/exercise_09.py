"""The checks of exercise 09: brinkmanship and deconfliction. Here are the two tasks answered by a function.

Every value is computed from the tables when a learner asks: shares in percent, lengths in days.
"""

from . import exercise_09_values as values
from .answers import Function
from .exercise_09_numbers import INVESTIGATE, PREDICT, RUN
from .kit import Exercise, Task, Wrong, ignores, parts_of_one

# Both series, and peaks of several heights.
PEAKS = (("made up", 1), ("made up", 1.5), ("made up", 2), ("Syria", 1), ("Syria", 1.25), ("Syria", 1.5))
# Short and long times, and each of the three ways to say what an end is.
TIMES = (
    (values.BROKEN, 100),
    (values.BROKEN, 700),
    (values.ENDED, 400),
    (values.ENDED, 1500),
    (values.ENDED_OR_IN_PART, 100),
    (values.ENDED_OR_IN_PART, 2000),
)


# ---- task 4: modify ----

MODIFY = Task(
    kind=Function("usual(name, peak)", PEAKS, tolerance=0.06),
    right=lambda: values.usual,
    why="Nobody signed anything in the made-up series, and yet it falls after a peak, the more the higher "
    "the peak. A before/after comparison must be held against that, and not against no change.",
    wrong=(
        Wrong(
            "every date",
            lambda: lambda name, peak: 100 * values.windows()[name]["ratio"].median(),
            "Your function gives the same for every peak: it still takes all placebo dates. Keep only "
            "those after a peak.",
        ),
        Wrong(
            "any rise",
            lambda: lambda name, peak: values.usual(name, 1),
            "You kept all dates at which the months before lie above the year, however little. How far "
            "above is what peak says.",
        ),
        Wrong(
            "after a calm",
            lambda: lambda name, peak: _median(name, lambda table: table["before"] < peak * table["year"]),
            "You kept the dates that do not follow a peak. Turn the comparison round.",
        ),
        Wrong(
            "peak after the date",
            lambda: lambda name, peak: _median(name, lambda table: table["after"] >= peak * table["year"]),
            "You looked for a peak after the date. It has to come before it.",
        ),
        Wrong(
            "compared with the whole time",
            lambda: (
                lambda name, peak: _median(
                    name, lambda table: table["before"] >= peak * table["before"].mean()
                )
            ),
            "You compared with the mean of the whole series. A peak stands out from the year before it: "
            "use the column year.",
        ),
        Wrong(
            "mean of the ratios",
            lambda: lambda name, peak: 100 * values.after_peak(name, peak)["ratio"].mean(),
            "You took the mean, which a few large ratios pull up. Keep the median.",
        ),
        ignores(values.usual, "name", "made up", "both series"),
        parts_of_one(values.usual),
        Wrong(
            "percent of change",
            lambda: lambda name, peak: values.usual(name, peak) - 100,
            "You gave the change. The task asks for what follows, in percent of what came before.",
        ),
        Wrong(
            "number of dates",
            lambda: lambda name, peak: len(values.after_peak(name, peak)),
            "You counted the dates after a peak. What is the median of their ratios?",
        ),
    ),
    otherwise="Take a single placebo date and three of its numbers: before, year and peak. Does it follow "
    "a peak? Does your function keep it?",
    hints=(
        "The median stays. What has to change is which rows of the table go into it.",
        "A date follows a peak if its before is at least peak times its year. That comparison can stand "
        "between the square brackets of table.",
        'Before the line of the median, keep the rows with table["before"] >= peak * table["year"], put them '
        "in the place of table, and take the median of what is left.",
    ),
)


def _median(name, condition) -> float:
    table = values.windows()[name]
    return 100 * table[condition(table)]["ratio"].median()


# ---- task 5: make ----

MAKE = Task(
    kind=Function("standing(ends, limit)", TIMES, tolerance=0.06),
    right=lambda: values.standing,
    why="A censored agreement counts among the watched as long as we know that it stood, and not a day "
    "longer. With so few agreements, each end is a large step.",
    wrong=(
        Wrong(
            "censored thrown away",
            lambda: (
                lambda ends, limit: values.longer(values.held()[values.held()["status"].isin(ends)], limit)
            ),
            "You left the censored agreements out, so that only those with an end remain. They were "
            "watched, too, for as long as their days say.",
        ),
        Wrong(
            "censored counted as ended",
            lambda: lambda ends, limit: values.longer(values.held(), limit),
            "You let every agreement end on its last known day. Only those whose status is in ends did; "
            "the others leave the watch without a step down.",
        ),
        Wrong(
            "censored counted as standing",
            lambda: lambda ends, limit: 100 * (1 - values.ended_by(ends, limit) / len(values.held())),
            "In your function a censored agreement counts as standing for ever. Who was last seen before the "
            "limit leaves the watch, too, without a step down.",
        ),
        Wrong(
            "watch that never shrinks",
            lambda: lambda ends, limit: 100 * (1 - 1 / len(values.held())) ** values.ended_by(ends, limit),
            "You multiplied by the same fraction at each end. The number of the watched falls as "
            "agreements leave.",
        ),
        Wrong(
            "same ends always",
            lambda: lambda ends, limit: values.standing(values.ENDED, limit),
            "Your function takes no notice of ends. What counts as an end comes in from outside.",
        ),
        Wrong(
            "limit not used",
            lambda: lambda ends, limit: values.standing(ends, values.held()["days"].max()),
            "Your function goes on to the end of the list. Ends after the limit do not count yet.",
        ),
        Wrong(
            "share that ended",
            lambda: lambda ends, limit: 100 - values.standing(ends, limit),
            "That is the share that has ended. The task asks for what still stands.",
        ),
        parts_of_one(values.standing),
    ),
    otherwise="Follow the list by hand for a short limit: how many are watched before each row, and is "
    "the row an end or not?",
    hints=(
        "Go row by row, and keep two numbers: the share that still stands, and how many are watched.",
        "For a row that ended by the limit, multiply the share by (watched - 1) / watched. For any other "
        "row the share stays. After every row there is a watched agreement less.",
        "Begin with share = 1 and watched = len(held). Inside the loop: if days <= limit and status in "
        "ends, then share = share * (watched - 1) / watched. After that, still inside the loop, watched = "
        "watched - 1. Below the loop, return a hundred times the share.",
    ),
)


ex = Exercise((PREDICT, RUN, INVESTIGATE, MODIFY, MAKE))
