"""The text twin: a figure in words, made from the artists that are drawn, never from the data behind them.

It is the description for a reader who does not see the picture, and what strict tests compare: a wrong
series, wrong limits, a wrong label or a changed value changes the text.
"""

import math
import re
from itertools import combinations

import matplotlib.dates as mdates
import numpy as np
from matplotlib.category import StrCategoryFormatter
from matplotlib.collections import (
    Collection,
    FillBetweenPolyCollection,
    LineCollection,
    PathCollection,
    PolyCollection,
    QuadMesh,
)
from matplotlib.container import BarContainer
from matplotlib.lines import AxLine
from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedLocator

MANY = 24  # more bars, points or cells than this are summed up


def describe(fig) -> str:
    """The figure in words, one fact a line: axes, every series with its range and extremes, marks, texts."""
    lines = []
    for ax in fig.axes:
        if ax.get_visible():
            lines += describe_axes(ax)
    return "\n".join(lines + [text.get_text() for text in fig.texts if text.get_text()])


def describe_axes(ax) -> list[str]:
    """One axes in words."""
    across, up = _Scale(ax.xaxis), _Scale(ax.yaxis)
    title = ax.get_title(loc="left") or ax.get_title() or ax.get_title(loc="right")
    lines = [f"Chart: {title}" if title else "Chart without a title."]
    if ax.axison:
        named = [(word, scale) for word, scale in (("Across", across), ("Up", up)) if not scale.bare]
        lines.append(" ".join(f"{word}: {scale}." for word, scale in named))
    bars = {patch for box in ax.containers if isinstance(box, BarContainer) for patch in box}
    curves = [line for line in ax.get_lines() if line.get_transform().contains_branch(ax.transData)]
    data = [line for line in curves if not _is_rule(line)]
    ends = {_spot(line) for line in data}
    texts = [text for text in ax.texts if text.get_text().strip() and text.get_gid() != "event"]
    lines += [_bars(box, across, up) for box in ax.containers if isinstance(box, BarContainer)]
    hidden = _unnamed(data, texts, ax)
    lines += [_line(line, across, up, " (its name is not shown)" if line in hidden else "") for line in data]
    lines += _crossings(data, across)
    lines += [part for item in ax.collections if (part := _collection(item, across, up))]
    lines += [
        _cells(image.get_array(), image.get_label(), across, up, _corners(image)) for image in ax.images
    ]
    lines += [
        _rule(line, across, up) for line in ax.get_lines() if _is_rule(line) or isinstance(line, AxLine)
    ]
    lines += [part for patch in ax.patches if patch not in bars and (part := _patch(patch, ax, across, up))]
    lines += [_text(text, ax, across, up) for text in texts if _spot(text) not in ends]
    return lines + _legend(ax)


class _Scale:
    """How the numbers of one axis read: as category, date, year or plain number."""

    def __init__(self, axis):
        self.axis = axis
        self.low, self.high = sorted(axis.get_view_interval())
        self.names = _tick_names(axis)
        self.bare = not axis.get_label_text() and len(axis.get_majorticklocs()) == 0
        dates = (mdates.DateConverter, mdates.ConciseDateConverter, mdates._SwitchableDateConverter)
        self.dates = isinstance(axis.get_converter(), dates)
        # "year", "year (October to September)"; but not "deaths a year" or "yearly inflation"
        self.years = bool(re.match(r"(calendar |fiscal )?year\b", axis.get_label_text().lower()))

    def say(self, value: float) -> str:
        if self.names:
            near = min(self.names, key=lambda place: abs(place - value))
            return self.names[near] if abs(near - value) < 0.5 else number(value, self.high - self.low)
        if self.dates:
            return f"{mdates.num2date(value):%Y-%m-%d}"
        if self.years:
            return f"{value:.1f}".removesuffix(".0")
        return number(value, self.high - self.low)

    def shows(self, values) -> np.ndarray:
        edge = (self.high - self.low) * 1e-9
        return (values >= self.low - edge) & (values <= self.high + edge)

    def __str__(self) -> str:
        label = self.axis.get_label_text() or "no unit"
        if self.names:
            shown = [name for place, name in sorted(self.names.items()) if self.low <= place <= self.high]
            return f"{label.replace('no unit', 'names')} ({', '.join(shown)})" if shown else label
        scale = ", logarithmic" if self.axis.get_scale() == "log" else ""
        upside = ", downwards" if self.axis.get_inverted() else ""
        return f"{label}, {self.say(self.low)} to {self.say(self.high)}{scale}{upside}"


def _tick_names(axis) -> dict[float, str]:
    """Place to word, on an axis whose ticks are words; empty on an axis of numbers."""
    if isinstance(axis.get_major_formatter(), StrCategoryFormatter):
        return {place: " ".join(str(label).split()) for label, place in axis.units._mapping.items()}
    if not isinstance(axis.get_major_locator(), FixedLocator):
        return {}
    places = axis.get_majorticklocs()
    words = [" ".join(str(word).split()) for word in axis.get_major_formatter().format_ticks(places)]
    return {} if _repeats(words, places) else dict(zip(places, words, strict=True))


def _repeats(words: list[str], places) -> bool:
    """Whether the words at the ticks only say where the ticks are."""
    try:
        return np.allclose([float(word.replace("\N{MINUS SIGN}", "-")) for word in words], places)
    except ValueError:
        return False


def number(value: float, span: float = np.inf) -> str:
    """A number for reading: three significant digits, thousands in full.

    More digits where the axis is `span` long and a hundredth of it would not be seen.
    """
    if not np.isfinite(value):
        return "missing"
    digits = 2 - math.floor(math.log10(abs(value))) if value else 0
    if 0 < span < np.inf:
        digits = max(digits, 2 - math.floor(math.log10(span)))
    said = f"{value:,.0f}" if digits <= 0 and abs(value) >= 1000 else f"{round(value, digits):,.12g}"
    return said.replace("-0", "0") if said == "-0" else said


def _name(artist) -> str:
    label = str(artist.get_label() or "")
    if label.startswith("_"):  # an error bar has its name on the whole, not on its parts
        boxes = getattr(getattr(artist, "axes", None), "containers", [])
        label = next((str(box.get_label()) for box in boxes if artist in box.get_children()), label)
    return "without a name" if label.startswith("_") or not label else f"“{label}”"


def _line(line, across, up, remark) -> str:
    x, y = _xy(line.get_xdata(orig=False), line.get_ydata(orig=False))
    there = np.isfinite(y) & np.isfinite(x)
    seen = there & across.shows(x) & up.shows(y)
    if not seen.any():
        return f"Line {_name(line)}{remark}: nothing to see."
    x, y = x[seen], y[seen]
    kind = "Points" if line.get_linestyle() in ("None", "") else "Line"
    parts = [f"{kind} {_name(line)}{remark}: {len(x)} points"]
    if len(x) <= 4:
        parts.append(", ".join(f"{across.say(a)}: {up.say(b)}" for a, b in zip(x, y, strict=True)))
    else:
        top, low = int(np.argmax(y)), int(np.argmin(y))
        parts.append(f"from {up.say(y[0])} ({across.say(x[0])}) to {up.say(y[-1])} ({across.say(x[-1])})")
        parts.append(f"highest {up.say(y[top])} ({across.say(x[top])})")
        parts.append(f"lowest {up.say(y[low])} ({across.say(x[low])})")
        parts.append(f"on average {up.say(float(np.mean(y)))}")
    gaps = int((~there).sum())
    outside = int((there & ~seen).sum())
    parts += [f"{gaps} missing"] if gaps else []
    parts += [f"{outside} outside the axes"] if outside else []
    return ", ".join(parts) + "."


def _unnamed(lines, texts, ax) -> list:
    """Lines whose name a viewer cannot find, neither at the line nor in a legend, where there are several."""
    named = [line for line in lines if not str(line.get_label()).startswith("_")]
    shown = {" ".join(text.get_text().split()) for text in texts}
    if legend := ax.get_legend():
        shown |= {" ".join(text.get_text().split()) for text in legend.get_texts()}
    missing = [line for line in named if " ".join(line.get_label().split()) not in shown]
    return missing if len(named) > 1 else []


def _xy(x, y) -> tuple[np.ndarray, np.ndarray]:
    return np.asarray(x, dtype=float), np.asarray(np.ma.filled(np.ma.asarray(y, dtype=float), np.nan))


def _crossings(lines, across) -> list[str]:
    """Where one named line passes another, for up to four lines on the same points across."""
    named = [
        line for line in lines if not str(line.get_label()).startswith("_") and len(line.get_xdata()) > 4
    ]
    if len(named) > 4:
        return []
    found = []
    for one, two in combinations(named, 2):
        x, first = _xy(one.get_xdata(orig=False), one.get_ydata(orig=False))
        other, second = _xy(two.get_xdata(orig=False), two.get_ydata(orig=False))
        if not np.array_equal(x, other):
            continue
        both = np.isfinite(first) & np.isfinite(second) & (first != second)
        x, above = x[both], (first > second)[both]
        turns = np.flatnonzero(above[1:] != above[:-1])
        for turn in turns[:3]:
            verb = "rises above" if above[turn + 1] else "falls below"
            between = f"{across.say(x[turn])} and {across.say(x[turn + 1])}"
            found.append(f"{_name(one)} {verb} {_name(two)} between {between}.")
        if len(turns) > 3:
            found.append(f"{_name(one)} and {_name(two)} cross {len(turns)} times in all.")
    return found


def _is_rule(line) -> bool:
    """A straight line right across the axes, as `axhline` and `axvline` draw it."""
    ax, transform = line.axes, line.get_transform()
    return len(line.get_xdata()) == 2 and transform in (
        ax.get_xaxis_transform(which="grid"),
        ax.get_yaxis_transform(which="grid"),
    )


def _rule(line, across, up) -> str:
    if isinstance(line, AxLine):
        start, slope = line.get_xy1(), line.get_slope()
        way = (
            f"rising by {number(slope)} a step"
            if slope is not None
            else f"and {_pair(line.get_xy2(), across, up)}"
        )
        return f"Slanted line {_name(line)} through {_pair(start, across, up)}, {way}."
    x, y = line.get_xdata(orig=False), line.get_ydata(orig=False)
    if line.get_transform() == line.axes.get_xaxis_transform(which="grid"):
        return f"Upright line {_name(line)} at {across.say(float(x[0]))}."
    return f"Level line {_name(line)} at {up.say(float(y[0]))}."


def _pair(point, across, up) -> str:
    return f"({across.say(point[0])}, {up.say(point[1])})"


def _bars(box, across, up) -> str:
    upright = box.orientation != "horizontal"
    places, values = (across, up) if upright else (up, across)
    pairs = []
    for patch in box:
        middle = patch.get_x() + patch.get_width() / 2 if upright else patch.get_y() + patch.get_height() / 2
        size = patch.get_height() if upright else patch.get_width()
        start = patch.get_y() if upright else patch.get_x()
        seen = values.shows(np.array([start + size]))[0] and places.shows(np.array([middle]))[0]
        base = f" (on top of {values.say(start)})" if start else ""
        outside = "" if seen else " (outside the axes)"
        pairs.append((places.say(middle), size, f"{values.say(size)}{base}{outside}"))
    if len(pairs) <= MANY:
        body = "; ".join(f"{place} {told}" for place, _, told in pairs)
    else:
        body = _extremes([place for place, _, _ in pairs], np.array([size for _, size, _ in pairs]), values)
    return f"Bars {_name(box)}: {body}."


def _extremes(places: list[str], sizes: np.ndarray, scale) -> str:
    top, low = int(np.nanargmax(sizes)), int(np.nanargmin(sizes))
    return (
        f"{len(places)} values, highest {scale.say(sizes[top])} ({places[top]}), "
        f"lowest {scale.say(sizes[low])} ({places[low]}), on average {scale.say(float(np.nanmean(sizes)))}"
    )


def _collection(item: Collection, across, up) -> str:
    if isinstance(item, QuadMesh):
        return _cells(item.get_array(), item.get_label(), across, up, item.get_coordinates())
    if isinstance(item, PathCollection):
        return _points(item, across, up)
    if isinstance(item, FillBetweenPolyCollection) or (
        isinstance(item, PolyCollection) and len(item.get_paths()) == 1
    ):
        return _area(item, across, up)
    if isinstance(item, LineCollection):
        return _segments(item, across, up)
    paths = len(item.get_paths())
    return f"Shapes {_name(item)}: {paths}." if paths else ""


def _points(item, across, up) -> str:
    spots = np.asarray(np.ma.filled(item.get_offsets(), np.nan), dtype=float)
    seen = across.shows(spots[:, 0]) & up.shows(spots[:, 1])
    outside = f", {int((~seen).sum())} outside the axes" if not seen.all() else ""
    spots = spots[seen]
    if 0 < len(spots) <= MANY:
        body = ": " + "; ".join(f"{across.say(x)}, {up.say(y)}" for x, y in spots)
    elif len(spots):
        body = f", on average at {across.say(spots[:, 0].mean())}, {up.say(spots[:, 1].mean())}"
    else:
        body = ""
    return f"Points {_name(item)}, {len(spots)}{body}{outside}."


def _area(item, across, up) -> str:
    """A filled area between two curves, as `fill_between` and `stackplot` draw it: its height across."""
    if not item.get_paths():
        return f"Area {_name(item)}: nothing to see."
    corners = np.vstack([path.vertices for path in item.get_paths()])  # several where there is a gap
    x = np.unique(corners[:, 0])
    base = np.array([corners[corners[:, 0] == place, 1].min() for place in x])
    tall = np.array([np.ptp(corners[corners[:, 0] == place, 1]) for place in x])
    seen = across.shows(x)
    if not seen.any():
        return f"Area {_name(item)}: nothing to see."
    x, base, tall = x[seen], base[seen], tall[seen]
    ends = f"height {up.say(tall[0])} ({across.say(x[0])}) to {up.say(tall[-1])} ({across.say(x[-1])})"
    below = f", on top of {up.say(base[0])} to {up.say(base[-1])}" if base.any() else ""
    return f"Area {_name(item)}: {ends}{below}, {_extremes([across.say(place) for place in x], tall, up)}."


def _segments(item, across, up) -> str:
    """Straight pieces, as error bars, `vlines` and `hlines` draw them."""
    pieces = [piece for piece in item.get_segments() if len(piece) == 2 and np.isfinite(piece).all()]
    if not item.get_paths():
        return ""
    if not pieces or len(pieces) > MANY or not item.get_transform().contains_branch(item.axes.transData):
        return f"Shapes {_name(item)}: {len(item.get_paths())}."
    told = [f"{_reach(across, piece[:, 0])}: {_reach(up, piece[:, 1])}" for piece in pieces]
    return f"Ranges {_name(item)}: {'; '.join(told)}."


def _reach(scale, ends) -> str:
    low, high = sorted(ends)
    return scale.say(low) if low == high else f"{scale.say(low)} to {scale.say(high)}"


def _cells(array, label, across, up, corners) -> str:
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


def _corners(image) -> np.ndarray:
    """The corners of an image's cells in data coordinates, first row first, as a mesh has them."""
    left, right, bottom, top = image.get_extent()
    if image.origin == "upper":
        bottom, top = top, bottom
    rows, columns = image.get_array().shape[:2]
    return np.dstack(np.meshgrid(np.linspace(left, right, columns + 1), np.linspace(bottom, top, rows + 1)))


def _patch(patch, ax, across, up) -> str:
    """Bands of `axvspan` and `axhspan`, boxes, and other shapes by their reach."""
    label = str(patch.get_label())
    name = f"“{label.removeprefix('_event ')}”" if label.startswith("_event ") else _name(patch)
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


def _spot(artist) -> tuple:
    """Words and place: equal for a line with its last point and for a label that rightly stands there."""
    if hasattr(artist, "get_xdata"):
        x, y = _xy(artist.get_xdata(orig=False), artist.get_ydata(orig=False))
        kept = np.flatnonzero(np.isfinite(y))
        return (artist.get_label(), x[kept[-1]], y[kept[-1]]) if len(kept) else ()
    if not hasattr(artist, "xy"):
        return (artist.get_text(),)
    ax = artist.axes
    return artist.get_text(), float(ax.convert_xunits(artist.xy[0])), float(ax.convert_yunits(artist.xy[1]))


def _text(text, ax, across, up) -> str:
    spot = getattr(text, "xy", None) or text.get_position()
    words = " ".join(text.get_text().split())
    placed = text.xycoords == "data" if hasattr(text, "xycoords") else text.get_transform() == ax.transData
    if not placed:
        return f"Text: {words}."
    x, y = float(ax.convert_xunits(spot[0])), float(ax.convert_yunits(spot[1]))
    return f"Text at {across.say(x)}, {up.say(y)}: {words}."


def _legend(ax) -> list[str]:
    legend = ax.get_legend()
    return [f"Legend: {', '.join(text.get_text() for text in legend.get_texts())}."] if legend else []
