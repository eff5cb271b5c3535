"""Tasks 1 to 3 of exercise 01, each answered by one number: promises, percent, calls."""

from . import exercise_01_values as values
from .answers import Number
from .kit import Task, Wrong

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
