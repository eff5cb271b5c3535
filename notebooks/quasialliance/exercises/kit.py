"""The machinery of the exercises: tasks, checks and hints. It holds no answers.

The modules of a set (``exercise_03``, ...) declare its tasks; each computes the right answer and the named
wrong ones from the data when it is asked, so nothing goes stale when the data are renewed.
"""

import inspect
import textwrap
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..errors import CourseError
from .answers import Kind, NotYet, is_open


@dataclass(frozen=True)
class Wrong:
    """A misconception: `value` computes the answer it leads to, `hint` answers it without giving the key."""

    name: str
    value: Callable[[], Any]
    hint: str


@dataclass(frozen=True)
class Task:
    """One task: what is right and why it matters, what is wrong and how, and three hints that grow."""

    kind: Kind
    right: Callable[[], Any]
    why: str
    wrong: tuple[Wrong, ...]
    otherwise: str
    hints: tuple[str, str, str]

    def verdict(self, answer: Any) -> str:
        """The hint that fits `answer`, or an empty text when it is right."""
        given = self.kind.read(answer)
        if self.kind.same(given, self.kind.read(self.right())):
            return ""
        fits = (wrong.hint for wrong in self.wrong if self.kind.same(given, self.kind.read(wrong.value())))
        return next(fits, self.otherwise)


def parts_of_one(function: Callable) -> Wrong:
    """What `function` gives in percent, given as a fraction."""
    return Wrong(
        "parts of one",
        lambda: lambda *call: function(*call) / 100,
        "The sizes are right as fractions. The task asks for percent.",
    )


def ignores(function: Callable, argument: str, always: Any, every: str) -> Wrong:
    """`function` as if `always` had come in as `argument`, so that it gives the same for `every` one."""
    place = list(inspect.signature(function).parameters).index(argument)
    return Wrong(
        f"{argument} ignored",
        lambda: lambda *call: function(*call[:place], always, *call[place + 1 :]),
        f"Your function gives the same for {every}: it has to use what comes in as {argument}.",
    )


class Exercise:
    """The tasks of one notebook, numbered from 1: `check` an answer, or ask for a `hint`."""

    def __init__(self, tasks: Iterable[Task]):
        self.tasks = dict(enumerate(tasks, start=1))
        self._hints_given = Counter()

    def check(self, number: int, answer: Any) -> None:
        """Say that the answer is right and why it matters; raise `NotYet` with a hint when it is not."""
        if is_open(answer):
            raise NotYet(
                f"Task {number} is still open: put your answer in place of the dots, then run both cells."
            )
        with warnings.catch_warnings():
            # The learner saw any warning when loading the data; here nbgrader takes it for a failure.
            warnings.simplefilter("ignore")
            hint = self._task(number).verdict(answer)
        if hint:
            raise NotYet(f"Task {number}, not yet. {hint}")
        _say(f"Task {number}: right. {self._task(number).why}")

    def hint(self, number: int) -> None:
        """Print the first hint; called again, the next one, up to the third."""
        hints = self._task(number).hints
        self._hints_given[number] = shown = min(self._hints_given[number] + 1, len(hints))
        _say(f"Task {number}, hint {shown} of {len(hints)}: {hints[shown - 1]}")

    def _task(self, number: int) -> Task:
        if number not in self.tasks:
            raise CourseError(f"There is no task {number} here: use a number from 1 to {len(self.tasks)}.")
        return self.tasks[number]


def _say(text: str) -> None:
    """Print in short lines: JupyterLab breaks a long printed line in the middle of a word."""
    print(textwrap.fill(text, width=80))
