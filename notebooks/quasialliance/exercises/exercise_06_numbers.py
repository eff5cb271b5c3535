"""Tasks 1 to 3 of exercise 06, answered by numbers: a poll, the key votes, and what chance would give."""

from . import exercise_06_values as values
from .answers import Number, YearSeries
from .kit import Task, Wrong

# ---- task 1: predict ----

PREDICT = Task(
    kind=YearSeries((2014, 2019, 2024), "percentage points", tolerance=0.05),
    right=values.margins,
    why="A margin needs three things: the share, the number of people, and a sample drawn by chance. Where "
    "one is not known there is no interval, and an honest table has a hole.",
    wrong=(
        Wrong(
            "borrowed sample",
            lambda: values.margin(
                values.liking_russia()["value_pct"], values.liking_russia()["sample_n"].max()
            ),
            "You gave each year a margin, with the number of people of one single poll. Who tells you that "
            "the others asked as many?",
        ),
        Wrong(
            "zero for unknown",
            lambda: values.margins().fillna(0),
            "A margin of nothing says that the poll is exact. Where n is not known, the margin is not known.",
        ),
        Wrong(
            "same margin for every share",
            lambda: values.margins() * 0 + values.example(),
            "That is the margin of the worked example. Does a margin depend on the share that was found?",
        ),
        Wrong(
            "as if fifty-fifty",
            lambda: values.margins() * 0 + values.margin(50, values.liking_russia()["sample_n"].max()),
            "That is the widest margin that so many people can give, for a public split into halves. Use "
            "the share of the row.",
        ),
        Wrong(
            "whole interval",
            lambda: 2 * values.margins(),
            "That is the whole width of the interval. The margin goes from the middle to an end.",
        ),
        Wrong(
            "standard error",
            lambda: values.margins(times=1),
            "That is the standard error. The margin is nearly double, to hold in 95 of 100 polls.",
        ),
        Wrong(
            "parts of one",
            lambda: values.margins() / 100,
            "The size is right as a fraction. The table counts in percent, so give percentage points.",
        ),
    ),
    otherwise="Take each row on its own: put its share and its number of people into the line of the "
    "example. What if one is missing?",
    hints=(
        "Look at the column sample_n first: for which years can the line work at all?",
        "A year without sample_n stays None. For the other, the share is nearer to one half than in the "
        "example. Is the margin wider or narrower then?",
        "Copy the line of the example. Put in the share of the row with a known sample, divided by a "
        "hundred, in both places, and its sample_n. Write None for the years without one.",
    ),
)


# ---- task 2: run ----

RUN = Task(
    kind=Number("percent", tolerance=0.05, percent=True),
    right=lambda: values.alike("RUS", "TUR"),
    why="One vote decides whether the share is this or about double. When so few votes carry a number, name "
    "them: what is left is Jerusalem, where both voted yes, as most members did.",
    wrong=(
        Wrong(
            "marked vote counted",
            lambda: values.alike("RUS", "TUR", marked=True),
            "You counted the marked vote, too. Leave it out above the line and below it.",
        ),
        Wrong(
            "one too many below the line",
            lambda: values.alike_of_all("RUS", "TUR"),
            "One row too many stands below the line: the marked vote, or the resolution on which only one of "
            "the two has a recorded vote. Both must go.",
        ),
        Wrong(
            "every resolution below the line",
            lambda: 100 * values.same("RUS", "TUR") / len(values.votes(marked=True)),
            "You divided by all rows of the table. Below the line belong only votes that can be compared.",
        ),
        Wrong(
            "nothing left out",
            lambda: values.alike_of_all("RUS", "TUR", marked=True),
            "You divided by every row of the table, and the marked vote is still above the line. Take it "
            "out first.",
        ),
        Wrong(
            "abstention as half",
            lambda: values.alike_half("RUS", "TUR"),
            "You counted an abstention beside a yes or a no as half an agreement. Here alike means the very "
            "same vote.",
        ),
        Wrong(
            "not alike", lambda: 100 - values.alike("RUS", "TUR"), "That is the share on which they differ."
        ),
    ),
    otherwise="Count two things in the table: cells in which both names are the same, and all votes that can "
    "be compared. Take the marked vote out of both.",
    hints=(
        "Alike are the cells in which row and column have the same name. “none” is no vote.",
        "Add up all cells but those with “none”: these can be compared. Then look at how the marked vote of "
        "Turkey reads, and how Russia voted there.",
        "Take the marked vote away from the cell in which both say no, and take it away from the sum of "
        "votes that can be compared. Then divide the cells with the same name by that sum.",
    ),
)


# ---- task 3: investigate ----

INVESTIGATE = Task(
    kind=Number("percentage points", tolerance=0.1),
    right=lambda: values.above_chance("DEU", "TUR"),
    why="Two members that nearly always say yes agree most of the time without looking at each other. Only "
    "what lies above chance asks for a reason.",
    wrong=(
        Wrong(
            "agreement itself",
            lambda: values.alike("DEU", "TUR"),
            "That is how often they vote alike. How much of it would come by itself?",
        ),
        Wrong(
            "chance itself",
            lambda: values.by_chance("DEU", "TUR"),
            "That is what habit alone would give. How far above it does the true agreement lie?",
        ),
        Wrong(
            "turned round",
            lambda: -values.above_chance("DEU", "TUR"),
            "The size is right and the sign is not: take chance away from the agreement.",
        ),
        Wrong(
            "three answers, one chance each",
            lambda: values.alike("DEU", "TUR") - 100 / 3,
            "You let both throw a die over yes, no and abstain. But each has a habit: use the function.",
        ),
        Wrong(
            "marked vote counted",
            lambda: values.above_chance("DEU", "TUR", marked=True),
            "You counted the marked vote, too. The table kept leaves it out.",
        ),
        Wrong(
            "another pair",
            lambda: values.above_chance("TUR", "USA"),
            "That is the pair of the worked example. The task asks for Germany.",
        ),
        Wrong(
            "percent instead of points",
            lambda: 100 * values.above_chance("DEU", "TUR") / values.by_chance("DEU", "TUR"),
            "You divided by what chance gives. Points are the plain difference.",
        ),
    ),
    otherwise="Call both functions for this pair, as in the example, and take one result "
    "away from the other.",
    hints=(
        "The example does it for another pair. What has to change?",
        "In the two lines of the example the name of one member changes, twice.",
        "Write the code of Germany, DEU, where the example has that of the United States. Then take what "
        "by_chance gives away from what alike gives.",
    ),
)
