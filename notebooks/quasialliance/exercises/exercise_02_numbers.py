"""Tasks 1 to 3 of exercise 02, each answered by one number: an index, countries, percentage points."""

from . import exercise_02_values as values
from .answers import Number
from .kit import Task, Wrong

# ---- task 1: predict ----

PREDICT = Task(
    kind=Number("an index, base month = 100", tolerance=2, percent=True),
    right=lambda: values.index_2020("USD/TRY"),
    why="The dollar gained more percent in lira than the lira lost in dollars. It is the same move, counted "
    "from two ends: always say whose value you count.",
    wrong=(
        Wrong(
            "not turned round",
            lambda: 100 + values.gained("USD/TRY"),
            "That is the index of the dollar: a dollar costs more lira. The code has turned the rate round, "
            "so a weaker lira means a lower number.",
        ),
        Wrong(
            "same percent down",
            lambda: 100 - values.gained("USD/TRY"),
            "You took the percent that the dollar rose and let the lira fall by as many. Up and down do not "
            "mirror each other: something that doubles in price does not leave you with nothing.",
        ),
        Wrong(
            "loss instead of index",
            lambda: 100 - values.index_2020("USD/TRY"),
            "That is what the lira lost. The code prints what is left of it.",
        ),
        Wrong(
            "loss added",
            lambda: 200 - values.index_2020("USD/TRY"),
            "The size of the move is right, but the lira went the other way: did it become stronger or "
            "weaker?",
        ),
        Wrong(
            "cents",
            lambda: 100 / values.price("USD/TRY")[values.AFTER],
            "That is what a lira was worth in US cents at the end of 2020. An index compares it with the "
            "base month.",
        ),
    ),
    otherwise="Work out what a lira was worth in each of the months, then compare the two.",
    hints=(
        "A dollar costs more lira at the end. What does that say about what a lira is worth?",
        "In the base month the index stands at a hundred. Then the lira becomes weaker, so what is printed "
        "lies below that.",
        "Turning a rate round puts the old number above the line and the new one below it: divide the price "
        "of the dollar in the base month by its price at the end, and multiply by a hundred.",
    ),
)


# ---- task 2: run ----


def countries(question: str) -> float:
    return float(values.grew_and_fell_short().query(question).shape[0])


RUN = Task(
    kind=Number("how many countries", tolerance=0.1),
    right=lambda: countries("grew and short"),
    why="They grew and were hit all the same: they had been expected to grow more. The growth rate alone "
    "does not show that.",
    wrong=(
        Wrong(
            "all that grew",
            lambda: countries("grew"),
            "That is how many grew. One of them grew more than forecast: look at the sign of its gap, too.",
        ),
        Wrong(
            "all that fell short",
            lambda: countries("short"),
            "That is how many fell short of the forecast. Most of them also shrank: look at the growth, too.",
        ),
        Wrong(
            "shrank and fell short",
            lambda: countries("short and not grew"),
            "Those shrank and fell short. The task asks for countries whose growth has no minus.",
        ),
        Wrong(
            "grew and did better",
            lambda: countries("grew and not short"),
            "That country grew and did better than forecast. Who grew and did worse?",
        ),
        Wrong(
            "comparators only",
            lambda: float(
                values.grew_and_fell_short().query("grew and short").index.difference(values.PAIR).size
            ),
            "You left out Turkey. Here all countries of the table count.",
        ),
    ),
    otherwise="Go down the table line by line and look at two signs: that of the growth and that of the gap.",
    hints=(
        "Two columns matter: growth and gap. The forecast is already in the gap.",
        "Look for lines in which the growth has no minus and the gap has a minus. Growth is sorted, so those "
        "that grew stand together.",
        "Python can count it: (shock['growth'] > 0) & (shock['gap'] < 0) is true for each such country, and "
        ".sum() behind the whole, put in brackets, counts them.",
    ),
)


# ---- task 3: investigate ----

INVESTIGATE = Task(
    kind=Number("percentage points", tolerance=0.006),
    right=lambda: values.revision().abs().mean(),
    why="Revisions go up and down, so with their signs they would partly hide each other. A difference of "
    "a few tenths between two first estimates may be gone a year later.",
    wrong=(
        Wrong(
            "signs kept",
            lambda: values.revision().mean(),
            "You let plus and minus cancel out. Take each revision by its size, without its sign.",
        ),
        Wrong(
            "Russia only",
            lambda: values.revision()["RUS"].abs().mean(),
            "That is the mean for Russia alone. Take the quarters of both countries.",
        ),
        Wrong(
            "Turkey only",
            lambda: values.revision()["TUR"].abs().mean(),
            "That is the mean for Turkey alone. Take the quarters of both countries.",
        ),
        Wrong(
            "the year 2020 only",
            lambda: values.revision().xs(2020, level="year").abs().mean(),
            "That is the mean of the quarters of 2020. Take all quarters of the table.",
        ),
        Wrong(
            "the largest",
            lambda: values.revision().abs().max(),
            "That is the largest revision of all. The task asks for the mean.",
        ),
        Wrong(
            "the middle",
            lambda: values.revision().abs().median(),
            "That is the middle one of the sizes (the median). The task asks for the mean.",
        ),
        Wrong(
            "added up",
            lambda: values.revision().abs().sum(),
            "You added the sizes up. Divide by the number of quarters, or let .mean() do both.",
        ),
        Wrong(
            "unknown taken for unrevised",
            lambda: values.revision().abs().sum() / len(values.all_quarters()),
            "You counted the quarters with one estimate as if they had never been revised. Of those we do "
            "not know it: leave them out.",
        ),
    ),
    otherwise="Write down each revision, drop the minus signs, take the mean, and keep two decimals.",
    hints=(
        "How far did each number move? First take the difference of the two columns.",
        "Some revisions go up and some go down. Before you take the mean, the minus signs have to go.",
        "In pandas .abs() drops the minus signs and .mean() takes the mean. So size is the revised column "
        "minus the first column, in brackets, and then .abs() behind it.",
    ),
)
