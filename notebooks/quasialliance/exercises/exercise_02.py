"""The checks of exercise 02: two economies in the pandemic year.

Every value is computed from the tables when a learner asks: gaps in percentage points, currencies as indexes.
"""

from . import exercise_02_values as values
from .answers import Function, Number, YearSeries
from .exercise_02_numbers import INVESTIGATE, PREDICT, RUN
from .kit import Exercise, Task, Wrong, ignores, parts_of_one

BASE_YEARS = tuple(range(2013, 2021))
YEARS = tuple(range(2019, 2024))
PROBES = tuple((country, year) for country in values.PAIR for year in YEARS)


# ---- task 4: modify ----

MODIFY = Task(
    kind=YearSeries(BASE_YEARS, "an index, base month = 100", tolerance=0.5),
    right=lambda: values.newest_index("USD/RUB"),
    why="One and the same rouble of May 2021: the base makes it a currency that lost half of its worth and "
    "more, or one to which nothing happened.",
    wrong=(
        Wrong(
            "still lira",
            lambda: values.newest_index("USD/TRY"),
            "The base years are right, but this is still the lira. Change the pair, and mind that it stands "
            "in the code more than once.",
        ),
        Wrong(
            "price of the dollar",
            lambda: 100**2 / values.newest_index("USD/RUB"),
            "Your numbers rise where the rouble falls. Either the rate is not turned round, or the base "
            "month stands above the line.",
        ),
        Wrong(
            "one base for all",
            lambda: 100 * values.december_worth("USD/RUB") * values.price("USD/RUB")[values.BASE],
            "The month above the line moves and the base stays. It should be the other way round: May 2021 "
            "stays above.",
        ),
        Wrong(
            "from year to year",
            lambda: 100 * values.december_worth("USD/RUB") / values.december_worth("USD/RUB").shift(),
            "You compare each December with the one before it. Compare May 2021 with each of them.",
        ),
        Wrong(
            "loss instead of index",
            lambda: 100 - values.newest_index("USD/RUB"),
            "That is what the rouble lost. The index says what is left of it.",
        ),
        Wrong(
            "change instead of index",
            lambda: values.newest_index("USD/RUB") - 100,
            "That is the change in percent. In an index the base month itself stands at a hundred, not at "
            "zero.",
        ),
        Wrong(
            "factor",
            lambda: values.newest_index("USD/RUB") / 100,
            "Those are parts of the base month. Keep the multiplication by a hundred that stands in the "
            "first version.",
        ),
        Wrong(
            "rouble against lira",
            lambda: values.newest_index("TRY/RUB"),
            "You measure the rouble in lira, and the lira fell too. Measure it in dollars.",
        ),
    ),
    otherwise="Take one base year and do it by hand: the worth of a rouble in May 2021, divided by its worth "
    "in that December.",
    hints=(
        "Two things have to change: the currency, and what stands below the line.",
        "For the currency, change the pair. For the line below: where now one December stands in brackets, "
        "many can stand.",
        "The pair becomes 'USD/RUB' in both lines. Below the line, decembers.loc[first:last] with your "
        "first and last base year takes them all; pandas then divides May 2021 by each of them in turn.",
    ),
)


# ---- task 5: modify ----

CHANGES = Task(
    kind=Number("a correlation, between minus one and plus one", tolerance=0.04),
    right=values.in_changes,
    why="Hardly anything is left. In levels each series has a trend, and two trends easily seem linked; in "
    "changes they would have to move in the same months.",
    wrong=(
        Wrong(
            "still levels",
            values.in_levels,
            "That is still the correlation of the levels. Neither series is in changes yet.",
        ),
        Wrong(
            "only approval in changes",
            lambda: values.half_changed("approval"),
            "Approval is in changes, the prices are still a level. Both have to change.",
        ),
        Wrong(
            "only prices in changes",
            lambda: values.half_changed("prices"),
            "The prices are in changes, approval is still a level. Both have to change.",
        ),
        Wrong(
            "changes over a year",
            lambda: values.in_changes(12),
            "Those are changes over twelve months. Neighbouring months then share most of their change, and "
            "a trend comes back. Take changes from one month to the next.",
        ),
        Wrong(
            "squared",
            lambda: values.in_levels() ** 2,
            "You squared the correlation of the levels. The trend is still in it.",
        ),
        Wrong(
            "minus sign dropped",
            lambda: abs(values.in_levels()),
            "That is the correlation of the levels without its sign. The trend is still in it.",
        ),
    ),
    otherwise="Look at the two columns just before you correlate them: are both of them changes from one "
    "month to the next?",
    hints=(
        "A change is this month minus the month before. In task 3 you subtracted columns; here you subtract "
        "rows.",
        "In pandas .diff() gives for each row the difference to the row before. It works on a whole table "
        "as well as on a column.",
        "Make a second table, changes = levels.diff(), below the line that is there. Then copy that line and "
        "write changes in it where now levels stands, both times.",
    ),
)


# ---- task 6: make ----

MAKE = Task(
    kind=Function("hit_harder(country, year)", PROBES, tolerance=0.5),
    right=lambda: values.hit_harder,
    why="Now a gap has a ruler: what the same year did to the others.",
    wrong=(
        Wrong(
            "growth instead of gap",
            lambda: values.by_growth,
            "You compare growth rates. A shock is measured from what was expected: compare gaps.",
        ),
        Wrong(
            "the year before as forecast",
            lambda: values.by_change_of_growth,
            "You measure from the growth of the year before. The task measures from the forecast.",
        ),
        Wrong(
            "the other end",
            lambda: lambda country, year: 100 - values.hit_harder(country, year),
            "You count those who came off better. A country that was hit harder has a gap further below "
            "zero, so a smaller number.",
        ),
        Wrong(
            "both in the null",
            lambda: values.both_in_the_null,
            "Russia and Turkey stand among the comparators. Nobody is compared with herself: use the list.",
        ),
        Wrong(
            "the other one in the null",
            lambda: values.other_in_the_null,
            "You took out the country itself, but the other of the two is still among the comparators.",
        ),
        Wrong(
            "short of their own forecast",
            lambda: values.short_of_their_own,
            "You count the comparators that fell short of their own forecast. Count those whose gap lies "
            "below the gap of the country that comes in.",
        ),
        Wrong(
            "size without sign",
            lambda: values.by_size,
            "You compare the sizes of the gaps without their signs. A country far above its forecast was "
            "not hit at all: the sign matters.",
        ),
        Wrong("count", lambda: values.count, "You return how many. Make it a percentage of all comparators."),
        parts_of_one(values.hit_harder),
        ignores(values.hit_harder, "year", 2020, "every year"),
        ignores(values.hit_harder, "country", "RUS", "both countries"),
    ),
    otherwise="Try your function on Russia and one year by hand: write down its gap, then go through the "
    "comparators and count those whose gap is smaller.",
    hints=(
        "You need a table of gaps first: what came, minus what was forecast. Which row of it do you need?",
        "gap = growth - forecast gives all gaps. Then gap.loc[year, country] is the gap of the country, and "
        "gap.loc[year, comparators] are the gaps of the others in that year.",
        "Compare the second with the first by < and you get True or False for each comparator. The .mean() "
        "of that, with the comparison in brackets, is the part that is True. Make it percent, and end with "
        "return.",
    ),
)

ex = Exercise([PREDICT, RUN, INVESTIGATE, MODIFY, CHANGES, MAKE])
