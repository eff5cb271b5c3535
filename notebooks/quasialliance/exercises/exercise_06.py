"""The checks of exercise 06: attraction and alignment. Here are the two tasks answered by a function.

Every value is computed from the tables when a learner asks: shares in percent, distances in units of the
ideal points.
"""

from . import exercise_06_values as values
from .answers import Function
from .exercise_06_numbers import INVESTIGATE, PREDICT, RUN
from .kit import Exercise, Task, Wrong, ignores, parts_of_one

# Members above and below Turkey; Turkey moves up in some of these years and down in others.
MOVES = (
    ("USA", 2020, 2023),
    ("USA", 2012, 2016),
    ("DEU", 2016, 2022),
    ("RUS", 2020, 2023),
    ("RUS", 2016, 2022),
    ("GBR", 2000, 2010),
)
# Short and long periods, in either order of the two members.
PERIODS = (
    ("RUS", "TUR", 1991, 1999),
    ("TUR", "RUS", 2010, 2019),
    ("TUR", "USA", 1970, 1989),
    ("USA", "TUR", 2016, 2019),
    ("DEU", "TUR", 2000, 2019),
    ("TUR", "DEU", 2019, 2019),
)


# ---- task 4: modify ----

MODIFY = Task(
    kind=Function("own_move(other, start, end)", MOVES, tolerance=0.006),
    right=lambda: values.own_move,
    why="A distance has two ends. Who says that one of them “came closer” has to show which end moved.",
    wrong=(
        Wrong(
            "both move",
            lambda: values.change,
            "Your function still lets both move: in the later year the other must stand where it stood "
            "at the start.",
        ),
        Wrong(
            "the wrong one stands still",
            lambda: lambda other, start, end: values.gap(start, other, end) - values.gap(start, other, start),
            "You stopped Turkey and let the other move. It is the other one that should stand still.",
        ),
        Wrong(
            "no absolute value",
            lambda: lambda other, start, end: values.places()["TUR"][end] - values.places()["TUR"][start],
            "For members below Turkey it fits, for members above it the sign is wrong. A distance has no "
            "direction: keep abs().",
        ),
        Wrong(
            "how far, not nearer or farther",
            lambda: lambda other, start, end: abs(values.own_move(other, start, end)),
            "Your function never falls below nothing, so one cannot see whether Turkey came nearer.",
        ),
        Wrong(
            "turned round",
            lambda: lambda other, start, end: -values.own_move(other, start, end),
            "The sizes are right and the signs are not: take the earlier distance away from the later one.",
        ),
        Wrong(
            "distance instead of change",
            lambda: lambda other, start, end: values.gap(end, other, start),
            "That is the later distance itself. Take the earlier one away from it.",
        ),
        ignores(values.own_move, "other", "USA", "every member"),
    ),
    otherwise="Write down four places: Turkey and the other, at the start and at the end. Which of them "
    "does your function use?",
    hints=(
        "Of the two distances in the function, the one at the start stays as it is.",
        "In the line of the later distance there are two places. One of them should be that of the start.",
        "In the line that begins with after, leave Turkey at the end, and put start instead of end between "
        "the square brackets behind the other member.",
    ),
)


# ---- task 5: make ----

MAKE = Task(
    kind=Function("shared(one, other, first, last)", PERIODS, tolerance=0.06),
    right=lambda: values.shared,
    why="Votes are added up first and divided last, so a session with few votes counts little.",
    wrong=(
        Wrong(
            "every session counts the same",
            lambda: values.mean_of_sessions,
            "You took the mean of the sessions' shares, so that a session with few votes counts as much as "
            "one with many. Count votes, not sessions.",
        ),
        Wrong(
            "one order only",
            lambda: (
                lambda one, other, first, last: (
                    values.shared(one, other, first, last) if one < other else float("nan")
                )
            ),
            "For some calls your function finds no rows. The table has each pair once, in the order of the "
            "alphabet; your function may be called in either order.",
        ),
        Wrong(
            "last session left out",
            lambda: (
                lambda one, other, first, last: (
                    values.shared(one, other, first, last - 1) if last > first else float("nan")
                )
            ),
            "Your function stops before the last session. It belongs to the period.",
        ),
        Wrong(
            "all sessions",
            lambda: lambda one, other, first, last: values.shared(one, other, 1970, 2019),
            "Your function gives the same for every period. Keep only the sessions from first to last.",
        ),
        Wrong(
            "first session only",
            lambda: lambda one, other, first, last: values.shared(one, other, first, first),
            "You took a single session. All from first to last belong to the period.",
        ),
        Wrong(
            "abstention as half",
            lambda: lambda *call: values.shared(*call, column="agreement_abstain_half"),
            "You took the column in which an abstention is half an agreement. The task asks for the very "
            "same vote.",
        ),
        parts_of_one(values.shared),
        Wrong(
            "opposed",
            lambda: lambda *call: values.shared(*call, column="share_opposed"),
            "You took the votes on which one said yes and the other no.",
        ),
        Wrong(
            "number of votes",
            lambda: (
                lambda *call: (
                    values.shared(*call)
                    / 100
                    * values.sessions(*call[:2]).loc[call[2] : call[3], "n_common_votes"].sum()
                )
            ),
            "That is how many votes were the same. Divide by how many they had in common.",
        ),
    ),
    otherwise="Follow one short period by hand: which rows, how many common votes in each, how many of them "
    "the same?",
    hints=(
        "Go in three steps: keep the rows, count the same votes, divide by the common votes.",
        "sorted([one, other]) gives the two codes in the order of the alphabet. Same votes of a session are "
        "its share times its number of common votes.",
        "Keep the rows in which country_a is the first code, country_b is the second, and the year lies "
        "between first and last. Add up share times number of votes, divide by the sum of the numbers of "
        "votes, times a hundred.",
    ),
)


ex = Exercise((PREDICT, RUN, INVESTIGATE, MODIFY, MAKE))
