"""Lines, rules and written words of a figure, for its text twin."""

from itertools import combinations

import numpy as np
from matplotlib.lines import AxLine

from .scale import name_of, number


def line_words(line, across, up, remark) -> str:
    x, y = _xy(line.get_xdata(orig=False), line.get_ydata(orig=False))
    there = np.isfinite(y) & np.isfinite(x)
    seen = there & across.shows(x) & up.shows(y)
    if not seen.any():
        return f"Line {name_of(line)}{remark}: nothing to see."
    x, y = x[seen], y[seen]
    kind = "Points" if line.get_linestyle() in ("None", "") else "Line"
    parts = [f"{kind} {name_of(line)}{remark}: {len(x)} points"]
    if len(x) <= 4:
        parts.append(", ".join(f"{across.say(a)}: {up.say(b)}" for a, b in zip(x, y, strict=True)))
    elif up.names and len({up.say(b) for b in y}) == len(y):  # a dot for each name
        parts.append("; ".join(f"{up.say(b)} {across.say(a)}" for a, b in zip(x, y, strict=True)))
    else:
        top, low = int(np.argmax(y)), int(np.argmin(y))
        parts.append(f"from {up.say(y[0])} ({across.say(x[0])}) to {up.say(y[-1])} ({across.say(x[-1])})")
        parts.append(f"highest {up.say(y[top])} ({across.say(x[top])})")
        parts.append(f"lowest {up.say(y[low])} ({across.say(x[low])})")
        parts.append(f"in all {_times(y, up)}" if up.names else f"on average {up.say_mean(y)}")
    gaps = int((~there).sum())
    outside = int((there & ~seen).sum())
    parts += [f"{gaps} missing"] if gaps else []
    parts += [f"{outside} outside the axes"] if outside else []
    return ", ".join(parts) + "."


def _times(values, scale) -> str:
    """How often each name of an axis of names is reached: an average of names would say nothing."""
    said = [scale.say(value) for value in np.sort(values)]
    return ", ".join(f"{said.count(name)} times {name}" for name in dict.fromkeys(said))


def unnamed(lines, texts, ax) -> list:
    """Lines whose name a viewer cannot find, neither at the line nor in a legend, where there are several."""
    named = [line for line in lines if not str(line.get_label()).startswith("_")]
    shown = {" ".join(text.get_text().split()) for text in texts}
    if legend := ax.get_legend():
        shown |= {" ".join(text.get_text().split()) for text in legend.get_texts()}
    missing = [line for line in named if " ".join(line.get_label().split()) not in shown]
    return missing if len(named) > 1 else []


def _xy(x, y) -> tuple[np.ndarray, np.ndarray]:
    return np.asarray(x, dtype=float), np.asarray(np.ma.filled(np.ma.asarray(y, dtype=float), np.nan))


def crossings(lines, across) -> list[str]:
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
            found.append(f"{name_of(one)} {verb} {name_of(two)} between {between}.")
        if len(turns) > 3:
            found.append(f"{name_of(one)} and {name_of(two)} cross {len(turns)} times in all.")
    return found


def is_rule(line) -> bool:
    """A straight line right across the axes, as `axhline` and `axvline` draw it."""
    ax, transform = line.axes, line.get_transform()
    return len(line.get_xdata()) == 2 and transform in (
        ax.get_xaxis_transform(which="grid"),
        ax.get_yaxis_transform(which="grid"),
    )


def rule_words(line, across, up) -> str:
    if isinstance(line, AxLine):
        start, slope = line.get_xy1(), line.get_slope()
        way = (
            f"rising by {number(slope)} a step"
            if slope is not None
            else f"and {_pair(line.get_xy2(), across, up)}"
        )
        return f"Slanted line {name_of(line)} through {_pair(start, across, up)}, {way}."
    x, y = line.get_xdata(orig=False), line.get_ydata(orig=False)
    if line.get_transform() == line.axes.get_xaxis_transform(which="grid"):
        return f"Upright line {name_of(line)} at {across.say(float(x[0]))}."
    return f"Level line {name_of(line)} at {up.say(float(y[0]))}."


def _pair(point, across, up) -> str:
    return f"({across.say(point[0])}, {up.say(point[1])})"


def spot(artist) -> tuple:
    """Words and place: equal for a line with its last point and for a label that rightly stands there."""
    if hasattr(artist, "get_xdata"):
        x, y = _xy(artist.get_xdata(orig=False), artist.get_ydata(orig=False))
        kept = np.flatnonzero(np.isfinite(y))
        return (artist.get_label(), x[kept[-1]], y[kept[-1]]) if len(kept) else ()
    if not hasattr(artist, "xy"):
        return (artist.get_text(),)
    ax = artist.axes
    return artist.get_text(), float(ax.convert_xunits(artist.xy[0])), float(ax.convert_yunits(artist.xy[1]))


def text_words(text, ax, across, up) -> str:
    spot = getattr(text, "xy", None) or text.get_position()
    words = " ".join(text.get_text().split())
    placed = text.xycoords == "data" if hasattr(text, "xycoords") else text.get_transform() == ax.transData
    if not placed:
        return f"Text: {words}."
    x, y = float(ax.convert_xunits(spot[0])), float(ax.convert_yunits(spot[1]))
    return f"Text at {across.say(x)}, {up.say(y)}: {words}."


def legend_words(ax) -> list[str]:
    legend = ax.get_legend()
    return [f"Legend: {', '.join(text.get_text() for text in legend.get_texts())}."] if legend else []
