"""The one look of all figures: fonts and grids, direct labels at line ends, events from the timeline."""

import matplotlib as mpl
import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from cycler import cycler
from matplotlib.ticker import FixedLocator, MaxNLocator

from .data import load
from .errors import CourseError

QUIET = "#5C5C5C"  # secondary text; 6.7:1 on white
FOOT = 0.03  # of the height of axes: below it, a text comes near the labels of the ticks
SIZE = (6.8, 4.1)  # inches; 680 × 410 pixels in a panel

LOOK = {
    "figure.figsize": SIZE,
    "figure.dpi": 100,
    "figure.constrained_layout.use": True,
    "figure.constrained_layout.w_pad": 0.1,  # inches; texts are a little wider at another resolution
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same on every machine
    "font.size": 10.5,
    "text.hinting": "none",  # a tenth less time to draw, and the same widths at every resolution
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titley": 1.02,  # a fixed place: looking for a free one costs a quarter of the drawing
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#8A8A8A",
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E3E3E3",
    "grid.linewidth": 0.8,
    "axes.labelcolor": "#333333",
    "xtick.color": "#333333",
    "ytick.color": "#333333",
    "date.converter": "concise",  # "2020, May, Sep, 2021": full dates at every tick run into each other
    "lines.linewidth": 2.2,
    "legend.frameon": False,
    # Colour and line style change together, so that neither carries a difference alone.
    # Colour-blind viewers see these colours apart, too.
    "axes.prop_cycle": cycler(color=["#1F4E9E", "#C23B22", "#00786A", "#8E5ACE", "#513400", "#2B2B2B"])
    + cycler(linestyle=["-", "--", "-.", ":", (0, (8, 2, 2, 2)), (0, (3, 1, 1, 1, 1, 1))]),
}


def look() -> None:
    """Give every figure and table shown from now on the look of the course."""
    mpl.rcParams.update(LOOK)
    pd.set_option("display.max_colwidth", 150, "display.width", 110, "display.max_columns", 12)


def label_lines(ax, gap: float = 0.062) -> None:
    """Write each line's label at its right end, in the line's colour, moved apart where two would touch.

    `gap` is the least distance of two labels, as a share of the axes' height. Call it after setting limits.
    """
    ax.autoscale_view()  # otherwise the limits are those before the lines
    ends = [_last_point(line) for line in ax.get_lines() if not line.get_label().startswith("_")]
    ends = sorted((end for end in ends if end), key=lambda end: end[0])
    heights = _spread([end[0] for end in ends], gap)
    for (_, x, y, line), height in zip(ends, heights, strict=True):
        ax.annotate(
            line.get_label(),
            xy=(x, y),
            xytext=(7, height),
            textcoords=("offset points", "axes fraction"),
            color=line.get_color(),
            fontsize=9.5,
            fontweight="bold",
            va="center",
            annotation_clip=False,
        )


def _last_point(line):
    """Height in the axes (0–1), x, y and the line itself of a line's last point that is not missing."""
    x, y = np.asarray(line.get_xdata()), np.asarray(line.get_ydata(), dtype=float)
    kept = np.flatnonzero(np.isfinite(y))
    if len(kept) == 0:
        return None
    x, y = x[kept[-1]], y[kept[-1]]
    pixel = line.get_transform().transform((mdates.date2num(x) if _is_date(x) else x, y))
    return line.axes.transAxes.inverted().transform(pixel)[1], x, y, line


def _is_date(value) -> bool:
    return isinstance(value, np.datetime64 | pd.Timestamp) or hasattr(value, "year")


def _spread(heights: list[float], gap: float) -> list[float]:
    """Sorted heights, moved as little as needed so that neighbours are at least `gap` apart.

    None is pushed down to the labels of the ticks; it may stand there if its own line ends there.
    """
    placed = list(heights)
    for _ in range(50):
        for low in range(len(placed) - 1):
            short = gap - (placed[low + 1] - placed[low])
            if short > 1e-9:
                placed[low] -= short / 2
                placed[low + 1] += short / 2
    least = min([FOOT, *heights])
    return [max(height, least + count * gap) for count, height in enumerate(placed)]


def mark_events(ax, events: dict) -> None:
    """Shade the time of events on an axis of years or dates; when they were stands in the timeline table.

    `events` maps an event id of the table `timeline_events` ("EV049"), or a pair of ids (from the first to
    the second), to a short label. On an axis of years a year reaches half a year to both sides of its tick,
    and a shorter event is widened until it can be seen. Source: table `timeline_events`.
    """
    table = load("timeline_events").set_index("event_id")
    for ids, label in events.items():
        first, last = ids if isinstance(ids, tuple) else (ids, ids)
        begin, end = _date(table, first, "date"), _date(table, last, "end_date")
        dated = isinstance(ax.xaxis.get_converter(), mdates.DateConverter | mdates._SwitchableDateConverter)
        left, right = (mdates.date2num(day) if dated else _year(day) for day in (begin, end))
        right = max(right, left + (12 if dated else 0.3))
        ax.axvspan(left, right, color="#D8D8D8", alpha=0.55, linewidth=0, zorder=0, label=f"_event {label}")
        ax.text(
            (left + right) / 2, 0.985, label, transform=ax.get_xaxis_transform(), rotation=90,
            ha="center", va="top", fontsize=8.5, color=QUIET, zorder=1, gid="event",
        )  # fmt: skip


def _year(day: pd.Timestamp) -> float:
    """A day on an axis of years, on which 2015 means the year from 2014.5 to 2015.5."""
    return day.year - 0.5 + (day.day_of_year - 1) / 365.25


def whole_years(fig) -> None:
    """Ticks at whole years on every axis of years (matplotlib may choose halves)."""
    for ax in fig.axes:
        if ax.get_xlabel() == "year" and not isinstance(ax.xaxis.get_major_locator(), FixedLocator):
            ax.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))


def _date(table: pd.DataFrame, event_id: str, column: str) -> pd.Timestamp:
    if event_id not in table.index:
        raise CourseError(f"The timeline has no event {event_id!r}. See load('timeline_events') for the ids.")
    row = table.loc[event_id]
    value = row[column] if pd.notna(row[column]) else row["date"]
    return pd.Timestamp(str(value))
