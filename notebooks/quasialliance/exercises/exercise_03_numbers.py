"""Tasks 1 to 3 of exercise 03, each answered by one number: a factor, a year, percent."""

from . import exercise_03_values as values
from .answers import Number, Year
from .kit import Task, Wrong

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
