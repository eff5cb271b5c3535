"""The checks of exercise 03: trade and dependence.

Every value is computed from the tables when a learner asks: billion US dollars, shares in percent.
"""

from . import exercise_03_values as values
from .answers import Function, Number, Year, YearSeries
from .kit import Exercise, Task, Wrong

BASE_YEARS = tuple(range(2012, 2022))
# Years in which Russian totals are not a mere lower bound (see the passport of total_trade).
PROBES = tuple((year, flow) for year in (2012, 2016, 2019, 2021, 2022, 2023) for flow in ("import", "export"))


# ---- task 1: predict ----

PREDICT = Task(
    kind=Number("a factor: how many times as large", tolerance=0.15),
    right=lambda: values.growth(values.share("import")),
    why="A share grows only as far as its upper part grows faster than its lower part.",
    wrong=(
        Wrong(
            "only the part",
            lambda: values.growth(values.with_russia("import")),
            "That is how much the imports from Russia grew. The share also has a lower part, and it moved "
            "too.",
        ),
        Wrong(
            "only the whole",
            lambda: values.growth(values.whole("TUR", "import")),
            "That is how much all imports grew. They stand below the line: what about the part from Russia?",
        ),
        Wrong(
            "percentage points",
            lambda: values.share("import")[2022] - values.share("import")[2020],
            "That is the difference between the shares, in percentage points. The last line divides, so it "
            "prints how many times as large.",
        ),
        Wrong(
            "growth instead of factor",
            lambda: values.growth(values.share("import")) - 1,
            "That is what was added. The last line divides the new share by the old one and takes nothing "
            "away.",
        ),
        Wrong(
            "upside down",
            lambda: 1 / values.growth(values.share("import")),
            "You divided the old share by the new one. Look which year stands first in the last line.",
        ),
    ),
    otherwise="Read the table again, row by row. A rough figure with one decimal is enough.",
    hints=(
        "Which numbers of the table go into a share, and which of them stands below the line?",
        "First see how many times as large the imports from Russia became, then do the same for all imports.",
        "The factor of a share is the factor of its upper part divided by the factor of its lower part. "
        "Let Python divide the numbers of the table.",
    ),
)


# ---- task 2: run ----

RUN = Task(
    kind=Year(),
    right=lambda: values.steepest_fall(values.share("import")),
    why="The report was written right after this fall. A low point is a dangerous place to draw a trend "
    "from.",
    wrong=(
        Wrong(
            "dollars instead of shares",
            lambda: values.steepest_fall(values.with_russia("import")),
            "In that year the imports fell most in dollars, but imports from everybody fell. Look at the "
            "share.",
        ),
        Wrong(
            "lowest instead of steepest",
            lambda: int(values.share("import").loc[values.SEEN].idxmin()),
            "In that year the share stood at its lowest. The task asks for the largest fall from one year "
            "to the next.",
        ),
        Wrong(
            "gap read as zero",
            lambda: values.steepest_fall(values.share("import").fillna(0)),
            "That year has no total, so it has no share and no change: an empty place is not a zero.",
        ),
        Wrong(
            "year before",
            lambda: values.steepest_fall(values.share("import")) - 1,
            "You are close: each change stands in the row of the year in which it arrives, not where it "
            "starts.",
        ),
    ),
    otherwise="Read the column of changes from top to bottom: which number is furthest below zero?",
    hints=(
        "Only the column with the changes matters, and in it only the numbers with a minus.",
        "Compare the minus numbers: the largest fall is the one furthest from zero. Skip the empty places.",
        "Python can find it: .loc[first:last] behind the name of the column takes the years from first to "
        "last, and .idxmin() behind that gives the year of the smallest number.",
    ),
)


# ---- task 3: investigate ----

TURKISH, RUSSIAN = ("TUR", "import"), ("RUS", "export")  # two records of the same goods

INVESTIGATE = Task(
    kind=Number("percent", tolerance=0.05, percent=True),
    right=lambda: values.gap(RUSSIAN, TURKISH),
    why="The same gap is a smaller percentage of the larger number. Always say of what. And import records "
    "usually include freight and insurance, export records do not: a gap like this needs no cheating.",
    wrong=(
        Wrong(
            "the other base",
            lambda: -values.gap(TURKISH, RUSSIAN),
            "You divided by the Russian record. The task starts from the Turkish one: that is the base.",
        ),
        Wrong(
            "seen from the other side",
            lambda: values.gap(TURKISH, RUSSIAN),
            "That says how far the Turkish record lies above the Russian one, as the notebook does. Turn "
            "it round.",
        ),
        Wrong(
            "minus sign lost",
            lambda: -values.gap(RUSSIAN, TURKISH),
            "The size is right. Now the sign: is the Russian record the higher or the lower one?",
        ),
        Wrong(
            "dollars instead of percent",
            lambda: values.record_2016(*RUSSIAN) - values.record_2016(*TURKISH),
            "That is the gap in billion dollars. Divide it by the base to see how large it is in percent.",
        ),
        Wrong(
            "ratio instead of gap",
            lambda: 100 + values.gap(RUSSIAN, TURKISH),
            "That is the whole Russian record as a percentage of the Turkish one. The gap is what is "
            "missing.",
        ),
        Wrong(
            "the flow the other way",
            lambda: values.gap(("RUS", "import"), ("TUR", "export")),
            "Those two rows describe goods that went from Turkey to Russia. Take the goods that went to "
            "Turkey.",
        ),
        Wrong(
            "two flows of one country",
            lambda: values.gap(("TUR", "export"), TURKISH),
            "Both of your rows come from Turkey: imports and exports. A mirror needs both countries and "
            "one flow.",
        ),
    ),
    otherwise="Check which two rows you compare, and give the answer in percent with at least one decimal.",
    hints=(
        "Both countries write these goods down. Under which name does each of them file the flow?",
        "Turkey calls the flow an import, Russia calls it an export. Take these rows; the others are goods "
        "that went the other way.",
        "Copy the line that reads a single value and change its words: 'TUR' with 'import', then 'RUS' "
        "with 'export'. Subtract the Turkish value from the Russian one, divide by the Turkish one, "
        "multiply by 100.",
    ),
)


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
        Wrong(
            "flow ignored",
            lambda: lambda year, flow: values.asymmetry(year, "import"),
            "Your function gives the same for both flows: it has to use the word that comes in as flow.",
        ),
        Wrong(
            "year ignored",
            lambda: lambda year, flow: values.asymmetry(2022, flow),
            "Your function gives the same for every year: it has to use the number that comes in as year.",
        ),
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
