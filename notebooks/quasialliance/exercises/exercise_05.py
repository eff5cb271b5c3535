"""The checks of exercise 05: measuring soft power. Here are the two tasks answered by a function.

Every value is computed from the tables when a learner asks: scores in points, shares in percent.
"""

from . import exercise_05_values as values
from .answers import Function
from .exercise_05_numbers import EDITIONS, PREDICT, RUN
from .kit import Exercise, Task, Wrong, ignores, parts_of_one

ALL = list(values.VOTES.index)
# Sizes and others, the turned one, and no country at either end of its scale.
SCORES = (
    ("TUR", "aid"),
    ("USA", "aid"),
    ("FRA", "students"),
    ("USA", "students"),
    ("TUR", "routes"),
    ("RUS", "routes"),
    ("GRC", "heritage"),
    ("TUR", "press"),
    ("RUS", "press"),
    ("FRA", "press"),
)


def _without(gone: str) -> list[str]:
    return [name for name in ALL if name != gone]


SHARES = (
    ("TUR", "RUS", ALL),
    ("DEU", "FRA", ALL),
    ("GRC", "RUS", ALL),
    ("TUR", "RUS", _without("aid")),
    ("TUR", "RUS", _without("heritage")),
    ("GBR", "FRA", _without("heritage")),
    ("TUR", "RUS", ["students", "routes", "heritage"]),
)


# ---- task 4: modify ----

MODIFY = Task(
    kind=Function("score(country, name)", SCORES, tolerance=0.05),
    right=lambda: values.score,
    why="Two small lines, and Turkey changes its place: last in students per head, and in aid per head "
    "before the United States. Neither line is right or wrong by nature; each has to be said aloud.",
    wrong=(
        Wrong(
            "unchanged",
            lambda: lambda country, name: values.scored(country, name, heads=(), turned=()),
            "Your function still gives what it gave before. Two things are to be changed in it.",
        ),
        Wrong(
            "people forgotten",
            lambda: lambda country, name: values.scored(country, name, heads=()),
            "The press is right. Students and aid still grow with the size of a country: divide by its "
            "people.",
        ),
        Wrong(
            "direction forgotten",
            lambda: lambda country, name: values.scored(country, name, turned=()),
            "Students and aid are right. But the freest press still gets the fewest points: turn the scale "
            "round.",
        ),
        Wrong(
            "everything per head",
            lambda: lambda country, name: values.scored(country, name, heads=ALL),
            "You divided everything by people. A press score per head has no meaning: divide only the two "
            "resources that the task names.",
        ),
        Wrong(
            "everything turned round",
            lambda: lambda country, name: values.scored(country, name, turned=ALL),
            "You turned every scale round. More students are a strength: turn only the scale on which less "
            "is better.",
        ),
        Wrong(
            "the wrong ones turned",
            lambda: lambda country, name: values.scored(country, name, turned=_without("press")),
            "You turned round all scales but the one that needs it.",
        ),
        Wrong(
            "divided too late",
            lambda: values.divided_too_late,
            "You divided the finished points by people. First divide, for all countries, then normalise: "
            "min–max has to see the values per head.",
        ),
        Wrong(
            "below zero",
            lambda: (
                lambda country, name: values.scored(country, name, turned=()) * (-1 if name == "press" else 1)
            ),
            "Your press points are below zero. A turned scale still runs from 0 to 100: subtract the points "
            "from the top of the scale.",
        ),
        Wrong(
            "percent of the largest",
            lambda: values.of_largest,
            "You divide by the largest value. Min–max first subtracts the smallest value, above and below "
            "the line.",
        ),
        Wrong(
            "fractions",
            lambda: lambda country, name: values.score(country, name) / 100,
            "Your scale ends a hundred times too low. Keep the factor of the given function.",
        ),
        ignores(values.score, "country", "TUR", "every country"),
    ),
    otherwise="Take one country and follow it through each resource: what is divided, what is turned?",
    hints=(
        "The first change belongs before the line that normalises, the second after it.",
        "Use if name in [...]: for the resources that count per head, and if name == ...: for the one to be "
        "turned round.",
        "Before: column = column / resources with the column of people, for the two sizes. After: subtract "
        "the points from the top of the scale, for the press alone. Then return the points of the country.",
    ),
)


# ---- task 5: make ----

MAKE = Task(
    kind=Function("share(first, second, names)", SHARES, tolerance=0.1),
    right=lambda: values.share,
    why="Nobody had to choose a weight. But somebody chose the resources, the countries and the scale; a "
    "share of weightings knows nothing of those choices.",
    wrong=(
        parts_of_one(values.share),
        Wrong(
            "turned round",
            lambda: lambda first, second, names: values.share(second, first, names),
            "You counted the weightings in which the second country is ahead.",
        ),
        Wrong(
            "equal weights only",
            lambda: lambda *given: 100.0 * (values.equal_lead(*given) > 0),
            "Your function gives all or nothing, as if from one weighting. Ask each row of weightings(...).",
        ),
        ignores(values.share, "names", ALL, "every list of resources"),
        Wrong(
            "resources counted",
            lambda: values.share_of_indicators,
            "You counted in how many resources the first country is ahead. A small lead then counts as much "
            "as a large one: add up the weighted points first.",
        ),
        Wrong(
            "mean lead",
            lambda: lambda *given: values.leads(*given).mean(),
            "That is by how many points the first country leads on average. Count how often it leads.",
        ),
        Wrong(
            "number of weightings",
            lambda: lambda *given: (values.leads(*given) > 0).sum(),
            "You give the number of weightings. Divide it by the number of all draws, for percent.",
        ),
        Wrong(
            "always the same pair",
            lambda: lambda first, second, names: values.share("TUR", "RUS", names),
            "Your function gives the same for every pair. Use the codes that come in as first and second.",
        ),
    ),
    otherwise="Try a short list of resources and few weightings first, and count by hand who is ahead.",
    hints=(
        "Compute the index of the first country in every weighting, then that of the second, then compare.",
        "weightings(len(names)) has a column for each resource of the list. With @ and the scores of a "
        "country it gives the index of that country, once for each row.",
        "Do this for both countries, with the same list of resources, and compare the two results with >. "
        "That gives True or False for each weighting. Their mean is the fraction of True; make it percent "
        "and end with return.",
    ),
)

ex = Exercise([PREDICT, RUN, EDITIONS, MODIFY, MAKE])
