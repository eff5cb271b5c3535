"""Tasks 1 to 3 of exercise 07, answered by numbers: the middle of ratios, one step in four rows, sources."""

from . import exercise_07_values as values
from .answers import Named, Number
from .kit import Task, Wrong

# ---- task 1: predict ----

PREDICT = Task(
    kind=Number("Russia as a multiple of Turkey", tolerance=0.006),
    right=lambda: values.middle(values.dots()),
    why="On a log axis equal steps are equal factors, so the middle stays the middle when somebody divides "
    "the other way round. A simple mean does not.",
    wrong=(
        Wrong(
            "simple mean",
            lambda: values.dots().mean(),
            "That is the middle on an ordinary axis. On a log axis the middle has the same factor, not the "
            "same number, on both sides.",
        ),
        Wrong(
            "simple mean, turned round",
            lambda: 1 / (1 / values.dots()).mean(),
            "You took the simple mean of Turkey to Russia and turned it round. Do the step of the example.",
        ),
        Wrong(
            "no root",
            lambda: values.dots().prod(),
            "You multiplied the two. The example then takes the square root, which here matters little but "
            "not nothing.",
        ),
        Wrong(
            "factor between them",
            lambda: values.dots()[1] / values.dots()[0],
            "That is the factor from the left dot to the right dot. The middle is a place on the axis.",
        ),
        Wrong(
            "half the factor",
            lambda: (values.dots()[1] / values.dots()[0]) ** 0.5,
            "That is the factor from a dot to the middle. Go by it from the left dot.",
        ),
        Wrong(
            "the other way round",
            lambda: 1 / values.middle(values.dots()),
            "That is Turkey as a multiple of Russia. The axis shows Russia as a multiple of Turkey.",
        ),
    ),
    otherwise="Do with the two ratios what the example does with its two numbers, and give two decimals.",
    hints=(
        "Is the middle where both dots are the same number away, or the same factor?",
        "From the left dot to the middle you multiply by some factor; from the middle to the right dot by "
        "the same.",
        "Put the two ratios in the place of the two numbers of the example: multiply them, take the square "
        "root with np.sqrt, and round to the second decimal.",
    ),
)


# ---- task 2: run ----

RUN = Task(
    kind=Named(values.ASKED, "percent", tolerance=0.06),
    right=values.changes,
    why="One step, told in four true sentences. In dollars of the day the fall looks deeper, because the "
    "lira fell, too; and the release decides whether the burden rose or fell. State both with the number.",
    wrong=(
        Wrong(
            "plain difference",
            lambda: values.steps()[2020] - values.steps()[2019],
            "You took the earlier number away from the later one. Growth in percent is that difference as a "
            "part of the earlier number.",
        ),
        Wrong(
            "part of the later year",
            lambda: 100 * (1 - values.steps()[2019] / values.steps()[2020]),
            "You divided by the later year. Growth is measured from where it starts.",
        ),
        Wrong(
            "ratio instead of growth",
            lambda: values.changes() + 100,
            "You say how much of the earlier number the later one is. How much was added or lost?",
        ),
        Wrong(
            "parts of one",
            lambda: values.changes() / 100,
            "The sizes are right as fractions. The task asks for percent.",
        ),
        Wrong(
            "nominal for real",
            lambda: dict(values.changes()) | {"real": values.changes()["nominal"]},
            "The burdens are right. For the real change you took the row in dollars of the day.",
        ),
        Wrong(
            "releases mixed",
            lambda: values.changes(
                values.exchanged(values.steps()[2019], "burden, release 2021", "burden, release 2025")
            ),
            "In the burdens you took the start from one release and the end from the other. Stay in one row.",
        ),
        Wrong(
            "releases exchanged",
            lambda: values.exchanged(values.changes(), "burden, release 2021", "burden, release 2025"),
            "The numbers are right, but the two releases are exchanged.",
        ),
    ),
    otherwise="Go row by row, as in the example: the later number divided by the earlier one. Which rows "
    "fit, and which do not?",
    hints=(
        "The example does it for the first row. Do the same for the three others.",
        "Later divided by earlier says how many times as much; take 1 away, multiply by a hundred.",
        "For each row, take both numbers from that row: (later / earlier - 1) * 100. A row that fell gets a "
        "minus. Write the three results behind the three names.",
    ),
)


# ---- task 3: investigate ----

INVESTIGATE = Task(
    kind=Number("Russia as a multiple of Turkey", tolerance=0.006),
    right=lambda: values.middle(values.told("IISS", "CIA")),
    why="The copy agreed to the digit in every case; to count it would give one witness two votes. A single "
    "meeting, as between the other two, proves no copying: rounded numbers meet by chance.",
    wrong=(
        Wrong(
            "copy counted",
            lambda: values.middle(values.told("IISS", "COW", "CIA")),
            "You let all three speak, but one of them only repeats another. Test the pairs.",
        ),
        Wrong(
            "simple mean",
            lambda: values.told("IISS", "CIA").mean(),
            "You chose the witnesses well. But these are ratios: take the middle as on a log axis (task 1).",
        ),
        Wrong(
            "copy counted, simple mean",
            lambda: values.told("IISS", "COW", "CIA").mean(),
            "Two things: one of the three sources only repeats another, and ratios have their middle as in "
            "task 1.",
        ),
        Wrong(
            "the copy and its source",
            lambda: values.told("IISS")["IISS"],
            "You kept a single voice: a source, or a source with its copy. Is there another witness?",
        ),
        Wrong(
            "only the outsider",
            lambda: values.told("CIA")["CIA"],
            "You kept one witness only. Did you take a chance meeting in one country-year for copying?",
        ),
        Wrong(
            "paramilitary in one of them",
            lambda: values.middle(values.told("IISS with paramilitary", "CIA")),
            "In one of your two sources you counted the paramilitary. Take the column without it.",
        ),
        Wrong(
            "the other way round",
            lambda: 1 / values.middle(values.told("IISS", "CIA")),
            "Witnesses and middle are right. But you say how much of Russia's number Turkey has.",
        ),
    ),
    otherwise="First find out which source repeats another in every case. Then take the row of ratios and "
    "find the middle of those that are left.",
    hints=(
        "A source that agrees in every single case, to the digit, did not count for itself.",
        "Call repeats for COW with IISS, and for CIA with IISS. Which of the two agrees in all cases, which "
        "in some?",
        "Leave out the source that repeats another in every case. Multiply the ratios of the two that are "
        "left and take the square root, as in task 1.",
    ),
)
