"""Controls of a panel. Each knows every value that it can reach, and can reach no other.

A control has `label`, `widget` (what is shown), `value`, `set(value)`, `reset()`, `values()` (every reachable
value), `alone()` (those with only one part moved), `near(value)` (one key press away) and `watch(function)`
(called after each change).
"""

from collections.abc import Callable, Hashable, Iterable
from itertools import combinations, product

import ipywidgets as widgets

from .errors import CourseError

WIDE = widgets.Layout(width="auto")
NAMED = {"description_width": "initial"}
LONG = 36  # letters in an option that need a wider column (`page.css` gives it)


class Control:
    """What all controls with a single widget share. `options` maps what is read to what the view receives."""

    def __init__(self, label: str, options: dict, value: Hashable):
        if value not in options.values():
            raise CourseError(f"The control “{label}” cannot start at {value!r}: it is none of its values.")
        self.label, self.options, self.start = label, options, value
        self.widget = self._make()
        self.widget.tooltip = label  # without one the browser shows the word "null"
        if self.widget.value != value:
            raise CourseError(
                f"The control “{label}” was asked for {value!r} but shows {self.widget.value!r}."
            )

    def _make(self) -> widgets.Widget:
        raise NotImplementedError

    @property
    def value(self) -> Hashable:
        return self.widget.value

    def set(self, value: Hashable) -> None:
        self.widget.value = value

    def reset(self) -> None:
        self.set(self.start)

    def values(self) -> list:
        return list(self.options.values())

    def alone(self) -> list:
        """The values that tests combine with those of another control: here all."""
        return self.values()

    def near(self, value: Hashable) -> list:
        """The values one step away, the likely next ones."""
        every = self.values()
        place = every.index(value)
        return [every[step] for step in (place + 1, place - 1) if 0 <= step < len(every)]

    def watch(self, function: Callable[[], None]) -> None:
        self.widget.observe(lambda change: function(), "value")

    def argument(self, value: Hashable):
        """What the view receives for a value."""
        return value


class Choice(Control):
    """One of a few named options: a list of names, or a dict from name to value."""

    def __init__(self, label: str, options: Iterable, value: Hashable = None):
        named = options if isinstance(options, dict) else {str(option): option for option in options}
        super().__init__(label, named, next(iter(named.values())) if value is None else value)

    def _make(self):
        made = widgets.Dropdown(
            options=list(self.options.items()),
            value=self.start,
            description=self.label,
            style=NAMED,
            layout=WIDE,
        )
        if max(map(len, self.options)) > LONG:
            made.add_class("quasialliance-long")
        return made


class Slider(Control):
    """One of many ordered values, for instance `range(1992, 2025)`; `unit` is written behind the value."""

    def __init__(self, label: str, values: Iterable, value: Hashable, unit: str = ""):
        super().__init__(label, {f"{item} {unit}".strip(): item for item in values}, value)

    def _make(self):
        return widgets.SelectionSlider(
            options=list(self.options.items()),
            value=self.start,
            description=self.label,
            style=NAMED,
            layout=WIDE,
        )


class Span(Control):
    """A first and a last value, at least `apart` steps apart: the end can never come before the start."""

    def __init__(self, label: str, values: Iterable, value: tuple, apart: int = 1):
        self.steps, self.apart = list(values), apart
        spans = combinations(self.steps, 2) if apart else product(self.steps, repeat=2)
        fits = [pair for pair in spans if self._apart(pair) >= apart]
        super().__init__(label, {f"{first}–{last}": (first, last) for first, last in fits}, value)

    def _apart(self, pair: tuple) -> int:
        return self.steps.index(pair[1]) - self.steps.index(pair[0])

    def _make(self):
        slider = widgets.SelectionRangeSlider(
            options=self.steps, value=self.start, description=self.label, style=NAMED, layout=WIDE
        )
        slider.observe(self._push, "value")
        return slider

    def _push(self, change) -> None:
        """When the two ends come too near, the one that was not moved gives way."""
        (low, high), before = change["new"], change["old"]
        if self._apart((low, high)) >= self.apart:
            return
        top = len(self.steps) - 1
        first, last = self.steps.index(low), self.steps.index(high)
        if before[0] != low:
            last = min(top, first + self.apart)
            first = last - self.apart
        else:
            first = max(0, last - self.apart)
            last = first + self.apart
        self.widget.value = (self.steps[first], self.steps[last])

    @property
    def value(self) -> tuple:
        return tuple(self.widget.value)

    def near(self, value: tuple) -> list:
        first, last = (self.steps.index(end) for end in value)
        moved = [(first, last + 1), (first + 1, last), (first, last - 1), (first - 1, last)]
        fits = [(a, b) for a, b in moved if a >= 0 and b < len(self.steps) and b - a >= self.apart]
        return [(self.steps[a], self.steps[b]) for a, b in fits]


class Toggle(Control):
    """Yes or no."""

    def __init__(self, label: str, value: bool = False):
        super().__init__(label, {"no": False, "yes": True}, value)

    def _make(self):
        return widgets.Checkbox(value=self.start, description=self.label, indent=False, layout=WIDE)

    def near(self, value: bool) -> list:
        return [not value]
