"""Several sliders as one control of a panel; with a total they always add up to it."""

from collections.abc import Callable, Iterable
from itertools import combinations, pairwise, product

import ipywidgets as widgets

from .controls import WIDE, Slider
from .errors import CourseError


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
        for part in self.parts:
            part.widget.tooltip = f"{label}: {part.label}"  # what a screen reader says
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
