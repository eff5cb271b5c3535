"""The quick axes of panels find the limits that matplotlib's own axes find."""

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle
from quasialliance.bars import BarAxes

MONTHS = pd.date_range("2020-01-01", periods=3, freq="MS")
DRAWN = {
    "bars": lambda ax: ax.bar([1, 2, 3], [4, 0.5, 2]),
    "downward": lambda ax: ax.bar([1, 2, 3], [-4, 5, -1], bottom=[1, 0, 2]),
    "across": lambda ax: ax.barh(["a", "b", "c"], [4, 5, 1], left=2),
    "names": lambda ax: ax.bar(list("abc"), [4, 5, 1], 0.6, [1, 2, 3]),
    "months": lambda ax: ax.bar(MONTHS, [4, 5, 1], width=20),
    "one missing": lambda ax: ax.bar([1, 2, 3], [1, 2, float("nan")]),
    "no height": lambda ax: ax.bar([1, 2, 3], [0, 0, 0]),
    "nothing": lambda ax: (ax.bar([1], [1]), ax.bar([9], [0], 0)),
    "logarithmic": lambda ax: (ax.set_yscale("log"), ax.bar([1, 2], [0.01, 100])),
    "slanted": lambda ax: ax.add_patch(Rectangle((1, 2), 3, 4, angle=30)),
    "round": lambda ax: ax.add_patch(Circle((1, 2), 3)),
    "of the whole height": lambda ax: ax.axvspan(2, 5),
    "in shares of the axes": lambda ax: ax.add_patch(Rectangle((1, 2), 3, 4, transform=ax.transAxes)),
    "histogram": lambda ax: ax.hist([1, 2, 2, 5], bins=4),
}


def limits(kind: type[Axes], draw) -> list:
    ax = Figure().subplots(subplot_kw={"axes_class": kind})
    draw(ax)
    found = ax.dataLim
    return [*found.extents, *found.minpos, *ax.get_xlim(), *ax.get_ylim()]


@pytest.mark.parametrize("name", DRAWN)
def test_limits_are_those_of_matplotlib(name):
    assert limits(BarAxes, DRAWN[name]) == pytest.approx(limits(Axes, DRAWN[name]))


def test_bars_are_read_from_their_box(monkeypatch):
    monkeypatch.setattr(Axes, "_update_patch_limits", lambda ax, patch: pytest.fail("the slow way"))
    assert limits(BarAxes, DRAWN["bars"])[3] == 4
