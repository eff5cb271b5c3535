"""What the wrong drawings share: find what is drawn, choose among it, move a value by a part of the axis."""

import random
from collections.abc import Callable

import numpy as np
from matplotlib.container import BarContainer
from quasialliance.twin_lines import is_rule

PART = 0.2  # a moved value moves by a fifth of the axis

Undo = Callable[[], object] | None


def shown(fig) -> list:
    return [ax for ax in fig.axes if ax.get_visible()]


def series(ax) -> list:
    """The lines that are data."""
    lines = [line for line in ax.get_lines() if line.get_transform().contains_branch(ax.transData)]
    return [line for line in lines if not is_rule(line) and len(line.get_xdata())]


def boxes(ax) -> list:
    return [box for box in ax.containers if isinstance(box, BarContainer) and len(box)]


def one_of(found: list, chance: random.Random):
    return chance.choice(found) if found else None


def pair_of(groups: list[list], chance: random.Random, differ=lambda a, b: True):
    """Two members of one group."""
    pairs = [(a, b) for group in groups for n, a in enumerate(group) for b in group[n + 1 :] if differ(a, b)]
    return chance.choice(pairs) if pairs else (None, None)


def collections(ax, kind) -> list:
    return [one for one in ax.collections if isinstance(one, kind)]


def has_name(artist) -> bool:
    return bool(artist.get_label()) and not str(artist.get_label()).startswith("_")


def size_of(box, bar) -> float:
    return bar.get_width() if box.orientation == "horizontal" else bar.get_height()


def resize(box, bar, size: float) -> None:
    (bar.set_width if box.orientation == "horizontal" else bar.set_height)(size)


def set_corners(item, corners: list[np.ndarray]) -> None:
    for path, new in zip(item.get_paths(), corners, strict=True):
        path.vertices = new
    item.stale = True


def visible(ax, x, y) -> list[int]:
    """Places of points inside the axes."""
    spots = ax.transLimits.transform(ax.transScale.transform(np.column_stack([x, y])))
    with np.errstate(invalid="ignore"):
        return [int(n) for n in np.flatnonzero(((spots >= 0) & (spots <= 1)).all(axis=1))]


def moved(ax, value: float, way: str = "y") -> float:
    """The value a fifth of the axis away, towards its middle."""
    axis = ax.xaxis if way == "x" else ax.yaxis
    low, high = axis.get_transform().transform(np.array(axis.get_view_interval()))
    at = axis.get_transform().transform(np.array([float(value)]))[0]
    step = PART * (high - low)
    to = at + step if abs(at + step - (low + high) / 2) < abs(at - step - (low + high) / 2) else at - step
    return float(axis.get_transform().inverted().transform(np.array([to]))[0])
