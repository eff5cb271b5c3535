"""The checks of exercise 07: military balance. Here are the two tasks answered by a function.

Every value is computed from the tables when a learner asks: shares and counts in percent, volumes in
million TIV.
"""

from . import exercise_07_values as values
from .answers import Function
from .exercise_07_numbers import INVESTIGATE, PREDICT, RUN
from .kit import Exercise, Task, Wrong, ignores, parts_of_one

# One year, windows of several lengths, and everything since 1990.
WINDOWS = (
    ("USA", 2025, 5),
    ("USA", 2025, 36),
    ("RUS", 2023, 5),
    ("RUS", 2020, 1),
    ("DEU", 2007, 3),
    ("ITA", 2021, 10),
)
# More after, less after, nothing at all; a volume that grows as the share falls; one cut and several.
GRIDS = (
    ("ITA", (2017, 2019), (2, 3, 5)),
    ("RUS", (2018, 2020, 2021), (2, 3)),
    ("GBR", (2005, 2010, 2015), (3, 5)),
    ("DEU", (2016, 2020), (2, 4, 5)),
    ("ESP", (2014, 2019, 2020), (3,)),
    ("USA", (2014,), (3, 4)),
)


# ---- task 4: modify ----

MODIFY = Task(
    kind=Function("share(supplier, end, years)", WINDOWS, tolerance=0.06),
    right=lambda: values.share,
    why="Add up first and divide last: a unit of volume then counts the same in every year. One function now "
    "gives the flow (few years) and something like the stock (all of them).",
    wrong=(
        Wrong(
            "still one year",
            lambda: lambda supplier, end, years: values.share(supplier, end, 1),
            "Your function still looks at the last year alone. It should use years.",
        ),
        Wrong(
            "mean of the yearly shares",
            lambda: (
                lambda supplier, end, years: values.share_yearly(supplier).loc[end - years + 1 : end].mean()
            ),
            "You took the mean of the yearly shares, so that a year with hardly any delivery counts as much "
            "as a year with many. Add up the volumes first.",
        ),
        Wrong(
            "a year too many",
            lambda: lambda supplier, end, years: values.share(supplier, end, years + 1),
            "Your window has a year too many. With .loc both ends belong to it: count on your fingers.",
        ),
        Wrong(
            "last year left out",
            lambda: lambda supplier, end, years: values.share(supplier, end - 1, years),
            "Your window stops before its last year, which belongs to it.",
        ),
        Wrong(
            "forward",
            lambda: lambda supplier, end, years: values.share(supplier, end + years - 1, years),
            "Your window begins in the year in which it should end.",
        ),
        ignores(values.share, "years", 5, "every length"),
        Wrong(
            "divided by everything",
            lambda: (
                lambda supplier, end, years: (
                    100 * values.volume(supplier, end - years + 1, end) / values.volume("WLD", 1990, 2025)
                )
            ),
            "Above the line you took the window, below it all years of the table. Take the same window "
            "twice.",
        ),
        Wrong(
            "total counted twice",
            lambda: lambda *call: values.share(*call) / 2,
            "You added up all columns below the line. WLD is already the total of the others.",
        ),
        Wrong(
            "volume",
            lambda: lambda supplier, end, years: values.volume(supplier, end - years + 1, end),
            "That is the volume of the supplier. Which part of all deliveries is it?",
        ),
        parts_of_one(values.share),
    ),
    otherwise="Try a short window by hand: which years belong to it, what did the supplier deliver in them, "
    "what did all deliver?",
    hints=(
        "Two sums, of the same years: one for the supplier, one for WLD.",
        "In place of the year between the brackets of .loc goes a range first:end. Which year is the first?",
        "The first year is end - years + 1. Take the rows from it to end with .loc, add up the column of the "
        "supplier and that of WLD with .sum(), and divide.",
    ),
)


# ---- task 5: make ----

MAKE = Task(
    kind=Function("held(supplier, cuts, lengths)", GRIDS, tolerance=0.06),
    right=lambda: values.held,
    why="A sentence like “more after than before” hides a date, a length and a measure. A grid shows how "
    "much of the result is the data and how much the choice.",
    wrong=(
        Wrong(
            "shares only",
            lambda: lambda *call: 100 * (values.differences(*call)[:, 1] > 0).mean(),
            "You tried the share alone. Each cut and length is tried twice: volume and share.",
        ),
        Wrong(
            "volumes only",
            lambda: lambda *call: 100 * (values.differences(*call)[:, 0] > 0).mean(),
            "You tried the volume alone. Each cut and length is tried twice: volume and share.",
        ),
        Wrong(
            "both at once",
            lambda: lambda *call: 100 * (values.differences(*call) > 0).all(axis=1).mean(),
            "You asked that volume and share grow together. They are two specifications: count each by "
            "itself.",
        ),
        Wrong(
            "the cut on both sides",
            lambda: lambda *call: 100 * (values.differences(*call, overlap=1) > 0).mean(),
            "The year of the cut stands in both of your windows. It belongs to the one before.",
        ),
        Wrong(
            "equal taken for more",
            lambda: lambda *call: 100 * (values.differences(*call) >= 0).mean(),
            "You counted windows that are equal, for instance both empty. The claim says more.",
        ),
        Wrong(
            "turned round",
            lambda: lambda *call: 100 * (values.differences(*call) < 0).mean(),
            "You counted where the supplier delivered less afterwards.",
        ),
        Wrong(
            "first cut only",
            lambda: lambda supplier, cuts, lengths: values.held(supplier, cuts[:1], lengths),
            "Your function stops after the first cut. Go through all of them.",
        ),
        Wrong(
            "first length only",
            lambda: lambda supplier, cuts, lengths: values.held(supplier, cuts, lengths[:1]),
            "Your function stops after the first length. Go through all of them.",
        ),
        Wrong(
            "how many",
            lambda: lambda *call: (values.differences(*call) > 0).sum(),
            "That is in how many specifications the claim holds. Divide by how many there are.",
        ),
        parts_of_one(values.held),
    ),
    otherwise="Take one cut and one length, and write down both windows, both volumes and both shares. Does "
    "your function find the same?",
    hints=(
        "Go in two steps: for one cut and one length, compare; then do it for all, and count.",
        "Two loops, one inside the other: for cut in cuts, for length in lengths. Inside, two comparisons; "
        "keep each result, True or False, in a list.",
        "The window before ends in cut, the window after ends in cut + length. Compare share(...) of the "
        "two, then the sums of bought from the first year to the last. In the end, the mean of the list "
        "times a hundred.",
    ),
)


ex = Exercise((PREDICT, RUN, INVESTIGATE, MODIFY, MAKE))
