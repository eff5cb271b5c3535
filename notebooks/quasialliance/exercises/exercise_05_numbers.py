"""Tasks 1 to 3 of exercise 05, each answered by one number of index points."""

from . import exercise_05_values as values
from .answers import Number
from .kit import Task, Wrong

# ---- task 1: predict ----


def _greece():
    return values.first_scores().loc["GRC"]


def _weights():
    return values.VOTES / values.VOTES.sum()


def _loss(row, weights) -> float:
    """How far the geometric mean lies below the arithmetic one."""
    return values.arithmetic(row, weights) - values.geometric(row, weights)


def _without_zeros() -> float:
    row = _greece()
    return values.arithmetic(row, _weights()) - values.geometric(row[row > 0], _weights()[row > 0])


PREDICT = Task(
    kind=Number("index points", tolerance=0.15),
    right=lambda: _loss(_greece(), _weights()),
    why="A product with a zero in it is zero, whatever the other scores are. And this zero says only that "
    "Greece is the last of these countries, not that it has no students: min–max made it.",
    wrong=(
        Wrong(
            "zeros left out",
            _without_zeros,
            "You left out the zeros. They belong to the product: what does a number become when you multiply "
            "it by zero?",
        ),
        Wrong(
            "worked example",
            lambda: _loss(values.first_scores().loc["TUR"], _weights()),
            "That is the worked example. Greece has something in its row that Turkey has not.",
        ),
        Wrong(
            "mean instead of gap",
            lambda: values.geometric(_greece(), _weights()),
            "That is the geometric mean itself. The task asks how far it lies below the arithmetic mean.",
        ),
        Wrong(
            "votes for weights",
            lambda: _loss(_greece(), values.VOTES),
            "You multiplied by the votes. Weights sum to one: divide each vote by the sum of all votes "
            "first.",
        ),
        Wrong(
            "all weights equal",
            lambda: _loss(_greece(), values.VOTES * 0 + 1 / len(values.VOTES)),
            "You gave all five resources the same weight. The votes are not the same.",
        ),
        Wrong(
            "turned round",
            lambda: -_loss(_greece(), _weights()),
            "The size is right. How far one number lies below another is written without a minus.",
        ),
    ),
    otherwise="Work out the arithmetic mean first, then the geometric mean, then the difference.",
    hints=(
        "Look along the row of Greece. Which of its scores are special?",
        "For the arithmetic mean, only two scores of that row matter. Multiply each by its weight.",
        "The geometric mean multiplies five numbers. If any of them is zero, so is the whole product. "
        "Then subtract it from the arithmetic mean.",
    ),
)


# ---- task 2: run ----


def _gap(aid_of_russia: bool = True, sign: int = -1) -> float:
    table = values.elcano()
    aid = table["aid"] if aid_of_russia else table["aid"].where(table.index == "TUR", 0)
    return values.gap(table["soft"] + sign * aid)


def _in_percent() -> float:
    left = values.elcano()["soft"] - values.elcano()["aid"]
    return 100 * (left["RUS"] / left["TUR"] - 1)


RUN = Task(
    kind=Number("points", tolerance=0.1),
    right=_gap,
    why="With aid the two are equal within a point, without it they are far apart. So the crossing of "
    "2018 rests on one of nine indicators.",
    wrong=(
        Wrong(
            "with aid",
            lambda: values.gap(values.elcano()["soft"]),
            "Those are the points with aid. Take the aid out first, then compare.",
        ),
        Wrong(
            "only Turkey's aid",
            lambda: _gap(aid_of_russia=False),
            "You took the aid out of Turkey's points alone. Russia gives aid, too: the same rule for all.",
        ),
        Wrong(
            "aid alone",
            lambda: -values.gap(values.elcano()["aid"]),
            "You compared the aid of the two. Compare what is left of their soft presence without it.",
        ),
        Wrong(
            "aid added",
            lambda: _gap(sign=1),
            "You added the aid. It is in the soft presence already, so take it away.",
        ),
        Wrong(
            "turned round",
            lambda: -_gap(),
            "The size is right. The task asks how far Russia lies above Turkey.",
        ),
        Wrong(
            "percent instead of points",
            _in_percent,
            "You give the lead in percent of Turkey's points. The task asks for points: subtract.",
        ),
    ),
    otherwise="Write down two rows, Turkey and Russia, and for each what is left without aid.",
    hints=(
        "The column aid is a part of the column soft.",
        "For both countries, subtract the number under aid from the number under soft.",
        "You now have a rest for Russia and a rest for Turkey. Subtract the rest of Turkey from the rest of "
        "Russia. The rounded numbers of the table are good enough.",
    ),
)


# ---- task 3: investigate ----

OLD, NEW = 2015, 2021  # editions, each named by its last data year


def _joined() -> float:
    return values.soft(OLD, OLD) - values.soft(NEW, NEW)


def _in_the_world() -> float:
    return values.soft(NEW, OLD) - values.soft(NEW, NEW)


def _ruler(country: str = "RUS") -> float:
    return values.soft(OLD, OLD, country) - values.soft(NEW, OLD, country)


EDITIONS = Task(
    kind=Number("points", tolerance=0.15),
    right=_ruler,
    why="Nearly the whole fall happened between two books, not between two years. That is why values of "
    "different editions are never joined.",
    wrong=(
        Wrong(
            "fall of the joined line",
            _joined,
            "That is the whole fall of the joined line. A part of it is there because Russia changed: look "
            "at the newer edition alone.",
        ),
        Wrong(
            "change inside an edition",
            _in_the_world,
            "That is what the newer edition itself shows from the first to the last year. The rest of the "
            "fall is what you look for.",
        ),
        Wrong(
            "parts added up",
            lambda: _joined() + _in_the_world(),
            "You added the change inside the newer edition to the fall. It is a part of the fall: subtract.",
        ),
        Wrong(
            "the other country",
            lambda: _ruler("TUR"),
            "Those are the numbers of Turkey. The journalist writes about Russia.",
        ),
        Wrong(
            "part in percent",
            lambda: 100 * _ruler() / _joined(),
            "That is the part of the ruler in percent of the fall. The task asks for points.",
        ),
        Wrong(
            "turned round",
            lambda: -_ruler(),
            "The size is right. Points of a fall are counted without a minus here.",
        ),
    ),
    otherwise="Which year do both editions print? Compare what they say about that same year.",
    hints=(
        "One year stands in both editions, so only the ruler can differ there.",
        "Read the row of 2015 from left to right: it is one year, measured again and again.",
        "In the row of 2015, subtract the number of the newest edition from the number of the oldest. No "
        "time passes between these two numbers.",
    ),
)
