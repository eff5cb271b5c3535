"""Tasks 1 to 4 of exercise 04, each answered by one number: shares and weights."""

from . import exercise_04_values as values
from .answers import Number
from .kit import Task, Wrong

# ---- task 1: predict ----

PREDICT = Task(
    kind=Number("how many suppliers of equal size", tolerance=0.15),
    right=lambda: 1e4 / values.hhi(2020),
    why="The more even the shares, the nearer it comes to the plain count. For a buyer it tells more than "
    "the count, because who supplies little can also replace little.",
    wrong=(
        Wrong(
            "plain count",
            lambda: float(len(values.shares(2020))),
            "That is how many rows the table has. It would be right only if all shares were equal.",
        ),
        Wrong(
            "the other year",
            lambda: 1e4 / values.hhi(2010),
            "That is the worked example. Which of the two columns is more even, and where does that lead?",
        ),
        Wrong(
            "index itself", lambda: values.hhi(2020), "That is the HHI. The line divides ten thousand by it."
        ),
        Wrong(
            "only the largest",
            lambda: 100 / values.shares(2020).max(),
            "That looks at the largest supplier alone. The squares of the others belong to the sum, too.",
        ),
        Wrong(
            "upside down",
            lambda: values.hhi(2020) / 1e4,
            "You divided the index by ten thousand. Look again at what stands above the line.",
        ),
        Wrong(
            "shares without squares",
            lambda: 1e4 / values.shares(2020).sum(),
            "Without the squares the shares always add up to the same, whoever is large. Square them first.",
        ),
    ),
    otherwise="Square each share of 2020, add the squares up, and divide ten thousand by the sum.",
    hints=(
        "Compare the two columns: in which year is the gas spread more evenly over the rows?",
        "The more even the shares, the larger the result. It cannot be larger than the number of rows.",
        "Round the shares of 2020 to whole numbers, square each of them, and add the squares up. Then divide "
        "ten thousand by the sum.",
    ),
)


# ---- task 2: run ----

RUN = Task(
    kind=Number("percentage points", tolerance=0.1),
    right=lambda: values.lead(values.NEWEST),
    why="Two careful writers, one day, one table, and the share is not the same. The full year still holds "
    "the months of the trough that the newer window has left behind.",
    wrong=(
        Wrong(
            "months that nobody knew",
            lambda: values.lead(values.NOT_YET_KNOWN),
            "You took the last row. For a writer of May that month was not yet in print: never use numbers "
            "that came later.",
        ),
        Wrong(
            "single months",
            lambda: values.share(values.NEWEST) - values.share(values.LAST_FULL_YEAR),
            "Those are shares of single months, which jump with the weather. Both writers look at twelve "
            "months.",
        ),
        Wrong(
            "a month against a year",
            lambda: values.share(values.NEWEST) - values.share(values.LAST_FULL_YEAR, 12),
            "You set a single month against a whole year. Take the column with the twelve months for both.",
        ),
        Wrong(
            "year so far",
            lambda: values.share(values.NEWEST, 3) - values.share(values.LAST_FULL_YEAR, 12),
            "Your second share holds the winter months of 2021 alone. Let it reach back over twelve months.",
        ),
        Wrong(
            "lowest point as base",
            lambda: values.lead(values.NEWEST, "2020-08"),
            "You start from the lowest row. Ada starts from the calendar year 2020: in which row does that "
            "year end?",
        ),
        Wrong(
            "percent instead of points",
            lambda: 100 * (values.share(values.NEWEST, 12) / values.share(values.LAST_FULL_YEAR, 12) - 1),
            "That is the rise in percent of the first share. Between two percentages, subtract: the result "
            "is in percentage points.",
        ),
        Wrong(
            "turned round",
            lambda: -values.lead(values.NEWEST),
            "The size is right. The task asks how far the share of Ben lies above that of Ada.",
        ),
    ),
    otherwise="Write down one row for Ada and one for Ben, and compare the numbers of the last column.",
    hints=(
        "Only the last column matters. Which of its rows covers exactly the calendar year 2020?",
        "A window is named after its last month: the calendar year stands in the row of its December. Now "
        "find the row of Ben in the same way.",
        "From the last column take the number in the row of March 2021, and subtract from it the number in "
        "the row of December 2020. The rounded numbers of the table are good enough.",
    ),
)


# ---- task 3: investigate ----


def _share_of_think_tank() -> float:
    return values.russian("share_pct", "think_tank_press")


def _volume() -> float:
    return values.russian("volume_bcm", "emra_press")


SOURCES = Task(
    kind=Number("billion cubic metres", tolerance=0.15),
    right=lambda: values.whole(_volume(), _share_of_think_tank()),
    why="No year of the table comes up to such a total. So the two figures cannot both hold for the imports "
    "of 2024: at least one of them is wrong, or measures something else.",
    wrong=(
        Wrong(
            "known total",
            lambda: values.whole(_volume(), values.russian("share_pct", "emra_press")),
            "That is the total that stands in the table already. Volume and share come from two different "
            "rows here.",
        ),
        Wrong(
            "pipeline only",
            lambda: values.whole(values.russian("volume_bcm", "iea_gtf", "pipeline"), _share_of_think_tank()),
            "You took the gas in pipelines alone. The task asks for the volume of the preferred row.",
        ),
        Wrong(
            "part instead of whole",
            lambda: values.russian("volume_bcm", "think_tank_press"),
            "That is the part which the share makes of the known total. Here the part is known: look for the "
            "whole.",
        ),
        Wrong(
            "share of the part",
            lambda: _volume() * _share_of_think_tank() / 100,
            "You took the share of the Russian gas. But the Russian gas is itself the share of something "
            "larger.",
        ),
        Wrong(
            "percent forgotten",
            lambda: _volume() / _share_of_think_tank(),
            "Right idea, but the share is in percent: the result cannot be smaller than the part.",
        ),
        Wrong(
            "everybody else's share",
            lambda: values.whole(_volume(), 100 - _share_of_think_tank()),
            "You divided by the share of all the others. Divide by the share of Russia.",
        ),
        Wrong(
            "gap between the volumes",
            lambda: _volume() - values.russian("volume_bcm", "think_tank_press"),
            "That is how far the two volumes lie apart. Look for the total from which both would follow.",
        ),
    ),
    otherwise="Part = share × whole. Which two of these three do you have, and from which rows?",
    hints=(
        "The volume is a part, the share says which part, and you look for the whole.",
        "If a fifth of a cake weighs two kilograms, the whole cake weighs five times as much. Do the same "
        "with the share of the think tank.",
        "Read the volume from the preferred Russian row and the share from the row of the think tank. Divide "
        "the volume by the share and multiply by a hundred.",
    ),
)


# ---- task 4: investigate ----


def _weight(part: float, total: float) -> float:
    return 100 * part / total


SELLER = Task(
    kind=Number("percent", tolerance=0.1, percent=True),
    right=lambda: _weight(values.to_turkey(2024), values.to_europe(2019)),
    why="With the whole held still, Turkey's weight grows only a little. Nearly all of the rise comes from "
    "the customers who left: one can become important without buying much more.",
    wrong=(
        Wrong(
            "nothing held still",
            lambda: values.weight(2024),
            "That is the weight as it was in 2024. Hold one of the two numbers at 2019.",
        ),
        Wrong(
            "the other number held still",
            lambda: _weight(values.to_turkey(2019), values.to_europe(2024)),
            "You held Turkey's purchases still and let the whole fall. The task asks for the opposite.",
        ),
        Wrong(
            "everything held still",
            lambda: values.weight(2019),
            "That is the weight as it was in 2019. Turkey should buy what it bought in 2024.",
        ),
        Wrong(
            "two kinds of cubic metres",
            lambda: _weight(values.russian("volume_bcm", "iea_gtf", "pipeline"), values.to_europe(2019)),
            "You divided Turkish cubic metres by those of the Energy Institute, which hold more energy. Take "
            "both numbers from this table.",
        ),
        Wrong(
            "growth instead of weight",
            lambda: values.to_turkey(2024) / values.to_turkey(2019),
            "That says how many times as much Turkey bought. The weight has all of Russia's gas to Europe "
            "below the line.",
        ),
        Wrong(
            "what was added",
            lambda: _weight(values.to_turkey(2024), values.to_europe(2019)) - values.weight(2019),
            "That is by how many points the weight would have grown. The task asks for the weight itself.",
        ),
        Wrong(
            "the rest of Europe",
            lambda: _weight(values.to_turkey(2024), values.to_europe(2019) - values.to_turkey(2019)),
            "You took Turkey out of the whole. The weight is measured against all, Turkey included.",
        ),
    ),
    otherwise="Write the weight as a fraction first. Which year belongs above the line, and which below?",
    hints=(
        "The weight is a fraction. Its two numbers come from different years this time.",
        "Above the line stands what Turkey bought: that moves on to 2024. What stays as it was in 2019?",
        "Take the number in the column to_turkey from the row of 2024 and the number in the column to_europe "
        "from the row of 2019. Divide the first by the second, and multiply by a hundred.",
    ),
)
