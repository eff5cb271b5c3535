"""One value drawn wrongly. Each way changes what is drawn and returns how to undo that, or None."""

import random

import numpy as np
from drawn import (
    PART,
    Undo,
    boxes,
    collections,
    moved,
    one_of,
    resize,
    series,
    set_corners,
    shown,
    size_of,
    visible,
)
from matplotlib.collections import FillBetweenPolyCollection, LineCollection, PathCollection, QuadMesh
from matplotlib.patches import Rectangle
from quasialliance.twin_places import is_outline


def line_point_moved(fig, chance: random.Random) -> Undo:
    line = one_of([line for ax in shown(fig) for line in series(ax)], chance)
    if line is None:
        return None
    before = line.get_data(orig=True)
    x, y = (np.ma.filled(np.ma.asarray(part, float), np.nan) for part in line.get_data(orig=False))
    places = visible(line.axes, x, y)
    if not places:
        return None
    place = chance.choice(places)
    y = y.copy()
    y[place] = moved(line.axes, y[place])
    line.set_data(before[0], y)
    return lambda: line.set_data(*before)


def bar_changed(fig, chance: random.Random) -> Undo:
    box, bar = one_of([(box, bar) for ax in shown(fig) for box in boxes(ax) for bar in box], chance) or (
        None,
        None,
    )
    if box is None:
        return None
    before, ax = size_of(box, bar), bar.axes
    start = bar.get_x() if box.orientation == "horizontal" else bar.get_y()
    end = moved(ax, start + before, "x" if box.orientation == "horizontal" else "y")
    resize(box, bar, end - start)
    return lambda: resize(box, bar, before)


def scatter_point_moved(fig, chance: random.Random) -> Undo:
    dots = [one for ax in shown(fig) for one in collections(ax, PathCollection)]
    dots = [one for one in dots if not is_outline(one)]
    item = one_of(dots, chance)
    if item is None:
        return None
    before = np.ma.filled(item.get_offsets(), np.nan)
    places = visible(item.axes, before[:, 0], before[:, 1])
    if not places:
        return None
    after, place = before.copy(), chance.choice(places)
    after[place, 1] = moved(item.axes, before[place, 1])
    item.set_offsets(after)
    return lambda: item.set_offsets(before)


def cell_changed(fig, chance: random.Random) -> Undo:
    items = [one for ax in shown(fig) for one in [*ax.images, *collections(ax, QuadMesh)]]
    item = one_of([one for one in items if np.ndim(one.get_array()) <= 2], chance)
    if item is None:
        return None
    before = item.get_array().copy()
    flat = np.flatnonzero(np.isfinite(np.ma.filled(np.ma.asarray(before, float), np.nan)))
    low, high = item.get_clim()
    after, place = np.ma.asarray(before, float).copy(), chance.choice(list(flat))
    up = after.flat[place] + PART * (high - low)
    after.flat[place] = up if up <= high else after.flat[place] - PART * (high - low)
    item.set_array(after)
    return lambda: item.set_array(before)


def segment_moved(fig, chance: random.Random) -> Undo:
    items = [one for ax in shown(fig) for one in collections(ax, LineCollection) if len(one.get_segments())]
    item = one_of([one for one in items if one.get_transform().contains_branch(one.axes.transData)], chance)
    if item is None:
        return None
    before = [np.array(piece) for piece in item.get_segments()]
    after, place = [piece.copy() for piece in before], chance.randrange(len(before))
    after[place][-1, 1] = moved(item.axes, after[place][-1, 1])
    item.set_segments(after)
    return lambda: item.set_segments(before)


def area_changed(fig, chance: random.Random) -> Undo:
    """The upper edge of a filled area moves at one place."""
    areas = [one for ax in shown(fig) for one in collections(ax, FillBetweenPolyCollection)]
    item = one_of([one for one in areas if one.get_paths()], chance)
    if item is None:
        return None
    before = [path.vertices.copy() for path in item.get_paths()]
    after = [corners.copy() for corners in before]
    corners = chance.choice(after)
    across = {corners[n, 0] for n in visible(item.axes, corners[:, 0], corners[:, 1])}
    tall = [x for x in sorted(across) if np.ptp(corners[corners[:, 0] == x, 1]) > 0]
    if not tall:
        return None
    there = np.flatnonzero(corners[:, 0] == chance.choice(tall))
    top = corners[there, 1].max()
    corners[there[corners[there, 1] == top], 1] = moved(item.axes, top)
    set_corners(item, after)
    return lambda: set_corners(item, before)


def shape_moved(fig, chance: random.Random) -> Undo:
    """A band, a box or another shape stands elsewhere."""
    bars = {bar for ax in shown(fig) for box in boxes(ax) for bar in box}
    shapes = [
        one for ax in shown(fig) for one in ax.patches if one not in bars and isinstance(one, Rectangle)
    ]
    shape = one_of(shapes, chance)
    if shape is None:
        return None
    before = shape.get_xy()
    if shape.get_data_transform() == shape.axes.get_yaxis_transform(which="grid"):
        shape.set_y(moved(shape.axes, before[1]))
    else:
        shape.set_x(moved(shape.axes, before[0], "x"))
    return lambda: shape.set_xy(before)


def text_changed(fig, chance: random.Random) -> Undo:
    texts = [text for ax in shown(fig) for text in ax.texts if text.get_text().strip()]
    text = one_of(texts, chance)
    if text is None:
        return None
    before = text.get_text()
    text.set_text(before[::-1] + "?")
    return lambda: text.set_text(before)


ONE_VALUE = [
    line_point_moved,
    bar_changed,
    scatter_point_moved,
    cell_changed,
    segment_moved,
    area_changed,
    shape_moved,
    text_changed,
]
