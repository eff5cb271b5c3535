"""Tasks 1 to 3 of exercise 08, answered by numbers: backers by source, low and high, the month of booking."""

from . import exercise_08_values as values
from .answers import Number, YearSeries
from .kit import Task, Wrong

# ---- task 1: predict ----

PREDICT = Task(
    kind=YearSeries(values.YEARS, "backers from outside", tolerance=0.05),
    right=values.backers,
    why="UCDP asks whether a state sends regular forces to fight. It answers that question well, and is "
    "silent on hired fighters and on arms, and so on Russia in Libya. A silent source is no witness that "
    "nobody was there.",
    wrong=(
        Wrong(
            "opponents too",
            values.ucdp_rows,
            "You counted every row of UCDP. A row with a minus says that somebody fights a side; count those "
            "who back a side.",
        ),
        Wrong(
            "contested left out instead",
            lambda: values.backers("contested == 0"),
            "You left out the contested ties, as the example does. Here keep only what UCDP coded.",
        ),
        Wrong(
            "all sources",
            lambda: values.backers("contested >= 0"),
            "You counted the backers of all sources. Look at the column coding.",
        ),
        Wrong(
            "lost instead of left",
            lambda: values.backers("contested >= 0") - values.backers(),
            "That is how many are lost. The lines count how many are left.",
        ),
        Wrong(
            "only the first year",
            values.begun,
            "You counted a backer in its first year only. A tie holds from year_from to year_to.",
        ),
        Wrong(
            "no end",
            lambda: values.begun(until_now=True),
            "You let each tie go on for ever. For these rows the source names a last year.",
        ),
        Wrong(
            "empty for none",
            lambda: values.backers().replace(0, float("nan")),
            "You left a year empty. The lines count names: if no row is left, what does a count give?",
        ),
    ),
    otherwise="Put a finger on each row whose coding begins with ucdp. Is its sign plus? In which of the "
    "years does it hold?",
    hints=(
        "Few rows have a coding that begins with ucdp. Find them first.",
        "Of these rows keep those with a plus. Then look at their first and their last year.",
        "Go through the years: in each, count the different names in outside whose rows begin in that year "
        "or before, and end in that year or after. A year may well have none.",
    ),
)


# ---- task 2: run ----

RUN = Task(
    kind=Number("percent", tolerance=0.06, percent=True),
    right=lambda: values.above(values.later_edition()["best"], values.first_release()["high"]),
    why="Low and high are what reports said at that time; they are no interval of chance. What later "
    "editions added stands in neither. Even “high” is not the most that there can be.",
    wrong=(
        Wrong(
            "above the first best",
            lambda: values.above(values.later_edition()["best"], values.first_release()["best"]),
            "You compared best with best. How far does the later best lie above the first high?",
        ),
        Wrong(
            "above the first low",
            lambda: values.above(values.later_edition()["best"], values.first_release()["low"]),
            "You compared with the low estimate of the first release.",
        ),
        Wrong(
            "divided by the later",
            lambda: values.above(
                values.later_edition()["best"], values.first_release()["high"], values.later_edition()["best"]
            ),
            "The difference is right. Divide it by the number above which you stand, not by the later one.",
        ),
        Wrong(
            "persons",
            lambda: values.later_edition()["best"] - values.first_release()["high"],
            "That is how many people more. The task asks for percent of the first high.",
        ),
        Wrong(
            "ratio",
            lambda: 100 * values.later_edition()["best"] / values.first_release()["high"],
            "That is the later number as a share of the first one. By how much does it lie above?",
        ),
        Wrong(
            "high against high",
            lambda: values.above(values.later_edition()["high"], values.first_release()["high"]),
            "You took the later high. Take the later best.",
        ),
        Wrong(
            "low against high",
            lambda: values.above(values.later_edition()["low"], values.first_release()["high"]),
            "You took the later low. It, too, lies above, but the task asks for the later best.",
        ),
        Wrong(
            "width of the first band",
            lambda: values.above(
                values.first_release()["high"], values.first_release()["low"], values.first_release()["best"]
            ),
            "That is how wide low to high is in the first release. Where does the later best lie?",
        ),
        Wrong(
            "the year of the example",
            lambda: values.above(values.later_edition(2018)["best"], values.first_release(2018)["high"]),
            "That is the year of the worked example. Take the year of the table.",
        ),
    ),
    otherwise="You need two numbers: the sum of the column high in the table by month, and the later best of "
    "the same year.",
    hints=(
        "The last row of the table has the sums. You need only one of them.",
        "Take the sum of high away from the later best. That is a number of people.",
        "Divide that difference by the sum of high, then multiply by a hundred, as the worked example does "
        "for its year.",
    ),
)


# ---- task 3: investigate ----

INVESTIGATE = Task(
    kind=Number("persons", tolerance=10),
    right=values.too_many,
    why="These people did not die in November, if the calendar of the register holds for both sides. That is "
    "an “if”: for the soldiers of Azerbaijan and for the civilians of both sides no such register was found.",
    wrong=(
        Wrong(
            "registers subtracted",
            lambda: values.booked()["2020-11"] - values.register("killed")["2020-11"],
            "You took the register's count away from UCDP's. They count different people, so bring the "
            "register to the size of UCDP first: by its share.",
        ),
        Wrong(
            "by the calendar",
            lambda: values.booked()["2020-11"] - values.too_many(),
            "That is how many there would be in November by the calendar of the register. By how many does "
            "UCDP book more?",
        ),
        Wrong(
            "percentage points",
            lambda: 100 * values.too_many() / values.booked().sum(),
            "That is the gap between the two shares, in points. Turn it into people, with UCDP's total.",
        ),
        Wrong(
            "total of the register",
            lambda: values.too_many() / values.booked().sum() * values.register("killed").sum(),
            "You turned the shares into people with the total of the register. The task asks about UCDP's "
            "deaths.",
        ),
        Wrong(
            "every fate",
            lambda: values.too_many("2020-11", "killed", "missing", "disabled_group_1", "disabled_group_2"),
            "Your calendar has the missing and the disabled in it. Use those who were killed.",
        ),
        Wrong(
            "turned round",
            lambda: -values.too_many(),
            "The size is right and the sign is not: begin with what UCDP books.",
        ),
        Wrong(
            "October",
            lambda: values.too_many("2020-10"),
            "That is October, where UCDP books too few. The task asks for November.",
        ),
        Wrong(
            "September",
            lambda: values.too_many("2020-09"),
            "That is the month of the worked example. The task asks for November.",
        ),
    ),
    otherwise="Follow the example line by line: the share of the register, times UCDP's total, compared with "
    "what UCDP books.",
    hints=(
        "The example does it for another month. What has to change?",
        "In the first two lines of the example, September becomes November: 2020-11 stands for it.",
        "Take the share of November in the register, multiply it by the sum of all that UCDP books, and take "
        "the result away from what UCDP books on November.",
    ),
)
