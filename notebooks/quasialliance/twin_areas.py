"""Bars, areas, points, cells and bands of a figure, for its text twin."""

import numpy as np
from matplotlib.collections import (
    Collection,
    FillBetweenPolyCollection,
    LineCollection,
    PathCollection,
    PolyCollection,
    QuadMesh,
)
from matplotlib.patches import Rectangle

from .scale import name_of, number
from .twin_places import is_outline, largest, named_points, outline_words, tie_words

MANY = 24  # more bars, points or cells than this are summed up


def bar_words(box, across, up) -> str:
    upright = box.orientation != "horizontal"
    places, values = (across, up) if upright else (up, across)
    along, heights = ("x", "y") if upright else ("y", "x")
    rows = [[_part(patch, way) for way in (along, heights)] for patch in box]
    middles = np.array([start + length / 2 for (start, length), _ in rows])
    if len(rows) > MANY:
        sizes = np.array([length for _, (_, length) in rows])
        return f"Bars {name_of(box)}: {_extremes(middles, places, sizes, values)}."
    told = []
    for middle, (_, (start, size)) in zip(middles, rows, strict=True):
        seen = values.shows(np.array([start + size]))[0] and places.shows(np.array([middle]))[0]
        base = f" (on top of {values.say(start)})" if start else ""
        outside = "" if seen else " (outside the axes)"
        told.append(f"{places.say(middle)} {values.say(size)}{base}{outside}")
    return f"Bars {name_of(box)}: {'; '.join(told)}."


def _part(patch, way: str) -> tuple[float, float]:
    """Where a bar begins and how long it is, across ("x") or up ("y")."""
    return (patch.get_x(), patch.get_width()) if way == "x" else (patch.get_y(), patch.get_height())


def _extremes(places: np.ndarray, along, sizes: np.ndarray, scale) -> str:
    top, low = int(np.nanargmax(sizes)), int(np.nanargmin(sizes))
    mean = scale.say_mean(sizes[np.isfinite(sizes)])
    return (
        f"{len(places)} values, highest {scale.say(sizes[top])} ({along.say(places[top])}), "
        f"lowest {scale.say(sizes[low])} ({along.say(places[low])}), on average {mean}"
    )


def collection_words(item: Collection, across, up, named: dict) -> str:
    """A collection in words; `named` has the words that stand on points where the axes are off."""
    if isinstance(item, QuadMesh):
        return cell_words(item.get_array(), item.get_label(), across, up, item.get_coordinates())
    if isinstance(item, PathCollection) and not is_outline(item):
        return named_points(item, named) or _points(item, across, up)
    if isinstance(item, FillBetweenPolyCollection) or (
        isinstance(item, PolyCollection) and len(item.get_paths()) == 1
    ):
        return _area(item, across, up)
    if isinstance(item, PathCollection | PolyCollection) and is_outline(item):
        return outline_words(item, across, up)
    if isinstance(item, LineCollection):
        return tie_words(item, named) or _segments(item, across, up)
    paths = len(item.get_paths())
    return f"Shapes {name_of(item)}: {paths}." if paths else ""


def _points(item, across, up) -> str:
    spots = np.asarray(np.ma.filled(item.get_offsets(), np.nan), dtype=float)
    seen = across.shows(spots[:, 0]) & up.shows(spots[:, 1])
    outside = f", {int((~seen).sum())} outside the axes" if not seen.all() else ""
    most = largest(item, spots, across, up)
    spots = spots[seen]
    if 0 < len(spots) <= MANY:
        body = ": " + "; ".join(f"{across.say(x)}, {up.say(y)}" for x, y in spots)
    elif len(spots):
        body = f", on average at {across.say(spots[:, 0].mean())}, {up.say(spots[:, 1].mean())}"
    else:
        body = ""
    return f"Points {name_of(item)}, {len(spots)}{body}{most}{outside}."


def _area(item, across, up) -> str:
    """A filled area between two curves, as `fill_between` and `stackplot` draw it: its height across."""
    if not item.get_paths():
        return f"Area {name_of(item)}: nothing to see."
    corners = np.vstack([path.vertices for path in item.get_paths()])  # several where there is a gap
    corners = corners[np.argsort(corners[:, 0], kind="stable")]
    x, begins = np.unique(corners[:, 0], return_index=True)
    base = np.minimum.reduceat(corners[:, 1], begins)
    tall = np.maximum.reduceat(corners[:, 1], begins) - base
    seen = across.shows(x)
    if not seen.any():
        return f"Area {name_of(item)}: nothing to see."
    x, base, tall = x[seen], base[seen], tall[seen]
    ends = f"height {up.say(tall[0])} ({across.say(x[0])}) to {up.say(tall[-1])} ({across.say(x[-1])})"
    below = f", on top of {up.say(base[0])} to {up.say(base[-1])}" if base.any() else ""
    return f"Area {name_of(item)}: {ends}{below}, {_extremes(x, across, tall, up)}."


def _segments(item, across, up) -> str:
    """Straight pieces, as error bars, `vlines` and `hlines` draw them."""
    pieces = [piece for piece in item.get_segments() if len(piece) == 2 and np.isfinite(piece).all()]
    if not item.get_paths():
        return ""
    if not pieces or len(pieces) > MANY or not item.get_transform().contains_branch(item.axes.transData):
        return f"Shapes {name_of(item)}: {len(item.get_paths())}."
    told = [f"{_reach(across, piece[:, 0])}: {_reach(up, piece[:, 1])}" for piece in pieces]
    return f"Ranges {name_of(item)}: {'; '.join(told)}."


def _reach(scale, ends) -> str:
    low, high = sorted(ends)
    return scale.say(low) if low == high else f"{scale.say(low)} to {scale.say(high)}"


def cell_words(array, label, across, up, corners) -> str:
    """A heatmap: every cell if there are few, else the extremes of the whole."""
    cells = np.ma.filled(np.ma.asarray(array, dtype=float), np.nan)
    if cells.ndim == 3:
        return f"Picture of {cells.shape[1]} by {cells.shape[0]} dots."
    rows, columns = cells.shape
    x = (corners[0, :-1, 0] + corners[0, 1:, 0]) / 2
    y = (corners[:-1, 0, 1] + corners[1:, 0, 1]) / 2
    head = (
        f"Cells {'' if str(label).startswith('_') else label}".strip() + f", {columns} across and {rows} up"
    )
    named = [
        (f"{up.say(y[r])} × {across.say(x[c])}", cells[r, c]) for r in range(rows) for c in range(columns)
    ]
    if len(named) <= 4 * MANY:
        return f"{head}: " + "; ".join(f"{place} {number(value)}" for place, value in named) + "."
    filled = [(place, value) for place, value in named if np.isfinite(value)]
    if not filled:
        return f"{head}: all empty."
    top, low = max(filled, key=lambda cell: cell[1]), min(filled, key=lambda cell: cell[1])
    mean = number(float(np.mean([value for _, value in filled])))
    empty = f", {len(named) - len(filled)} empty" if len(filled) < len(named) else ""
    extremes = f"highest {number(top[1])} ({top[0]}), lowest {number(low[1])} ({low[0]})"
    return f"{head}: {extremes}, average {mean}{empty}."


def corners_of(image) -> np.ndarray:
    """The corners of an image's cells in data coordinates, first row first, as a mesh has them."""
    left, right, bottom, top = image.get_extent()
    if image.origin == "upper":
        bottom, top = top, bottom
    rows, columns = image.get_array().shape[:2]
    return np.dstack(np.meshgrid(np.linspace(left, right, columns + 1), np.linspace(bottom, top, rows + 1)))


def names_a_band(text, ax) -> bool:
    """Whether a written word only repeats the name of the event band in whose middle it stands."""
    if text.get_gid() != "event":
        return False
    own = [patch for patch in ax.patches if patch.get_label() == f"_event {text.get_text()}"]
    middles = [patch.get_x() + patch.get_width() / 2 for patch in own if isinstance(patch, Rectangle)]
    return any(abs(text.get_position()[0] - middle) < 1e-6 for middle in middles)


def patch_words(patch, ax, across, up) -> str:
    """Bands of `axvspan` and `axhspan`, boxes, and other shapes by their reach."""
    label = str(patch.get_label())
    name = f"“{label.removeprefix('_event ')}”" if label.startswith("_event ") else name_of(patch)
    placed = patch.get_data_transform()
    box = patch.get_path().transformed(patch.get_patch_transform()).get_extents()
    wide, tall = f"{across.say(box.x0)} to {across.say(box.x1)}", f"{up.say(box.y0)} to {up.say(box.y1)}"
    if placed == ax.get_xaxis_transform(which="grid"):
        return f"Band {name}: {wide}."
    if placed == ax.get_yaxis_transform(which="grid"):
        return f"Level band {name}: {tall}."
    if placed != ax.transData:
        return ""
    kind = "Box" if isinstance(patch, Rectangle) else "Shape"
    return f"{kind} {name}: across {wide}, up {tall}."
