"""The checks of exercise 04: gas and leverage. Here are the two tasks that are answered by a function.

Every value is computed from the tables when a learner asks: billion cubic metres, shares in percent.
"""

from . import exercise_04_values as values
from .answers import Function
from .exercise_04_numbers import PREDICT, RUN, SELLER, SOURCES
from .kit import Exercise, Task, Wrong, ignores

WINDOWS = tuple(
    (last, months)
    for last in ("2020-12", "2021-03", "2021-12", "2022-12", "2024-12")
    for months in (12, 24, 36)
)
# Months with and without a shortage, more and less LNG than the terminals can take.
CUTS = (
    ("RUS", "2024-12", 0.5),
    ("RUS", "2024-12", 3.0),
    ("RUS", "2024-12", 6.0),
    ("AZE", "2024-12", 2.5),
    ("IRN", "2024-12", 3.0),
    ("RUS", "2024-06", 2.0),
    ("RUS", "2025-01", 3.5),
    ("IRN", "2025-02", 2.0),
)


# ---- task 5: modify ----

MODIFY = Task(
    kind=Function("change(last, months)", WINDOWS, tolerance=0.05),
    right=lambda: values.change,
    why="Falling or rising: the last month and the length of the window decide together. Who writes “the "
    "share is falling” has to name both.",
    wrong=(
        Wrong(
            "still twelve",
            lambda: lambda last, months: values.change(last, 12),
            "Your function gives the same for every length: it has to use the number that comes in as "
            "months.",
        ),
        Wrong(
            "windows that overlap",
            lambda: lambda last, months: values.shifted(last, months, 12),
            "The windows are as long as asked, but long ones overlap: the second must end just before the "
            "first begins.",
        ),
        Wrong(
            "short windows far apart",
            lambda: lambda last, months: values.shifted(last, 12, months),
            "You moved the second window and left both as short as before. The length has to change, too.",
        ),
        ignores(values.change, "last", "2020-12", "every last month"),
        Wrong(
            "turned round",
            lambda: lambda last, months: -values.change(last, months),
            "The sizes are right and the signs are not: subtract the earlier window from the later one.",
        ),
        Wrong(
            "percent instead of points",
            lambda: (
                lambda last, months: (
                    100
                    * values.change(last, months)
                    / (values.share(last, months) - values.change(last, months))
                )
            ),
            "You give the change in percent of the earlier share. Points are the plain difference.",
        ),
        Wrong(
            "mean of monthly shares",
            lambda: values.mean_change,
            "You took the mean of monthly shares, so that a small summer month counts as much as a large "
            "winter month. Add up the gas first, then divide.",
        ),
        Wrong(
            "level instead of change",
            lambda: values.share,
            "That is the share of the last window itself. Subtract that of the window before it.",
        ),
    ),
    otherwise="Take a long window and follow it by hand: which months are in it, which in the one before?",
    hints=(
        "Find every place in the function where a length is written as a number.",
        "One such place is where the months are added up, another where the earlier share is fetched.",
        "Write months in both places: the windows then have that length, and the earlier one ends that many "
        "months before the later one.",
    ),
)


# ---- task 6: make ----

MAKE = Task(
    kind=Function("unmet(lost, month, lng)", CUTS, tolerance=0.02),
    right=lambda: values.unmet,
    why="Demand minus supply, never below nothing, and the smaller of two limits binds: ships or terminals.",
    wrong=(
        Wrong(
            "less than nothing",
            lambda: values.surplus_too,
            "In some months your function falls below nothing. A surplus of capacity is no negative "
            "shortage: max(..., ...) keeps the larger of two numbers.",
        ),
        Wrong(
            "whole capacity as spare",
            lambda: values.all_as_spare,
            "You added the limits to the gas that flows already, so it counts twice. A limit is the most a "
            "supplier can bring in all.",
        ),
        Wrong(
            "a year for a month",
            lambda: (
                lambda lost, month, lng: values.missing(values.limits(lng, parts=1).drop(lost).sum(), month)
            ),
            "Your pipelines bring in a month what they can bring in a year. Look at the unit of flow_cap.",
        ),
        Wrong(
            "lost and still there",
            lambda: lambda lost, month, lng: values.missing(values.limits(lng).sum(), month),
            "The supplier that is lost still delivers in your function. Leave it out before you add up.",
        ),
        Wrong(
            "nothing can replace it",
            lambda: lambda lost, month, lng: values.monthly()[lost][month],
            "That is all that the lost supplier brought. The others can step in with what they can spare.",
        ),
        Wrong(
            "border maximum",
            lambda: (
                lambda lost, month, lng: values.missing(
                    values.limits(lng, "border_max").drop(lost).sum(), month
                )
            ),
            "You used border_max. For one supplier it leaves out the newer line, and more gas flows than it "
            "allows.",
        ),
        Wrong(
            "ships without terminals",
            lambda: values.without_terminals,
            "Your LNG has no upper limit: when many ships come, the terminals cannot unload them all. Take "
            "the smaller of the two.",
        ),
        Wrong(
            "terminals without ships",
            lambda: lambda lost, month, lng: values.unmet(lost, month, float("inf")),
            "Your terminals always run full. An empty terminal brings no gas: use the number that comes in "
            "as lng.",
        ),
        Wrong(
            "no LNG at all",
            lambda: lambda lost, month, lng: values.unmet(lost, month, 0),
            "The pipelines are right, but your function has no LNG. Ships help as well, up to two limits.",
        ),
        ignores(values.unmet, "month", "2024-12", "every month"),
    ),
    otherwise="Do a single month by hand: write down the demand, then the most that each remaining supplier "
    "can bring.",
    hints=(
        "You need the demand of the month, the most that can still come, and the difference between the two.",
        "Divide flow_cap by the months of a year. Leave out the lost supplier. For LNG take min(..., ...) of "
        "the terminals and the ships.",
        "Go through the suppliers RUS, AZE, IRN and LNG with for and skip the lost one with if. Add up their "
        "monthly limits, subtract the sum from the total of the month, and let max(..., ...) keep the result "
        "from falling below nothing. End with return.",
    ),
)

ex = Exercise([PREDICT, RUN, SOURCES, SELLER, MODIFY, MAKE])
