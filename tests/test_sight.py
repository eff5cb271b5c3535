"""The rules for what can be seen measure rightly, refuse what is faint or alike, and hold for our colours.

Figures and panels of the notebooks are held against them in `drills/test_drill_states.py`, which draws them.
"""

from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from quasialliance import countries
from quasialliance.style import LOOK, label_lines
from sight_rules import APART, BLIND, alike, apart, contrast, faint, lab, linear, over, pale, sight_problems

COUNTRIES = {code: countries.colour(code) for code in [*countries._LOOKS, "XXX"]}
CYCLE = [one["color"] for one in LOOK["axes.prop_cycle"]]


@pytest.fixture
def ax():
    with mpl.rc_context(LOOK):
        _, ax = plt.subplots()
        yield ax
    plt.close("all")


# -- the measures ---------------------------------------------------------------------------------------


def test_contrast_and_transparency_are_right():
    assert contrast("black", "white") == pytest.approx(21)
    assert contrast("#767676", "white") == pytest.approx(4.54, abs=0.01)
    assert over(("black", 0.5)) == pytest.approx((0.5, 0.5, 0.5))


def test_distances_of_colours_are_right():
    assert lab(linear("white")) == pytest.approx([100, 0, 0], abs=0.01)
    assert lab(linear("red")) == pytest.approx([53.24, 80.09, 67.20], abs=0.05)
    assert list(apart("black", "white").values()) == pytest.approx([100] * 3, abs=0.1)


@pytest.mark.parametrize("kind", BLIND)
def test_grey_stays_grey_for_everybody(kind):
    assert np.array(BLIND[kind]).sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


def test_what_colour_blind_viewers_mix_up_is_near():
    red_green, blue_green = apart("#C23B22", "#7A7A00"), apart("#008080", "#2070B0")
    assert min(red_green["deuteranopia"], red_green["protanopia"]) < APART < red_green["tritanopia"]
    assert blue_green["tritanopia"] < blue_green["deuteranopia"]


# -- the colours of the course --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", BLIND)
def test_any_two_countries_are_apart_for_every_viewer(kind):
    pairs = combinations(COUNTRIES, 2)
    near = [(a, b) for a, b in pairs if apart(COUNTRIES[a], COUNTRIES[b])[kind] < APART]
    assert near == []


@pytest.mark.parametrize("kind", BLIND)
def test_lines_without_a_country_are_apart_for_every_viewer(kind):
    assert [(a, b) for a, b in combinations(CYCLE, 2) if apart(a, b)[kind] < APART] == []


def test_the_colours_that_russia_and_the_united_states_had_would_be_refused():
    assert apart("#1F4E9E", "#7B3FA0")["protanopia"] < 2


# -- the rules refuse -----------------------------------------------------------------------------------


def sound(ax):
    for turn, code in enumerate(("RUS", "TUR", "USA")):
        ax.plot([1, 2, 3], [turn, 2 * turn, 3 * turn], **countries.line(code))
    ax.bar([1, 2], [1, 2], color="#5B7DB8", label="bars")
    label_lines(ax)


def test_a_sound_figure_has_no_problem(ax):
    sound(ax)
    assert sight_problems(ax.figure) == []


def pale_line(ax):
    ax.plot([1, 2], [1, 2], color="#FFD700", label="gold")


def pale_points(ax):
    ax.scatter([1, 2], [1, 2], color="#1F4E9E", alpha=0.2, label="points")


def pale_bars(ax):
    ax.bar([1, 2], [1, 2], color="#C8C8C8", label="bars")


def pale_area(ax):
    ax.fill_between([1, 2], [1, 2], color="#C8C8C8", label="area")


@pytest.mark.parametrize("draw", [pale_line, pale_points, pale_bars, pale_area])
def test_what_is_too_faint_is_refused(ax, draw):
    draw(ax)
    assert len(faint(ax.figure)) == 1


def test_a_pale_bar_with_an_edge_can_be_seen(ax):
    ax.bar([1, 2], [1, 2], color="#C8C8C8", edgecolor="#5C5C5C", linewidth=1)
    assert faint(ax.figure) == []


def test_pale_text_is_refused(ax):
    ax.text(0.5, 0.5, "hardly there", color="#AAAAAA")
    assert pale(ax.figure) == ["“hardly there” has a contrast of 2.32"]


def test_text_is_held_against_what_lies_under_it(ax):
    ax.set(xlim=(0, 1), ylim=(0, 1))
    ax.axhspan(0, 1, color="#1F4E9E")
    ax.text(0.5, 0.7, "white", color="white", fontsize=14)
    ax.text(0.5, 0.3, "black", color="black", fontsize=14)
    (found,) = pale(ax.figure)
    assert "“black”" in found


@pytest.mark.parametrize(("more", "refused"), [({}, True), ({"hatch": "//"}, False)])
def test_bars_that_only_a_colour_tells_apart_are_refused(ax, more, refused):
    ax.bar([1, 2], [1, 2], 0.4, color="#C23B22", label="imports")
    ax.bar([1.4, 2.4], [1, 2], 0.4, color="#8A6A00", label="exports", **more)
    assert bool(alike(ax.figure)) == refused


@pytest.mark.parametrize("second", ["style", "label", None])
def test_lines_need_a_style_or_a_name_beside_the_colour(ax, second):
    ax.plot([1, 2], [1, 2], "-", color="#C23B22", label="imports")
    ax.plot([1, 2], [2, 1], ":" if second == "style" else "-", color="#8A6A00", label="exports")
    if second == "label":
        label_lines(ax)
    assert bool(alike(ax.figure)) == (second is None)
