"""The checks of exercise 08: three theatres. Here are the two tasks answered by a function.

Every value is computed from the tables when a learner asks: numbers of triangles, and thousand persons.
"""

import pandas as pd

from . import exercise_08_values as values
from .answers import Function
from .exercise_08_numbers import INVESTIGATE, PREDICT, RUN
from .kit import Exercise, Task, Wrong, ignores

# With and without strain before the tie is put in, with either sign, and a year in which it changes nothing.
STRAINS = (
    ("syria", 2016, 1),
    ("syria", 2020, 1),
    ("syria", 2020, -1),
    ("syria", 2018, 1),
    ("libya", 2020, 1),
    ("libya", 2018, -1),
    ("nagorno_karabakh", 2016, 1),
    ("nagorno_karabakh", 2016, -1),
)
# Sources that agree and that do not, and a year in which one of the two has no number.
PEOPLE = (
    ("SYR", 2016, "unhcr"),
    ("SYR", 2017, "idmc"),
    ("LBY", 2016, "unhcr"),
    ("LBY", 2016, "idmc"),
    ("AZE", 2020, "idmc"),
    ("UKR", 2022, "unhcr"),
    ("ARM", 2022, "idmc"),
    ("ARM", 2022, "unhcr"),
)


# ---- task 4: modify ----

MODIFY = Task(
    kind=Function("strained(theatre, year, pair)", STRAINS, tolerance=0.1),
    right=lambda: values.strained,
    why="The sources give no sign to this tie; you put it in as an assumption. A result that hangs on an "
    "assumption has to be shown with both.",
    wrong=(
        Wrong(
            "as it was",
            lambda: lambda theatre, year, pair: values.at_rest(theatre, year, None),
            "Your function still counts the balanced triangles of a network without the tie. Both have to "
            "change.",
        ),
        Wrong(
            "tie not put in",
            lambda: lambda theatre, year, pair: values.strained(theatre, year, None),
            "You count the unbalanced triangles, but nothing ties Russia and Turkey yet: pair is not used.",
        ),
        Wrong(
            "balanced counted",
            lambda: values.at_rest,
            "The tie is in. But you still count the triangles whose sign is plus.",
        ),
        Wrong(
            "all triangles",
            lambda: lambda *call: len(values.triangles(*call)),
            "You counted all triangles, whatever their sign.",
        ),
        Wrong(
            "always plus",
            lambda: lambda theatre, year, pair: values.strained(theatre, year, 1),
            "Your tie is always a plus. Give it the sign that comes in as pair.",
        ),
        Wrong(
            "always minus",
            lambda: lambda theatre, year, pair: values.strained(theatre, year, -1),
            "Your tie is always a minus. Give it the sign that comes in as pair.",
        ),
        Wrong(
            "only the new ones",
            lambda: (
                lambda theatre, year, pair: (
                    values.strained(theatre, year, pair) - values.strained(theatre, year, None)
                )
            ),
            "You counted only what the new tie brings. An old strain counts as well: see Nagorno-Karabakh.",
        ),
        Wrong(
            "any minus",
            lambda: lambda *call: sum(min(signs) < 0 for signs in values.triangles(*call)),
            "You counted triangles in which somebody fights somebody. Unbalanced means that the product of "
            "the signs is a minus.",
        ),
        Wrong(
            "share",
            lambda: lambda *call: values.strained(*call) / max(1, len(values.triangles(*call))),
            "That is the share of the unbalanced triangles. The task asks how many there are.",
        ),
    ),
    otherwise="Draw Libya in 2020 on paper: four names, their ties, and then the tie between Russia and "
    "Turkey. Which triangles close?",
    hints=(
        "The tie must be in the graph before the triangles are counted, so add it above the line with count.",
        "graph.add_edge takes both names, and the sign as sign=…: the same form that the function network "
        "uses.",
        "Below the line with graph, call graph.add_edge with Russia, Turkey and sign=pair. In the line with "
        "count, turn “more than nothing” into “less than nothing”.",
    ),
)


# ---- task 5: make ----


def _rows(origin: str, year: int, kinds: tuple[str, ...]) -> float:
    """What adding up rows gives: a kind without a row counts as nobody."""
    where = ((kind, None if kind.startswith("idps") else "WLD") for kind in kinds)
    return pd.Series([values.persons(origin, year, *each) for each in where]).sum() / 1000


MAKE = Task(
    kind=Function("fled(origin, year, source)", PEOPLE, tolerance=0.6),
    right=lambda: values.fled,
    why="A missing row can mean nobody or not counted. The table does not tell, so the sum must not, either. "
    "And two counts of the same people are a range, never a sum.",
    wrong=(
        Wrong(
            "both counts added",
            lambda: lambda origin, year, source: _rows(origin, year, ("refugees", "idps_unhcr", "idps_idmc")),
            "You added both counts of the people displaced inside. They count the same people: take the one "
            "that is asked for.",
        ),
        Wrong(
            "countries and their sum",
            lambda: (
                lambda origin, year, source: (
                    values.persons(origin, year, "refugees") / 1000 + values.inside(origin, year, source)
                )
            ),
            "You counted refugees twice: the rows of the countries, and WLD, which is already the sum of all "
            "countries.",
        ),
        Wrong(
            "missing as nobody",
            lambda: lambda origin, year, source: _rows(origin, year, ("refugees", f"idps_{source}")),
            "It fits as long as the source has a row. Where it has none, a sum over no rows gives nobody. "
            "But the source may as well not have counted, so the result is not known.",
        ),
        Wrong(
            "asylum seekers too",
            lambda: (
                lambda origin, year, source: (
                    values.fled(origin, year, source) + _rows(origin, year, ("asylum_seekers",))
                )
            ),
            "You added the asylum seekers, whose case is not decided yet. The task asks for refugees and "
            "people displaced inside.",
        ),
        Wrong(
            "only abroad",
            lambda: lambda origin, year, source: values.abroad(origin, year),
            "Those are the refugees abroad. The people displaced inside are missing.",
        ),
        Wrong(
            "only inside",
            lambda: values.inside,
            "Those are the people displaced inside. The refugees abroad are missing.",
        ),
        ignores(values.fled, "source", "unhcr", "both sources"),
        Wrong(
            "persons",
            lambda: lambda *call: 1000 * values.fled(*call),
            "The sizes are right in persons. The task asks for thousands.",
        ),
        Wrong(
            "millions",
            lambda: lambda *call: values.fled(*call) / 1000,
            "The sizes are right in millions. The task asks for thousands.",
        ),
    ),
    otherwise="Follow Libya in 2016 by hand: one row for those abroad, one for those inside, divided by a "
    "thousand.",
    hints=(
        "Go in three steps: keep the rows of the country and year, find those abroad, find those inside.",
        "Abroad: population_type is refugees and asylum_iso3 is WLD. Inside: population_type is the text "
        "“idps_” with the source behind it.",
        "Put the two sums together and divide by a thousand. .sum(min_count=1) at the end of each gives nan "
        "instead of nothing where no row is left, and nan plus a number stays nan.",
    ),
)


ex = Exercise((PREDICT, RUN, INVESTIGATE, MODIFY, MAKE))
