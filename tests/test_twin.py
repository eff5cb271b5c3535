"""The text twin: what each kind of artist says, and that every wrong figure says something else."""

import re

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from quasialliance.scale import number
from quasialliance.style import label_lines, mark_events
from quasialliance.twin import describe

YEARS = np.arange(2010, 2020)
UP = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 12])
DOWN = UP[::-1]
DAYS = pd.date_range("2015-01-01", periods=6, freq="MS")
GRID = np.arange(6.0).reshape(2, 3)
STACK = [("a", [1, 2, 3]), ("b", [4, 5, 6])]


def words(draw, **subplots) -> str:
    """What the text twin says of a figure on which `draw` has drawn."""
    fig = Figure(figsize=(7.6, 4.3))
    draw(fig.subplots(**subplots))
    return describe(fig)


def lines_of(*parts):
    """A drawing made of several small ones."""

    def draw(ax):
        for part in parts:
            part(ax)

    return draw


def settings(**named):
    return lambda ax: ax.set(**named)


def named_up(words):
    return lambda ax: ax.set_yticks(range(len(words)), words)


def stacked(ax, rows=STACK):
    base = np.zeros(3)
    for name, sizes in rows:
        ax.bar([2010, 2011, 2012], sizes, bottom=base, label=name)
        base = base + sizes


def two_lines(ax, first=UP, second=DOWN, names=("Russia", "Turkey"), years=YEARS, label=True):
    for values, name in zip((first, second), names, strict=True):
        ax.plot(years, values, label=name)
    ax.set(title="Trade", xlabel="year", ylabel="billion US dollars", xlim=(2009.5, 2019.5), ylim=(0, 15))
    if label:
        label_lines(ax)


def borders(ax, west=1.0):
    """A square country of which a half is seen, and one outside the axes."""
    paths = [Path(np.array([[0, 0], [2, 0], [2, 2], [0, 2]]) + np.array([left, 0])) for left in (west, 50)]
    ax.add_collection(PathCollection(paths, label="country"))
    ax.set(xlim=(0, 4), ylim=(-1, 3))


def network(ax, names=("Ankara", "Tripoli", "Benghazi"), ties=((0, 1), (1, 2))):
    places = np.array([[0, 0], [1, 0], [1, 2]])
    ax.scatter(*places.T, label="sides")
    ax.add_collection(LineCollection([places[list(tie)] for tie in ties], label="backs"))
    for place, name in zip(places, names, strict=True):
        ax.text(*place, name)
    ax.set_axis_off()


# -- every kind of artist -------------------------------------------------------------------------------

SAID = {
    "line": (
        lines_of(lambda ax: ax.plot(YEARS, UP, label="Russia"), settings(xlabel="year")),
        "Line “Russia”: 10 points, from 1 (2010) to 12 (2019), highest 12 (2019), lowest 1 (2010), "
        "on average 5.7.",
    ),
    "short line, every point told": (
        lines_of(lambda ax: ax.plot([2010, 2011], [5, 7.25], label="Russia"), settings(xlabel="year")),
        "Line “Russia”: 2 points, 2010: 5, 2011: 7.25.",
    ),
    "line without a name": (lambda ax: ax.plot([1, 2], [3, 4]), "Line without a name: 2 points, 1: 3, 2: 4."),
    "a dot for each name": (
        lines_of(
            lambda ax: ax.plot([9, 7, 5, 3, 1], range(5), "o", label="a"), named_up(["v", "w", "x", "y", "z"])
        ),
        "Points “a”: 5 points, v 9; w 7; x 5; y 3; z 1.",
    ),
    "dots on a few names": (
        lines_of(lambda ax: ax.plot(range(5), [0, 1, 1, 0, 1], "o", label="a"), named_up(["low", "high"])),
        "lowest low (0), in all 2 times low, 3 times high.",
    ),
    "average of many": (
        lines_of(lambda ax: ax.plot(range(100), [15] * 99 + [17], label="a"), settings(ylim=(10, 20))),
        "on average 15.02.",
    ),
    "event misnamed at its band": (
        lines_of(
            settings(xlabel="year", xlim=(2010, 2020)),
            lambda ax: mark_events(ax, {"EV049": "jet"}),
            lambda ax: ax.texts[0].set_text("crisis"),
        ),
        "Text: crisis.",
    ),
    "points": (lambda ax: ax.plot([1, 2], [3, 4], "o", label="seen"), "Points “seen”: 2 points, 1: 3, 2: 4."),
    "gap": (
        lambda ax: ax.plot([1, 2, 3], [3, np.nan, 5], label="a"),
        "Line “a”: 2 points, 1: 3, 3: 5, 1 missing.",
    ),
    "masked gap": (
        lambda ax: ax.plot([1, 2, 3], np.ma.masked_equal([3, 9, 5], 9), label="a"),
        "Line “a”: 2 points, 1: 3, 3: 5, 1 missing.",
    ),
    "outside the axes": (
        lines_of(lambda ax: ax.plot([1, 2, 3], [3, 4, 50], label="a"), settings(ylim=(0, 10))),
        "Line “a”: 2 points, 1: 3, 2: 4, 1 outside the axes.",
    ),
    "nothing in the axes": (
        lines_of(lambda ax: ax.plot([1, 2], [3, 4], label="a"), settings(xlim=(7, 9))),
        "Line “a”: nothing to see.",
    ),
    "all missing": (lambda ax: ax.plot([1, 2], [np.nan, np.nan], label="a"), "Line “a”: nothing to see."),
    "level rule": (lambda ax: ax.axhline(5, label="limit"), "Level line “limit” at 5."),
    "upright rule": (lambda ax: ax.axvline(2015, label="jet"), "Upright line “jet” at 2,015."),
    "upright rule on dates": (
        lines_of(lambda ax: ax.plot(DAYS, range(6)), lambda ax: ax.axvline(DAYS[2], label="jet")),
        "Upright line “jet” at 2015-03-01.",
    ),
    "bars": (lambda ax: ax.bar([1, 2], [3, 4.5], label="b"), "Bars “b”: 1 3; 2 4.5."),
    "bars with names": (lambda ax: ax.bar(["one", "two"], [3, 4]), "one 3; two 4."),
    "level bars": (lambda ax: ax.barh(["one", "two"], [3, 4], label="b"), "Bars “b”: one 3; two 4."),
    "stacked bars": (
        lines_of(stacked, settings(xlabel="year")),
        "Bars “b”: 2010 4 (on top of 1); 2011 5 (on top of 2); 2012 6 (on top of 3).",
    ),
    "negative bars": (lambda ax: ax.bar([1, 2], [-3, 4], label="b"), "Bars “b”: 1 -3; 2 4."),
    "bar cut off": (
        lines_of(lambda ax: ax.bar([1, 2], [3, 40], label="b"), settings(ylim=(0, 10))),
        "Bars “b”: 1 3; 2 40 (outside the axes).",
    ),
    "many bars": (
        lambda ax: ax.bar(range(40), range(40), label="b"),
        "Bars “b”: 40 values, highest 39 (39), lowest 0 (0), on average 19.5.",
    ),
    "area": (
        lines_of(
            lambda ax: ax.fill_between(YEARS, 0, UP, label="mix"), settings(xlabel="year", xlim=(2010, 2019))
        ),
        "Area “mix”: height 1 (2010) to 12 (2019), 10 values, highest 12 (2019), lowest 1 (2010), "
        "on average 5.7.",
    ),
    "stacked areas": (
        lambda ax: ax.stackplot([1, 2], [1, 2], [3, 3], labels=["a", "b"]),
        "Area “b”: height 3 (1)",
    ),
    "heatmap of cells": (
        lines_of(lambda ax: ax.imshow(GRID), lambda ax: ax.set_xticks(range(3), list("abc"))),
        "Cells, 3 across and 2 up: 0 × a 0; 0 × b 1; 0 × c 2; 1 × a 3; 1 × b 4; 1 × c 5.",
    ),
    "heatmap with an extent": (
        lambda ax: ax.imshow(GRID, extent=(2009.5, 2012.5, 0, 20), origin="lower", aspect="auto"),
        "5 × 2,010 0; 5 × 2,011 1; 5 × 2,012 2; 15 × 2,010 3;",
    ),
    "heatmap of a mesh": (
        lambda ax: ax.pcolormesh([0, 1, 2, 3], [0, 10, 20], GRID),
        "5 × 0.5 0; 5 × 1.5 1; 5 × 2.5 2; 15 × 0.5 3; 15 × 1.5 4; 15 × 2.5 5.",
    ),
    "heatmap with a hole": (lambda ax: ax.imshow([[1, np.nan]]), "0 × 0 1; 0 × 1 missing."),
    "large heatmap": (
        lambda ax: ax.imshow(np.arange(200.0).reshape(10, 20)),
        "Cells, 20 across and 10 up: highest 199 (9 × 19), lowest 0 (0 × 0), average 99.5.",
    ),
    "large empty heatmap": (
        lambda ax: ax.imshow(np.full((20, 20), np.nan)),
        "Cells, 20 across and 20 up: all empty.",
    ),
    "scatter": (lambda ax: ax.scatter([1, 2], [3, 4], label="s"), "Points “s”, 2: 1, 3; 2, 4."),
    "scatter outside": (
        lines_of(lambda ax: ax.scatter([1, 2], [3, 99], label="s"), settings(ylim=(0, 5))),
        "Points “s”, 1: 1, 3, 1 outside the axes.",
    ),
    "many points": (
        lambda ax: ax.scatter(range(100), [7] * 100, label="s"),
        "Points “s”, 100, on average at 49.5, 7.",
    ),
    "band": (lambda ax: ax.axvspan(2015, 2016.5, label="crisis"), "Band “crisis”: 2,015 to 2,016.5."),
    "level band": (lambda ax: ax.axhspan(1, 2, label="normal"), "Level band “normal”: 1 to 2."),
    "event band": (
        lines_of(settings(xlabel="year", xlim=(2010, 2020)), lambda ax: mark_events(ax, {"EV049": "jet"})),
        "Band “jet”: 2015",
    ),
    "text": (lambda ax: ax.text(0.5, 0.25, "look\nhere"), "Text at 0.5, 0.25: look here."),
    "note": (lambda ax: ax.annotate("peak", (0.5, 0.5), (0.9, 0.9)), "Text at 0.5, 0.5: peak."),
    "text beside the data": (
        lines_of(lambda ax: ax.text(0.5, 0.9, "n = 3", transform=ax.transAxes), settings(xlim=(0, 7))),
        "Text: n = 3.",
    ),
    "legend": (lines_of(lambda ax: ax.plot([1, 2], [3, 4], label="a"), lambda ax: ax.legend()), "Legend: a."),
    "title": (settings(title="Trade"), "Chart: Trade\n"),
    "labels and limits": (
        settings(xlabel="year", ylabel="percent", xlim=(2000, 2010.5), ylim=(0, 50)),
        "Across: year, 2000 to 2010.5. Up: percent, 0 to 50.",
    ),
    "no label": (settings(xlim=(0, 1)), "Across: no unit, 0 to 1."),
    "logarithmic": (
        settings(yscale="log", ylim=(1, 100), ylabel="deaths"),
        "Up: deaths, 1 to 100, logarithmic.",
    ),
    "downwards": (settings(ylim=(9, 1), ylabel="rank"), "Up: rank, 1 to 9, downwards."),
    "dates": (
        lines_of(lambda ax: ax.plot(DAYS, range(6)), settings(xlabel="month", xlim=(DAYS[0], DAYS[-1]))),
        "Across: month, 2015-01-01 to 2015-06-01.",
    ),
    "line on dates": (
        lambda ax: ax.plot(DAYS, range(6), label="a"),
        "from 0 (2015-01-01) to 5 (2015-06-01), highest 5 (2015-06-01)",
    ),
    "categories": (lambda ax: ax.plot(["low", "high"], [1, 2]), "Across: names (low, high)."),
    "an empty area": (
        lambda ax: ax.fill_between([1, 2], 0, [np.nan, np.nan], label="a"),
        "Area “a”: nothing to see.",
    ),
    "a year in the label of amounts": (
        lines_of(lambda ax: ax.plot([1, 2], [0.041, 0.052], label="a"), settings(ylabel="deaths a year")),
        "1: 0.041, 2: 0.052.",
    ),
    "narrow range": (
        lines_of(lambda ax: ax.plot([1, 2], [501.2, 501.4], label="a"), settings(ylim=(501, 502))),
        "1: 501.2, 2: 501.4.",
    ),
    "error bars": (
        lambda ax: ax.errorbar([1, 2], [5, 6], yerr=[1, 2], fmt="o", label="poll"),
        "Ranges “poll”: 1: 4 to 6; 2: 4 to 8.",
    ),
    "upright segments": (
        lambda ax: ax.vlines([1, 2], [0, 0], [3, 4], label="range"),
        "“range”: 1: 0 to 3; 2: 0 to 4.",
    ),
    "level segments": (lambda ax: ax.hlines([1], [0], [3], label="range"), "“range”: 0 to 3: 1."),
    "slanted line": (
        lambda ax: ax.axline((0, 0), slope=1, label="equal"),
        "Slanted line “equal” through (0, 0), rising by 1 a step.",
    ),
    "area with a gap": (
        lambda ax: ax.fill_between([1, 2, 3, 4, 5], 0, [1, 2, np.nan, 4, 5], label="a"),
        "Area “a”: height 1 (1) to 5 (5), 4 values",
    ),
    "area above the ground": (
        lambda ax: ax.fill_between([1, 2], [3, 4], [5, 7], label="a"),
        "height 2 (1) to 3 (2), on top of 3 to 4,",
    ),
    "other shape": (
        lambda ax: ax.fill([0, 1, 1], [0, 0, 2], label="Syria"),
        "Shape “Syria”: across 0 to 1, up 0 to 2.",
    ),
    "box": (
        lambda ax: ax.add_patch(Rectangle((0.2, 0.3), 0.2, 0.1, label="b")),
        "Box “b”: across 0.2 to 0.4, up 0.3",
    ),
    "outlines of a map": (
        lambda ax: borders(ax),
        "Outlines “country”: 1 in view, across 1 to 3, up 0 to 2, 1 outside the axes; all borders",
    ),
    "points of different sizes": (
        lambda ax: ax.scatter([1, 2, 3], [4, 5, 6], s=[9, 30, 9], label="cells"),
        "Points “cells”, 3: 1, 4; 2, 5; 3, 6, largest at 2, 5.",
    ),
    "ties of a network": (lambda ax: network(ax), "Ties “backs”: Ankara – Tripoli; Tripoli – Benghazi."),
    "points of a network": (lambda ax: network(ax), "Points “sides”, 3: Ankara; Tripoli; Benghazi."),
    "a network that lacks a name": (
        lambda ax: network(ax, ("Ankara", "Tripoli", "")),
        "Ranges “backs”: 0 to 1: 0; 1: 0 to 2.",
    ),
    "crossing": (lambda ax: two_lines(ax), "“Russia” rises above “Turkey” between 2014 and 2015."),
    "lines without visible names": (
        lambda ax: two_lines(ax, label=False),
        "“Turkey” (its name is not shown)",
    ),
}


@pytest.mark.parametrize("kind", SAID)
def test_each_kind_of_artist_is_told(kind):
    draw, said = SAID[kind]
    assert said in words(draw)


@pytest.mark.parametrize("kind", SAID)
def test_the_text_is_the_same_each_time_and_shows_no_machine_words(kind):
    draw, _ = SAID[kind]
    text = words(draw)
    assert text == words(draw)
    assert not re.search(r"\bnan\b|\binf\b|<[a-z_.]+|0x[0-9a-f]{6}|Artist|np\.|Timestamp", text), text


def test_drawing_the_figure_does_not_change_its_text():
    for draw, _ in SAID.values():
        fig = Figure(layout="constrained")
        draw(fig.subplots())
        before = describe(fig)
        fig.draw_without_rendering()
        assert describe(fig) == before


def test_a_right_label_at_a_line_end_is_not_told_twice():
    assert "Text" not in words(two_lines)


def test_a_wrong_label_at_a_line_end_is_told():
    def wrong(ax):
        two_lines(ax)
        ax.texts[0].set_text("China")

    assert "Text at 2019, 12: China." in words(wrong) or "Text at 2019, 1: China." in words(wrong)


def test_every_axes_is_told_also_a_twin_but_no_hidden_one():
    def draw(axes):
        axes[0].set(title="one", ylabel="tonnes")
        axes[0].twinx().set_ylabel("dollars")
        axes[1].set_title("two")
        axes[2].set(title="hidden", visible=False)

    text = words(draw, ncols=3)
    assert (
        "Chart: one\n" in text and "Up: tonnes" in text and "Up: dollars" in text and "Chart: two\n" in text
    )
    assert "hidden" not in text


def test_a_text_that_names_a_point_of_a_network_is_not_told_twice():
    assert "Text" not in words(network)
    apart = words(lambda ax: [network(ax), ax.text(5, 5, "a remark")])
    assert "Text at 5, 5: a remark." in apart


def test_axes_that_are_switched_off_have_no_scales():
    assert "Across" not in words(lambda ax: ax.set_axis_off())


def test_words_beside_the_axes_are_told():
    fig = Figure()
    fig.subplots()
    fig.text(0, 0, "Source: Comtrade")
    assert describe(fig).endswith("Source: Comtrade")


def test_five_lines_are_not_compared_with_each_other():
    def draw(ax, count):
        for turn in range(count):
            ax.plot(YEARS, np.roll(UP, turn), label=f"line {turn}")

    assert "rises above" in words(lambda ax: draw(ax, 4))
    assert "rises above" not in words(lambda ax: draw(ax, 5))


def test_many_crossings_are_counted():
    def draw(ax):
        ax.plot(range(20), [0, 2] * 10, label="a")
        ax.plot(range(20), [1] * 20, label="b")

    assert "“a” and “b” cross 19 times in all." in words(draw)


# -- every wrong figure says something else -------------------------------------------------------------


def changed(values, place, new):
    values = np.array(values, dtype=float)
    values[place] = new
    return values


def with_event(ax, event="EV049", label="jet", marked=True):
    two_lines(ax)
    if marked:
        mark_events(ax, {event: label})


def bars(ax, names=("a", "b", "c"), sizes=(1, 2, 3)):
    ax.bar(names, sizes, label="share")


def heat(ax, cells=GRID, columns="abc"):
    ax.imshow(cells)
    ax.set_xticks(range(3), list(columns))


def band(ax, low=1.0, high=3.0):
    ax.plot([1, 2, 3], [2, 2, 2], label="best")
    ax.fill_between([1, 2, 3], low, high, label="interval")
    ax.set(xlim=(1, 3), ylim=(0, 5))


def dated(ax, days=DAYS, values=range(6)):
    ax.plot(days, list(values), label="lira")
    ax.xaxis.set_major_locator(mdates.MonthLocator())


MUTATIONS = {
    "two series swapped": (two_lines, lambda ax: two_lines(ax, DOWN, UP)),
    "labels exchanged": (two_lines, lambda ax: two_lines(ax, names=("Turkey", "Russia"))),
    "another name": (two_lines, lambda ax: two_lines(ax, names=("Russia", "China"))),
    "one value": (two_lines, lambda ax: two_lines(ax, changed(UP, 4, 8))),
    "the last value": (two_lines, lambda ax: two_lines(ax, changed(UP, -1, 11.8))),
    "a value lost": (two_lines, lambda ax: two_lines(ax, changed(UP, 4, np.nan))),
    "one year late": (two_lines, lambda ax: two_lines(ax, years=YEARS + 1)),
    "a series turned round": (two_lines, lambda ax: two_lines(ax, second=UP - 0.5)),
    "limits cut above": (two_lines, lines_of(two_lines, settings(ylim=(0, 8)))),
    "limits not from zero": (two_lines, lines_of(two_lines, settings(ylim=(0.5, 15)))),
    "limits cut at the side": (two_lines, lines_of(two_lines, settings(xlim=(2012, 2019.5)))),
    "logarithmic": (two_lines, lines_of(two_lines, settings(ylim=(0.1, 15), yscale="log"))),
    "upside down": (two_lines, lines_of(two_lines, settings(ylim=(15, 0)))),
    "another unit": (two_lines, lines_of(two_lines, settings(ylabel="million US dollars"))),
    "another name across": (two_lines, lines_of(two_lines, settings(xlabel="month"))),
    "another title": (two_lines, lines_of(two_lines, settings(title="Gas"))),
    "line labels left out": (two_lines, lambda ax: two_lines(ax, label=False)),
    "line removed": (two_lines, lines_of(two_lines, lambda ax: ax.get_lines()[1].remove())),
    "event dropped": (with_event, lambda ax: with_event(ax, marked=False)),
    "another event": (with_event, lambda ax: with_event(ax, event="EV022")),
    "event misnamed": (with_event, lambda ax: with_event(ax, label="pandemic")),
    "rule moved": (lambda ax: ax.axhline(1), lambda ax: ax.axhline(2)),
    "rule turned": (lambda ax: ax.axhline(1), lambda ax: ax.axvline(1)),
    "bars exchanged": (bars, lambda ax: bars(ax, sizes=(2, 1, 3))),
    "names of bars exchanged": (bars, lambda ax: bars(ax, names=("b", "a", "c"))),
    "a bar changed": (bars, lambda ax: bars(ax, sizes=(1, 2, 3.05))),
    "a bar dropped": (bars, lambda ax: bars(ax, ("a", "b"), (1, 2))),
    "bars not stacked": (
        stacked,
        lambda ax: [ax.bar([2010, 2011, 2012], size, label=name) for name, size in STACK],
    ),
    "stack in another order": (stacked, lambda ax: stacked(ax, STACK[::-1])),
    "cells exchanged": (heat, lambda ax: heat(ax, GRID[:, ::-1])),
    "names of columns exchanged": (heat, lambda ax: heat(ax, columns="acb")),
    "a cell changed": (heat, lambda ax: heat(ax, changed(GRID, (1, 1), 4.5))),
    "heatmap turned upside down": (heat, lambda ax: heat(ax, GRID[::-1])),
    "a point moved": (lambda ax: ax.scatter([1, 2], [3, 4]), lambda ax: ax.scatter([1, 2], [3, 4.1])),
    "a point dropped": (lambda ax: ax.scatter([1, 2], [3, 4]), lambda ax: ax.scatter([1], [3])),
    "interval wider": (band, lambda ax: band(ax, high=3.5)),
    "interval moved, as wide as before": (band, lambda ax: band(ax, 1.5, 3.5)),
    "error bar longer": (
        lines_of(lambda ax: ax.errorbar([1], [2], yerr=[1]), settings(ylim=(0, 5))),
        lines_of(lambda ax: ax.errorbar([1], [2], yerr=[1.5]), settings(ylim=(0, 5))),
    ),
    "a month late": (dated, lambda ax: dated(ax, DAYS + pd.DateOffset(months=1))),
    "slope changed": (lambda ax: ax.axline((0, 0), slope=1), lambda ax: ax.axline((0, 0), slope=1.1)),
    "text moved": (lambda ax: ax.text(1, 2, "here"), lambda ax: ax.text(1, 3, "here")),
    "text changed": (lambda ax: ax.text(1, 2, "here"), lambda ax: ax.text(1, 2, "there")),
    "a border moved": (borders, lambda ax: borders(ax, 0.5)),
    "a country out of view": (borders, lambda ax: borders(ax, 20)),
    "a tie between others": (network, lambda ax: network(ax, ties=((0, 2), (1, 2)))),
    "a tie dropped": (network, lambda ax: network(ax, ties=((0, 1),))),
    "names in a network exchanged": (network, lambda ax: network(ax, ("Tripoli", "Ankara", "Benghazi"))),
    "another point the largest": (
        lambda ax: ax.scatter([1, 2], [3, 4], s=[9, 30]),
        lambda ax: ax.scatter([1, 2], [3, 4], s=[30, 9]),
    ),
    "legend dropped": (lambda ax: band(ax), lines_of(band, lambda ax: ax.legend())),
}


@pytest.mark.parametrize("wrong", MUTATIONS)
def test_every_wrong_figure_has_another_text(wrong):
    right, mutated = MUTATIONS[wrong]
    assert words(right) != words(mutated)


sizes = st.lists(st.integers(-1000, 1000), min_size=5, max_size=30).map(lambda units: np.array(units) / 10)


def plot(values, low, high):
    def draw(ax):
        ax.plot(np.arange(len(values)), values, label="a")
        ax.set(ylim=(low, high))

    return words(draw)


@effort(max_examples=40, deadline=None)
@given(sizes, st.integers(0, 3), st.floats(0.01, 0.5), st.floats(-300, 300))
def test_a_change_of_one_percent_of_the_axis_is_seen(values, which, part, shift):
    """At the start, the end, the highest and the lowest point, wherever on the scale the axis lies."""
    values = values + shift
    low, high = values.min() - 60, values.max() + 60
    place = [0, -1, int(np.argmax(values)), int(np.argmin(values))][which]
    wrong = changed(values, place, values[place] + part * (high - low) * (-1 if which == 3 else 1))
    assume(wrong.max() < high and wrong.min() > low)
    assert plot(values, low, high) != plot(wrong, low, high)


@effort(max_examples=40, deadline=None)
@given(sizes, st.floats(0.01, 0.2))
def test_a_change_of_the_average_by_one_percent_of_the_axis_is_seen(values, part):
    low, high = values.min() - 200, values.max() + 200
    assert plot(values, low, high) != plot(values + part * (high - low), low, high)


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_number_reads_as_a_number_or_as_missing(value):
    said = number(value)
    assert said == "missing" or abs(float(said.replace(",", "")) - value) <= max(0.5, abs(value) * 0.005)
    assert "nan" not in said and "inf" not in said and said != "-0"
