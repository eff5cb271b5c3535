"""How the numbers of an axis read in the text twin, and what an artist is called there."""

import math
import re

import matplotlib.dates as mdates
import numpy as np
from matplotlib.category import StrCategoryFormatter
from matplotlib.ticker import FixedLocator


class Scale:
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

    def say_mean(self, values) -> str:
        """The average of values; finely enough that one of them, moved by a fifth of the axis, changes it."""
        mean = float(np.mean(values))
        if self.names or self.dates or self.years:
            return self.say(mean)
        span = self.high - self.low
        return number(mean, min(span, 20 * span / len(values)))

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


def name_of(artist) -> str:
    label = str(artist.get_label() or "")
    if label.startswith("_"):  # an error bar has its name on the whole, not on its parts
        boxes = getattr(getattr(artist, "axes", None), "containers", [])
        label = next((str(box.get_label()) for box in boxes if artist in box.get_children()), label)
    return "without a name" if label.startswith("_") or not label else f"“{label}”"
