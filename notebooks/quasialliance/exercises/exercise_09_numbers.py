"""Tasks 1 to 3 of exercise 09, answered by numbers: casualty claims, trust in a game, a quiet record."""

from . import exercise_09_values as values
from .answers import Number, YearSeries
from .kit import Task, Wrong

# ---- task 1: predict ----

PREDICT = Task(
    kind=YearSeries((2017, 2019, 2020), "people", tolerance=0.05),
    right=values.apart_where_two_speak,
    why="Where a single voice speaks there is nothing to compare, and a table that shows no gap there "
    "shows silence, not agreement. Two voices of the same side are not much more.",
    wrong=(
        Wrong(
            "no gap where a single voice speaks",
            values.apart,
            "For a year with a single speaker you say that nobody contradicts. But who could have? "
            "Without a second named voice, nothing is known about the gap.",
        ),
        Wrong(
            "unnamed speakers counted",
            lambda: values.apart_where_two_speak().replace(values.apart()[2020], _unnamed()),
            "You let unnamed sources speak. The rule of this task wants a name for each number.",
        ),
        Wrong(
            "wounded",
            lambda: values.apart("wounded").where(values.claims()["speakers"] > 1),
            "These are the gaps in the numbers of wounded. The task asks about the dead.",
        ),
        Wrong(
            "highest claim",
            lambda: values.claims()["tur_killed_max"].where(values.claims()["speakers"] > 1),
            "These are the highest claims themselves. How far below them does the lowest lie?",
        ),
        Wrong(
            "lowest claim",
            lambda: values.claims()["tur_killed_min"].where(values.claims()["speakers"] > 1),
            "These are the lowest claims themselves. How far above them does the highest lie?",
        ),
        Wrong(
            "number of speakers",
            lambda: values.claims()["speakers"],
            "You counted the voices. Compare the numbers that they give.",
        ),
        Wrong(
            "agreement taken for silence",
            lambda: values.apart_where_two_speak().where(lambda gap: gap > 0),
            "Where two named speakers give the same number, the gap is known. Only silence leaves it open.",
        ),
    ),
    otherwise="Take each row on its own: who has a name there, and which number of dead does each of them "
    "give?",
    hints=(
        "First count the named speakers of each row. “Unnamed sources” are no speaker.",
        "Two named speakers can say the same: then the gap is nothing at all. A single speaker cannot "
        "agree with anybody.",
        "In the row of 2017 the General Staff gives a number and the Kremlin confirms it. In that of 2019 "
        "only the ministry speaks. In that of 2020 subtract the governor's number from that of Erdogan "
        "and SOHR.",
    ),
)


def _unnamed() -> float:
    """The gap of 2020 if the highest number of the unnamed sources is let in."""
    said = values.claims()["casualty_claims"][2020].split("unnamed sources")[1]
    highest = int(said.split(";")[0].split("-")[1])
    return highest - values.claims()["tur_killed_min"][2020]


# ---- task 2: run ----

RUN = Task(
    kind=Number("percent", tolerance=0.6, percent=True),
    right=lambda: values.trust_needed(values.ASSURANCE),
    why="In assurance each side holds back only when it is sure enough of the other, so a talk that "
    "builds trust can keep the peace. In chicken it is the other way round: the surer one is that the "
    "other holds back, the better it is to stand firm.",
    wrong=(
        Wrong(
            "the other game",
            lambda: values.trust_needed(values.CHICKEN),
            "That is the chance of the worked example, chicken. The task asks for assurance.",
        ),
        Wrong(
            "chance of the wrong move",
            lambda: 100 - values.trust_needed(values.ASSURANCE),
            "That is the chance that the other stands firm. The task asks how sure one must be that it "
            "holds back.",
        ),
        Wrong(
            "as likely as not",
            lambda: 50.0,
            "More likely than not is not enough when the loss is larger than the gain. What does each "
            "move cost if one is wrong?",
        ),
        Wrong(
            "both hold back",
            lambda: values.trust_needed(values.ASSURANCE) ** 2 / 100,
            "You multiplied two chances. Here only the other's move is uncertain: the own move is what is "
            "decided.",
        ),
        Wrong(
            "first step of the table",
            lambda: 10 * (values.trust_needed(values.ASSURANCE) // 10 + 1),
            "That is the first line of the coarse table in which holding back is better. The columns "
            "cross before it: use the finer table.",
        ),
        Wrong(
            "last step of the table",
            lambda: 10 * (values.trust_needed(values.ASSURANCE) // 10),
            "That is the last line of the coarse table in which standing firm is better. The columns "
            "cross after it: use the finer table.",
        ),
        Wrong(
            "fully sure",
            lambda: 100.0,
            "Full certainty is enough, but less is enough, too. Where do the two moves become equal?",
        ),
    ),
    otherwise="Print the table for assurance and look for the place where its two columns cross.",
    hints=(
        "In the table one move is better at the top and the other one at the bottom. Where do they change?",
        'Keep the lines in which table["hold back"] is not below table["stand firm"]. You need the first of '
        "these, and of it the chance, which stands in .index.",
        "Or by hand: if the other holds back, holding back gains compromise minus win. If it stands firm, "
        "holding back loses clash minus yield. The chance is the loss, divided by the sum of the gain and "
        "the loss.",
    ),
)


# ---- task 3: investigate ----

INVESTIGATE = Task(
    kind=Number("crises", tolerance=0.3),
    right=values.crises_needed,
    why="The list holds far fewer crises than that. So a record without a war does not show that the "
    "channel is good; it only rules out a very bad one.",
    wrong=(
        Wrong(
            "each failure is a clash",
            lambda: values.crises_needed(values.FAILS),
            "You let every failure of the channel become a clash. Here only half of them do.",
        ),
        Wrong(
            "half of the histories",
            lambda: values.crises_needed(share=0.5),
            "By then half of the histories are still quiet. That is no surprise yet.",
        ),
        Wrong(
            "the wrong end",
            lambda: values.crises_needed(share=1 - values.SURPRISE),
            "By then a few histories have seen a clash. The task asks when only a few have not.",
        ),
        Wrong(
            "average waiting time",
            lambda: 1 / (values.FAILS / 2),
            "That is how long it takes on average until the first clash. Many histories take longer.",
        ),
        Wrong(
            "just short of it",
            lambda: values.crises_needed() - 1,
            "Just short of it: there the share is still above the limit. If you drew random numbers, use "
            "the formula, which does not wobble.",
        ),
        Wrong(
            "rule of thumb",
            lambda: 3 / (values.FAILS / 2),
            "Just beyond it: the share falls below the limit a little earlier. If you used a rule of "
            "thumb or random numbers, use the formula.",
        ),
    ),
    otherwise="Look along the series: the share of quiet histories falls with each crisis. Where does it "
    "first fall below the limit?",
    hints=(
        "The series has the number of crises on the left. Print it and go down until the share is small "
        "enough.",
        "Keep only the entries below the limit: shares[shares < limit], with the limit in percent. You "
        "need the first of them.",
        "The task wants the number of crises, not the share: take .index of what is left, and of that the "
        "first, with [0]. Fewer than a twentieth means less than 5 percent.",
    ),
)
