"""The checks of exercise 03: trade and dependence.

Every value is computed from the tables when a learner asks: billion US dollars, shares in percent.
"""

from . import exercise_03_values as values
from .answers import Function, YearSeries
from .exercise_03_numbers import INVESTIGATE, PREDICT, RUN
from .kit import Exercise, Task, Wrong, ignores

BASE_YEARS = tuple(range(2012, 2022))
# Years in which Russian totals are not a mere lower bound (see the passport of total_trade).
PROBES = tuple((year, flow) for year in (2012, 2016, 2019, 2021, 2022, 2023) for flow in ("import", "export"))


# ---- task 4: modify ----

MODIFY = Task(
    kind=YearSeries(BASE_YEARS, "how many times as large", tolerance=0.05),
    right=lambda: values.multiple(values.with_russia("export")),
    why="One and the same year 2022, and the base year makes it a modest rise or a boom.",
    wrong=(
        Wrong(
            "still imports",
            lambda: values.multiple(values.with_russia("import")),
            "The base years are right, but these are still the goods that Turkey buys. Change the flow.",
        ),
        Wrong(
            "upside down",
            lambda: 1 / values.multiple(values.with_russia("export")),
            "You divided each year by 2022. The base year belongs below the line.",
        ),
        Wrong(
            "one base for all",
            lambda: values.with_russia("export") / values.with_russia("export")[2020],
            "The year above the line moves and the base stays. It should be the other way round: 2022 "
            "stays above.",
        ),
        Wrong(
            "from year to year",
            lambda: values.with_russia("export") / values.with_russia("export").shift(),
            "You compare each year with the year before it. Compare 2022 with each of the years.",
        ),
        Wrong(
            "added percent",
            lambda: 100 * (values.multiple(values.with_russia("export")) - 1),
            "That is the growth in percent: what was added. The task asks how many times as large.",
        ),
        Wrong(
            "all rows",
            lambda: values.multiple(values.all_rows()),
            "Several sources report the same trade, and you added them up. Keep the condition on preferred.",
        ),
        Wrong(
            "turnover",
            lambda: values.multiple(values.with_russia("export") + values.with_russia("import")),
            "That is the turnover, both directions added. Take only what Turkey sells to Russia.",
        ),
    ),
    otherwise="Take one base year and do it by hand: the exports of 2022, divided by the exports of that "
    "year.",
    hints=(
        "Two things have to change: which goods you take, and what stands below the line.",
        "For the goods, change the flow. For the line below: where now one year stands in brackets, many "
        "years can stand.",
        "The flow becomes 'export'. Below the line, .loc[first:last] with your first and last base year "
        "takes them all; pandas then divides 2022 by each of them in turn.",
    ),
)


# ---- task 5: make ----

MAKE = Task(
    kind=Function("asymmetry(year, flow)", PROBES, tolerance=0.05),
    right=lambda: values.asymmetry,
    why="Above one, Turkey leans more on Russia; below one, Russia leans more on Turkey. The two flows "
    "need not agree.",
    wrong=(
        Wrong(
            "upside down",
            lambda: lambda year, flow: 1 / values.asymmetry(year, flow),
            "Your ratio stands on its head: Russia's weight in Turkey's trade comes above the line.",
        ),
        Wrong(
            "same goods from both ends",
            lambda: values.same_goods,
            "That is the measure of notebook 03: the same goods above and below the line, seen from both "
            "ends. For imports compare what each country buys from the other.",
        ),
        Wrong(
            "turnover",
            lambda: values.turnover,
            "You added imports and exports. The trade between the two then cancels out, and your ratio "
            "only says how much larger Russia's whole trade is. Use the flow.",
        ),
        Wrong(
            "difference",
            lambda: values.difference,
            "You subtracted the weights. A ratio divides them, so it does not matter how large both are.",
        ),
        ignores(values.asymmetry, "flow", "import", "both flows"),
        ignores(values.asymmetry, "year", 2022, "every year"),
        Wrong(
            "dollars without weights",
            lambda: values.dollars,
            "You compare dollars with dollars. Divide each by the whole trade of its country first.",
        ),
    ),
    otherwise="Try your function on one year by hand: write down each weight as a fraction, then divide.",
    hints=(
        "You need a weight for each country: trade with the partner, divided by trade with the world.",
        "What Russia imports from Turkey is what Turkey sells to Russia, so it stands in the column "
        "to_russia. Turkey's weight in Russia's imports divides it by Russia's own total.",
        "For flow == 'import': above the line to_turkey divided by all Turkish imports, below the line "
        "to_russia divided by all Russian imports. For 'export' the two columns change places, and the "
        "totals are exports. End with return.",
    ),
)

ex = Exercise([PREDICT, RUN, INVESTIGATE, MODIFY, MAKE])
