"""Maps and networks in the text twin: outlines of areas, and points and ties that words stand on."""

import numpy as np
from matplotlib.collections import PathCollection

from .scale import name_of


def words_on_points(ax) -> dict[tuple, str]:
    """Where the axes are off, places say nothing: a point is called by the words that stand on it.

    Returns point to words for the points of all collections; empty where the axes have scales.
    """
    if ax.axison:
        return {}
    dots = [item for item in ax.collections if isinstance(item, PathCollection) and not is_outline(item)]
    points = {_key(spot) for item in dots for spot in np.ma.getdata(item.get_offsets())}
    written = {_key(text.get_position()): " ".join(text.get_text().split()) for text in ax.texts}
    return {point: words for point, words in written.items() if words and point in points}


def stands_on_a_point(text, named: dict[tuple, str]) -> bool:
    """Whether a text only names a point, and so is told with the point."""
    return bool(named) and _key(text.get_position()) in named


def is_outline(item) -> bool:
    """Whether the paths of a collection are places in the chart themselves, as the borders of a map are."""
    return not item.get_offset_transform().contains_branch(item.axes.transData)


def outline_words(item, across, up) -> str:
    """How many areas can be seen, how far these reach inside the axes, and how long all borders are.

    The length, in the units of the axes, is for comparison: it changes when any corner moves.
    """
    rings = [path.vertices for path in item.get_paths()]
    begins = np.cumsum([0, *map(len, rings[:-1])])
    corners = np.concatenate(rings)
    (west, south), (east, north) = (part.reduceat(corners, begins).T for part in (np.minimum, np.maximum))
    seen = (east >= across.low) & (west <= across.high) & (north >= up.low) & (south <= up.high)
    if not seen.any():
        return f"Outlines {name_of(item)}: nothing to see."
    outside = f", {(~seen).sum()} outside the axes" if not seen.all() else ""
    reach = " to ".join(across.say(end) for end in _within(west[seen], east[seen], across))
    height = " to ".join(up.say(end) for end in _within(south[seen], north[seen], up))
    steps = np.hypot(*np.diff(corners, axis=0).T)
    steps[begins[1:] - 1] = 0  # from the end of one ring to the begin of the next
    return (
        f"Outlines {name_of(item)}: {seen.sum()} in view, across {reach}, up {height}{outside}; "
        f"all borders {steps.sum():.5g} long."
    )


def _within(lows: np.ndarray, highs: np.ndarray, scale) -> tuple[float, float]:
    """How far areas reach from end to end, as far as it can be seen."""
    return max(scale.low, lows.min()), min(scale.high, highs.max())


def tie_words(item, named: dict[tuple, str]) -> str:
    """The pairs that straight pieces join, by the words on their ends; empty if an end has no words."""
    ends = [(_key(piece[0]), _key(piece[-1])) for piece in item.get_segments() if len(piece)]
    if not ends or not all(one in named and other in named for one, other in ends):
        return ""
    return f"Ties {name_of(item)}: {'; '.join(f'{named[one]} – {named[other]}' for one, other in ends)}."


def named_points(item, named: dict[tuple, str]) -> str:
    """The words on the points of a collection; empty if one of them has no words."""
    spots = [_key(spot) for spot in np.ma.getdata(item.get_offsets())]
    if not spots or not all(spot in named for spot in spots):
        return ""
    return f"Points {name_of(item)}, {len(spots)}: {'; '.join(named[spot] for spot in spots)}."


def largest(item, spots: np.ndarray, across, up) -> str:
    """Where the largest point stands, if the points differ in size."""
    sizes = item.get_sizes()
    if len(sizes) != len(spots) or np.ptp(sizes) == 0:
        return ""
    x, y = spots[int(np.argmax(sizes))]
    return f", largest at {across.say(x)}, {up.say(y)}"


def _key(spot) -> tuple:
    return round(float(spot[0]), 9), round(float(spot[1]), 9)
