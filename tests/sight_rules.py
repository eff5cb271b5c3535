"""Can a figure be seen? Contrast of what is drawn and written, and colours apart for the colour-blind.

Contrast is that of WCAG 2.2: 3:1 for graphics, 4.5:1 for text. Not judged: the bands of events (their names
at the same place are) and the bands around a line. Colour-blind viewers are simulated with the matrices of
Machado, Oliveira and Fernandes (2009, full severity, on linear RGB). The distance of two colours is ΔE*76,
the Euclidean one in CIELAB (D65). From about 2.3 a difference can be noticed side by side.
"""

from collections import Counter
from itertools import combinations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.container import BarContainer
from matplotlib.text import Text

GRAPHICS, TEXT = 3.0, 4.5  # least contrast
APART = (
    10.0  # least ΔE*76 of two colours that mean something in one chart, where nothing else tells them apart
)
BLIND = {
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


# -- colours --------------------------------------------------------------------------------------------


def linear(colour) -> np.ndarray:
    """A colour of matplotlib as linear RGB, 0 to 1."""
    parts = np.array(to_rgb(colour))
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one, two="white") -> float:
    """Contrast of WCAG 2.2, from 1 to 21."""
    high, low = sorted((float(linear(c) @ (0.2126, 0.7152, 0.0722)) for c in (one, two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def over(colour, ground="white") -> tuple:
    """What a colour with its transparency looks like on a ground."""
    *parts, alpha = to_rgba(colour)
    return tuple(alpha * np.array(parts) + (1 - alpha) * np.array(to_rgb(ground)))


def lab(light: np.ndarray) -> np.ndarray:
    """CIELAB of linear RGB."""
    ratio = np.array(_XYZ) @ light / _WHITE
    root = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def apart(one, two) -> dict[str, float]:
    """ΔE*76 of two colours for each kind of colour-blind viewer."""
    light = [linear(colour) for colour in (one, two)]
    seen = {
        kind: [np.clip(np.array(matrix) @ each, 0, 1) for each in light] for kind, matrix in BLIND.items()
    }
    return {kind: float(np.linalg.norm(lab(a) - lab(b))) for kind, (a, b) in seen.items()}


# -- what is drawn --------------------------------------------------------------------------------------


def drawn(ax) -> list[tuple[str, list]]:
    """Everything that carries data: its name, and its colours, of which one must stand out."""
    found = []
    for line in ax.get_lines():
        parts = (
            [line.get_color()] if line.get_linestyle() not in ("None", "") and line.get_linewidth() else []
        )
        if line.get_marker() not in ("None", "", None, " "):
            parts += [line.get_markeredgecolor(), line.get_markerfacecolor()]
        found.append((line.get_label(), [_with(part, line.get_alpha()) for part in parts if part != "none"]))
    for patch in ax.patches:
        if not str(patch.get_label()).startswith("_event"):
            found.append((patch.get_label(), [patch.get_facecolor(), *_edge(patch)]))
    for item in ax.collections:
        area = isinstance(item, PolyCollection) and (item.get_alpha() or 1) == 1
        if area or isinstance(item, PathCollection | LineCollection):
            faces, edges = item.get_facecolor(), item.get_edgecolor()
            many = max(len(faces), len(edges))
            for turn in range(many):
                shades = [part[turn % len(part)] for part in (faces, edges) if len(part)]
                found.append((item.get_label(), [tuple(shade) for shade in shades]))
    return [(name, colours) for name, colours in found if colours]


def _with(colour, alpha) -> tuple:
    return to_rgba(colour, alpha)


def _edge(patch) -> list:
    return [patch.get_edgecolor()] if patch.get_linewidth() else []


def faint(figure) -> list[str]:
    """Lines, points, bars and segments whose best colour has not the contrast of graphics."""
    found = Counter()
    for ax in (ax for ax in figure.axes if ax.get_visible()):
        ground = over(ax.get_facecolor())
        for name, colours in drawn(ax):
            best = max(contrast(over(colour, ground), ground) for colour in colours)
            if best < GRAPHICS:
                found[f"“{name}” has a contrast of {best:.2f}"] += 1
    return [f"{one} ({count} times)" for one, count in found.items()]


# -- what is written ------------------------------------------------------------------------------------


def pale(figure) -> list[str]:
    """Texts whose contrast with what lies under them is too small."""
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    canvas = figure.canvas if isinstance(figure.canvas, FigureCanvasAgg) else FigureCanvasAgg(figure)
    canvas.draw()
    boxes = [text.get_window_extent(canvas.get_renderer()) for text in texts]
    alphas = [text.get_alpha() for text in texts]
    for text in texts:
        text.set_alpha(0)  # not hidden: the layout would take its room, and the box around it would go, too
    try:
        canvas.draw()
        pixels = np.asarray(canvas.buffer_rgba())[::-1, :, :3].copy()
    finally:
        for text, alpha in zip(texts, alphas, strict=True):
            text.set_alpha(alpha)
    found = []
    for text, box in zip(texts, boxes, strict=True):
        ground = _ground(pixels, box)
        if ground is None:
            continue
        seen = contrast(over(_with(text.get_color(), text.get_alpha()), ground), ground)
        if seen < TEXT:
            found.append(f"“{' '.join(text.get_text().split())}” has a contrast of {seen:.2f}")
    return list(dict.fromkeys(found))


def _ground(pixels, box) -> tuple | None:
    """The most frequent colour in a box; None outside the picture."""
    low, high = max(0, int(box.y0)), max(0, int(np.ceil(box.y1)))
    left, right = max(0, int(box.x0)), max(0, int(np.ceil(box.x1)))
    part = pixels[low:high, left:right].reshape(-1, 3)
    if not len(part):
        return None
    shades, counts = np.unique(part, axis=0, return_counts=True)
    return tuple(shades[counts.argmax()] / 255)


# -- colours that mean something ------------------------------------------------------------------------


def series(ax) -> list[tuple[str, tuple, object]]:
    """Named series of a chart: name, colour, and what else tells it apart (line style and marker, hatch)."""
    found = []
    for line in ax.get_lines():
        found.append(
            (line.get_label(), line.get_color(), (str(line._unscaled_dash_pattern), line.get_marker()))
        )
    for box in ax.containers:
        if isinstance(box, BarContainer) and box.patches:
            found.append((box.get_label(), box.patches[0].get_facecolor(), box.patches[0].get_hatch()))
    styles = {to_rgb(line.get_color()): str(line._unscaled_dash_pattern) for line in ax.get_lines()}
    for item in ax.collections:
        if isinstance(item, PolyCollection | PathCollection) and len(item.get_facecolor()):
            shade = item.get_facecolor()[0]
            # A band in the colour of a line lies around that line, which has a style.
            found.append((item.get_label(), shade, (item.get_hatch(), styles.get(tuple(shade[:3])))))
    named = [one for one in found if not str(one[0]).startswith("_") and one[0]]
    return list({name: (name, over(colour), cue) for name, colour, cue in named}.values())


def alike(figure) -> list[str]:
    """Pairs of series in one chart that a colour-blind viewer can tell apart by nothing."""
    found = []
    for ax in (ax for ax in figure.axes if ax.get_visible()):
        written = {" ".join(text.get_text().split()) for text in ax.texts}
        for (one, first, cue), (two, second, other) in combinations(series(ax), 2):
            labelled = {" ".join(str(one).split()), " ".join(str(two).split())} <= written
            if cue != other or labelled or np.allclose(first, second):
                continue
            kind, least = min(apart(first, second).items(), key=lambda item: item[1])
            if least < APART:
                found.append(f"“{one}” and “{two}” are {least:.1f} apart with {kind}")
    return found


def sight_problems(figure) -> list[str]:
    """All of it, for one figure."""
    return faint(figure) + pale(figure) + alike(figure)
