"""The kinds of answers an exercise can ask for, and when two answers count as the same.

A kind reads an answer into one fixed form; when it has the wrong type, one sentence says what is expected.
"""

import numbers
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from ..errors import CourseError


class NotYet(CourseError, AssertionError):
    """The answer is not right yet. The learner sees the sentence alone; nbgrader counts a failed test."""


class Kind(Protocol):
    """What sort of answer a task expects, and when two answers count as the same."""

    def read(self, answer: Any) -> Any:
        """The answer in one fixed form. Raises `NotYet` with one sentence when it has the wrong type."""

    def same(self, answer: Any, expected: Any) -> bool:
        """True if both, already read, count as the same answer."""


@dataclass(frozen=True)
class Number:
    """One number. `unit` is told to the learner, `tolerance` is in that unit.

    With ``percent=True`` a fraction counts as well: 12.3 and 0.123 are the same answer.
    """

    unit: str
    tolerance: float
    percent: bool = False

    def read(self, answer: Any) -> float:
        value = _single(answer)
        if value is None:
            raise _wrong_type(f"one number ({self.unit})", answer)
        return value

    def same(self, answer: float, expected: float) -> bool:
        return _close(answer, expected, self.tolerance, self.percent)


@dataclass(frozen=True)
class Year:
    """One calendar year, written with four digits."""

    def read(self, answer: Any) -> int:
        value = _single(answer)
        if value is None or value != value // 1 or not 1900 <= value <= 2100:
            raise _wrong_type("a year with four digits, as a number", answer)
        return int(value)

    def same(self, answer: int, expected: int) -> bool:
        return answer == expected


@dataclass(frozen=True)
class YearSeries:
    """One number for each year: a Series, a DataFrame with one column of numbers, or a dictionary.

    Only `years` are compared, each within `tolerance` (in `unit`); a year that should be empty must be empty.
    """

    years: tuple[int, ...]
    unit: str
    tolerance: float
    percent: bool = False

    def read(self, answer: Any) -> pd.Series:
        try:
            values = _by_year(answer)
        except (TypeError, ValueError):
            expected = f"a Series with one number ({self.unit}) for each year, years in the index"
            raise _wrong_type(expected, answer) from None
        if not values.index.isin(self.years).any():
            raise NotYet(
                f"This task expects the years in the index of your answer, but it has none of "
                f"{self.years[0]} to {self.years[-1]}."
            )
        return values.reindex(self.years)

    def same(self, answer: pd.Series, expected: pd.Series) -> bool:
        return _close(answer, expected, self.tolerance, self.percent)


@dataclass(frozen=True)
class Named:
    """One number under each of `names`: a dictionary, or a Series with the names in its index.

    Other names may stand beside them and are not compared. `tolerance` is in `unit`.
    """

    names: tuple[str, ...]
    unit: str
    tolerance: float

    def read(self, answer: Any) -> pd.Series:
        try:
            return pd.Series(dict(answer))[list(self.names)].astype(float)
        except (TypeError, ValueError, KeyError):
            names = ", ".join(map(repr, self.names))
            raise _wrong_type(f"one number ({self.unit}) under each of the names {names}", answer) from None

    def same(self, answer: pd.Series, expected: pd.Series) -> bool:
        return _close(answer, expected, self.tolerance)


@dataclass(frozen=True)
class Function:
    """A function of the learner's own: it is called with each of `probes` and must return a number."""

    call: str
    probes: tuple[tuple[Any, ...], ...]
    tolerance: float

    def read(self, answer: Any) -> np.ndarray:
        if not callable(answer):
            raise _wrong_type(f"the function {self.call} itself", answer)
        return np.array([self._value(answer, probe) for probe in self.probes])

    def same(self, answer: np.ndarray, expected: np.ndarray) -> bool:
        return _close(answer, expected, self.tolerance)

    def _value(self, function: Callable, probe: tuple[Any, ...]) -> float:
        called = f"{self.call.split('(')[0]}({', '.join(map(repr, probe))})"
        try:
            result = function(*probe)
        except Exception as error:  # a learner's code can fail in any way; one sentence says how
            raise NotYet(f"{called} stopped with {type(error).__name__}: {error}.") from None
        if is_open(result):
            raise NotYet(f"{called} gives no value yet: the function has to end with return and a number.")
        value = _single(result)
        if value is None:
            raise NotYet(f"{called} should return one number, but it returns {_described(result)}.")
        return value


def is_open(answer: Any) -> bool:
    """True for the dots of a blank copy and for nothing at all."""
    return answer is None or answer is ... or answer is NotImplemented


def _wrong_type(expected: str, answer: Any) -> NotYet:
    return NotYet(f"This task expects {expected}, but your answer is {_described(answer)}.")


def _single(answer: Any) -> float | None:
    """One real number, also when it comes alone in a list or Series; None for anything else."""
    if isinstance(answer, (pd.Series, pd.DataFrame, np.ndarray, list, tuple)):
        cells = np.asarray(answer, dtype=object).ravel()
        answer = cells[0] if cells.size == 1 else None
    if isinstance(answer, (bool, np.bool_)) or not isinstance(answer, numbers.Real):
        return None
    return float(answer)


def _by_year(answer: Any) -> pd.Series:
    """Numbers with years in the index. Several values for one year are added up, as a sum over rows does."""
    if isinstance(answer, dict):
        answer = pd.Series(answer)
    if isinstance(answer, pd.DataFrame):
        answer = answer.set_index("year") if "year" in answer else answer
        answer = answer.select_dtypes("number").squeeze(axis="columns")
    if not isinstance(answer, pd.Series):
        raise TypeError("no Series")
    values = answer.astype(float)
    values.index = values.index.astype(int)
    return values.groupby(level=0).sum(min_count=1)


def _close(answer: Any, expected: Any, tolerance: float, percent: bool = False) -> bool:
    """Both within `tolerance`; the little more keeps a value that was rounded at its edge."""
    scales = (1, 100) if percent else (1,)
    near = {"rtol": 0, "atol": tolerance * 1.001, "equal_nan": True}
    return any(np.allclose(np.multiply(answer, scale), expected, **near) for scale in scales)


def _described(answer: Any) -> str:
    """What a learner would call it."""
    if isinstance(answer, str):
        return "text in quotation marks"
    if isinstance(answer, (bool, np.bool_)):
        return "True or False"
    if callable(answer):
        return "a function"
    if isinstance(answer, numbers.Real):
        return f"the number {answer:g}"
    return f"of the type {type(answer).__name__}"
