"""Controls of a panel. Each knows every value that it can reach, and can reach no other.

A control has `label`, `widget` (what is shown), `value`, `set(value)`, `reset()`, `values()` (every reachable
value), `alone()` (those with only one part moved), `near(value)` (one key press away) and `watch(function)`
(called after each change).
"""

from collections.abc import Callable, Hashable, Iterable
from itertools import combinations, pairwise, product

import ipywidgets as widgets

from .errors import CourseError

WIDE = widgets.Layout(width="auto")
NAMED = {"description_width": "initial"}


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
        return widgets.Dropdown(
            options=list(self.options.items()),
            value=self.start,
            description=self.label,
            style=NAMED,
            layout=WIDE,
        )


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


class Sliders:
    """Several sliders as one control; with `total`, they always add up to it.

    `start` maps each slider's key to its start value, `values` are the steps of all of them. When `total` is
    given, the steps go evenly from 0 to it; moving one slider shares the rest among the others in their old
    proportion, so that weights cannot reach a senseless state. The view receives a dict from key to value.
    """

    FEW = 500  # at most about so many values are enumerated

    def __init__(self, label: str, start: dict, values: Iterable, total: float | None = None, unit: str = ""):
        self.label, self.keys, self.steps, self.total = label, list(start), list(values), total
        self.start = tuple(start.values())
        if total is not None:
            self._check_total()
        self.parts = [Slider(str(key), self.steps, value, unit) for key, value in start.items()]
        head = widgets.HTML(f"<b>{label}</b>")
        self.widget = widgets.VBox([head, *(part.widget for part in self.parts)], layout=WIDE)
        self._watchers: list[Callable[[], None]] = []
        self._moving = False
        for place, part in enumerate(self.parts):
            part.watch(lambda place=place: self._moved(place))

    def _check_total(self) -> None:
        """Otherwise a move could leave a rest that the other sliders cannot take."""
        if not self._adds_up(self.start):
            said = f"add up to {sum(self.start)}, not to {self.total}"
            raise CourseError(f"The start values of “{self.label}” {said}.")
        gaps = [high - low for low, high in pairwise(self.steps)]
        if self.steps[0] != 0 or self.steps[-1] != self.total or max(gaps) - min(gaps) > 1e-9:
            raise CourseError(
                f"The steps of “{self.label}” must go evenly from 0 to the total, {self.total}."
            )
        if len(self.keys) < 2:
            raise CourseError(f"“{self.label}” needs at least two sliders to share {self.total}.")

    @property
    def value(self) -> tuple:
        return tuple(part.value for part in self.parts)

    def set(self, value: tuple) -> None:
        before = self.value
        self._moving = True
        try:
            for part, item in zip(self.parts, value, strict=True):
                part.set(item)
        finally:
            self._moving = False
        if self.value != before:
            self._tell()

    def reset(self) -> None:
        self.set(self.start)

    def watch(self, function: Callable[[], None]) -> None:
        self._watchers.append(function)

    def argument(self, value: tuple) -> dict:
        """What the view receives: key to value."""
        return dict(zip(self.keys, value, strict=True))

    def values(self) -> list[tuple]:
        """Every value if there are few, else those of `alone` and all pairs of the values of two sliders.

        The others then stand near their start. Where that is too much, pairs are made on a coarser scale.
        """
        if len(self.steps) ** len(self.keys) <= self.FEW * (8 if self.total is not None else 1):
            return [each for each in product(self.steps, repeat=len(self.keys)) if self._adds_up(each)]
        scale = self.steps
        while len(found := self._pairs(scale)) > self.FEW and len(scale) > 3:
            scale = scale[::2] if len(scale) % 2 else [*scale[::2], scale[-1]]
        return list(dict.fromkeys([*self.alone(), *found]))

    def _pairs(self, scale: list) -> list[tuple]:
        places = combinations(range(len(self.keys)), 2)
        found = [self._with({one: a, two: b}) for one, two in places for a, b in product(scale, repeat=2)]
        return list(dict.fromkeys(each for each in found if each is not None))

    def alone(self) -> list[tuple]:
        """Each step of each slider, with the others near their start."""
        moved = [self._with({place: step}) for place in range(len(self.keys)) for step in self.steps]
        return list(dict.fromkeys([self.start, *moved]))

    def near(self, value: tuple) -> list[tuple]:
        moved = []
        for place, item in enumerate(value):
            for step in (1, -1):
                at = self.steps.index(item) + step
                if 0 <= at < len(self.steps):
                    moved.append(self._with({place: self.steps[at]}, value))
        return [each for each in moved if each is not None]

    def _adds_up(self, value: tuple) -> bool:
        return self.total is None or abs(sum(value) - self.total) < 1e-9

    def _with(self, fixed: dict[int, float], value: tuple | None = None) -> tuple | None:
        """`value` with some sliders fixed and the others moved so that the total holds; None if it cannot."""
        mixed = [fixed.get(place, item) for place, item in enumerate(value or self.start)]
        if self.total is None:
            return tuple(mixed)
        free = [place for place in range(len(mixed)) if place not in fixed]
        rest = self.total - sum(fixed.values())
        if rest < -1e-9 or (not free and abs(rest) > 1e-9):
            return None
        for place, share in zip(
            free, _share(rest, [mixed[place] for place in free], self.steps), strict=True
        ):
            mixed[place] = share
        return tuple(mixed)

    def _moved(self, place: int) -> None:
        if self._moving:
            return
        settled = self._with({place: self.parts[place].value}, self.value)
        self._moving = True
        try:
            for part, item in zip(self.parts, settled, strict=True):
                part.set(item)
        finally:
            self._moving = False
        self._tell()

    def _tell(self) -> None:
        for function in self._watchers:
            function()


def _share(amount: float, before: list[float], steps: list[float]) -> list[float]:
    """`amount` split in the proportion of `before`, in whole steps from 0 up (largest remainder first)."""
    units, weight = round(amount / steps[1]), sum(before)
    exact = [units * (item / weight if weight else 1 / len(before)) for item in before]
    whole = [int(part) for part in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    for place in by_rest[: units - sum(whole)]:
        whole[place] += 1
    return [steps[count] for count in whole]  # not count * step: 3 * 0.1 is none of the steps
