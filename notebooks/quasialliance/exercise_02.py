"""The checks of exercise 02: two economies in the pandemic year.

Every value is computed from the tables when a learner asks: gaps in percentage points, currencies as indexes.
"""

from . import exercise_02_values as values
from .answers import Function, Number, YearSeries
from .exercise import Exercise, Task, Wrong

BASE_YEARS = tuple(range(2013, 2021))
YEARS = tuple(range(2019, 2024))
PROBES = tuple((country, year) for country in values.PAIR for year in YEARS)


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
        Wrong(
            "fraction",
            lambda: lambda country, year: values.hit_harder(country, year) / 100,
            "You return a part of the whole. Multiply it to get percent.",
        ),
        Wrong(
            "year ignored",
            lambda: lambda country, year: values.hit_harder(country, 2020),
            "Your function gives the same for every year: it has to use the number that comes in as year.",
        ),
        Wrong(
            "country ignored",
            lambda: lambda country, year: values.hit_harder("RUS", year),
            "Your function gives the same for both countries: it has to use the text that comes in as "
            "country.",
        ),
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
