"""A series, an axis or a name drawn wrongly; together with `wrong_values` all kinds of wrong drawings.

Each way changes what is drawn and returns how to undo that, or None if it does not apply.
"""

import random

import numpy as np
from drawn import Undo, boxes, collections, has_name, one_of, pair_of, resize, series, shown, size_of
from matplotlib.collections import PathCollection
from quasialliance.scale import Scale
from quasialliance.twin_areas import MANY
from wrong_values import ONE_VALUE


def lines_swapped(fig, chance: random.Random) -> Undo:
    groups = [series(ax) for ax in shown(fig)]
    groups = [[line for line in group if not str(line.get_label()).startswith("_")] for group in groups]
    one, two = pair_of(groups, chance)
    if one is None:
        return None
    first, second = one.get_data(orig=True), two.get_data(orig=True)
    one.set_data(*second), two.set_data(*first)
    return lambda: (one.set_data(*first), two.set_data(*second))


def bars_swapped(fig, chance: random.Random) -> Undo:
    """Two bars with their sizes exchanged, of one series or of two; of many the twin tells only a few."""
    bars = [[(box, bar) for box in boxes(ax) if len(box) <= MANY for bar in box] for ax in shown(fig)]
    one, two = pair_of(bars, chance)
    if one is None:
        return None
    (box, first), (other, second) = one, two
    sizes = size_of(box, first), size_of(other, second)
    resize(box, first, sizes[1]), resize(other, second, sizes[0])
    return lambda: (resize(box, first, sizes[0]), resize(other, second, sizes[1]))


def points_swapped(fig, chance: random.Random) -> Undo:
    one, two = pair_of([collections(ax, PathCollection) for ax in shown(fig)], chance)
    if one is None:
        return None
    first, second = one.get_offsets().copy(), two.get_offsets().copy()
    one.set_offsets(second), two.set_offsets(first)
    return lambda: (one.set_offsets(first), two.set_offsets(second))


def _limits(way: str):
    def cut(fig, chance: random.Random) -> Undo:
        ax = one_of([ax for ax in shown(fig) if ax.has_data() and _has_scale(ax, way)], chance)
        if ax is None:
            return None
        axis, fits = (ax.xaxis, ax.get_autoscalex_on()) if way == "x" else (ax.yaxis, ax.get_autoscaley_on())
        before = tuple(axis.get_view_interval())
        ends = axis.get_transform().transform(np.array(before))
        low = ends[0] + (ends[1] - ends[0]) * chance.choice([0, 0.3])
        cuts = axis.get_transform().inverted().transform(np.array([low, low + (ends[1] - ends[0]) * 0.7]))
        _limit(ax, way, cuts, False)
        return lambda: _limit(ax, way, before, fits)

    cut.__name__ = f"limits_cut_{way}"
    return cut


def _has_scale(ax, way: str) -> bool:
    """Whether a reader can tell where the axis ends: it has a name or ticks."""
    return ax.axison and not Scale(ax.xaxis if way == "x" else ax.yaxis).bare


def _limit(ax, way, ends, auto):
    (ax.set_xlim if way == "x" else ax.set_ylim)(*ends, auto=auto)


def names_exchanged(fig, chance: random.Random) -> Undo:
    """Two series called by each other's name, in the legend and at the lines as well."""
    named = [
        [one for one in [*series(ax), *boxes(ax), *ax.collections] if has_name(one)] for ax in shown(fig)
    ]
    one, two = pair_of(named, chance, lambda a, b: a.get_label() != b.get_label())
    if one is None:
        return None
    names = {one.get_label(): two.get_label(), two.get_label(): one.get_label()}
    legends = [*fig.legends, *(ax.get_legend() for ax in shown(fig) if ax.get_legend())]
    texts = [text for ax in shown(fig) for text in ax.texts] + [t for box in legends for t in box.get_texts()]

    def exchange():
        first, second = one.get_label(), two.get_label()
        one.set_label(second), two.set_label(first)
        for text in texts:
            text.set_text(names.get(text.get_text(), text.get_text()))

    exchange()
    return exchange


def axis_labels_exchanged(fig, chance: random.Random) -> Undo:
    ax = one_of([ax for ax in shown(fig) if ax.axison and ax.get_xlabel() != ax.get_ylabel()], chance)
    if ax is None:
        return None

    def exchange():
        across, up = ax.get_xlabel(), ax.get_ylabel()
        ax.set(xlabel=up, ylabel=across)

    exchange()
    return exchange


def tick_names_exchanged(fig, chance: random.Random) -> Undo:
    """Two names on an axis of names change places."""
    named = [
        (axis, [text.get_text() for text in axis.get_majorticklabels()], list(axis.get_majorticklocs()))
        for ax in shown(fig)
        if ax.axison
        for axis in (ax.xaxis, ax.yaxis)
        if type(axis.get_major_locator()).__name__ in ("FixedLocator", "StrCategoryLocator")
    ]
    axis, names, places = one_of([one for one in named if len({*one[1]}) > 1], chance) or (None, [], [])
    if axis is None:
        return None
    locator, formatter = axis.get_major_locator(), axis.get_major_formatter()
    a = chance.randrange(len(names))
    b = chance.choice([n for n in range(len(names)) if names[n] != names[a]])
    names[a], names[b] = names[b], names[a]
    view = tuple(axis.get_view_interval())
    axis.set_ticks(places, names)
    axis.set_view_interval(*view, ignore=True)  # ticks of their own can widen the axis
    return lambda: (axis.set_major_locator(locator), axis.set_major_formatter(formatter))


KINDS = [
    lines_swapped,
    bars_swapped,
    points_swapped,
    _limits("x"),
    _limits("y"),
    names_exchanged,
    axis_labels_exchanged,
    tick_names_exchanged,
    *ONE_VALUE,
]
