"""A random walk sees what a panel leaves behind: axes, open figures, memory; and errors on the way."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from quasialliance.controls import Slider
from quasialliance.panel import Panel
from walks import walk_all

KEPT = []


def plain(ax, n):
    """Q?

    C."""
    ax.plot([0, 1], [n, n])
    return f"It is {n}."


def keeps_axes(ax, n):
    KEPT.append(ax)
    return plain(ax, n)


def opens_figures(ax, n):
    plt.figure()
    return plain(ax, n)


def keeps_numbers(ax, n):
    KEPT.append(np.ones((1500, 1000)))
    return plain(ax, n)


def fails_at_nine(ax, n):
    if n == 9:
        raise KeyError("2009")
    return plain(ax, n)


@pytest.fixture
def panel_of():
    def make(view):
        view.__doc__ = plain.__doc__
        return Panel(view, n=Slider("N", range(300), 5))

    yield make
    KEPT.clear()
    plt.close("all")


def test_a_sound_panel_leaves_nothing(panel_of):
    assert walk_all([panel_of(plain)], 60)[2] == []


@pytest.mark.parametrize("view", [keeps_axes, opens_figures, keeps_numbers], ids=lambda view: view.__name__)
@pytest.mark.filterwarnings("ignore:More than 20 figures")
def test_a_panel_that_leaks_is_seen(panel_of, view):
    wanted = {keeps_axes: "axes", opens_figures: "open", keeps_numbers: "megabytes"}[view]
    assert any(one.startswith(wanted) for one in walk_all([panel_of(view)], 200)[2])


def test_an_error_on_the_way_is_raised(panel_of):
    with pytest.raises(KeyError, match="2009"):
        walk_all([panel_of(fails_at_nine)], 400)


def test_what_a_visit_leaves_is_seen_too(panel_of):
    def visit(panel):
        KEPT.append(plt.figure())
        return [panel.caption]

    found, _, more = walk_all([panel_of(plain)], 20, visit)
    assert found == ["C."] and any(one.startswith("open") for one in more)
