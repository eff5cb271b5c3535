"""The look: readable without colour, one look for each country, labels apart, events from the timeline."""

from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from quasialliance import countries, guess, style
from quasialliance.data import load
from quasialliance.errors import CourseError
from quasialliance.style import LOOK, label_lines, mark_events, whole_years
from quasialliance.twin import describe
from sight_rules import contrast

COUNTRIES = [*countries._LOOKS, "XXX"]


@pytest.fixture
def ax():
    with mpl.rc_context(LOOK):
        _, ax = plt.subplots()
        yield ax
    plt.close("all")


# -- contrast -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_country_stands_out_from_the_paper(code):
    assert contrast(countries.colour(code)) >= 3


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_label_in_the_colour_of_a_country_can_be_read(code):
    assert contrast(countries.colour(code)) >= 4.5


def test_lines_without_a_country_stand_out_and_differ_in_style_too():
    cycle = list(LOOK["axes.prop_cycle"])
    assert all(contrast(one["color"]) >= 4.5 for one in cycle)
    assert len({str(one["linestyle"]) for one in cycle}) == len({one["color"] for one in cycle}) == len(cycle)


@pytest.mark.parametrize(
    "shade", [style.QUIET, LOOK["axes.labelcolor"], LOOK["xtick.color"], LOOK["ytick.color"]]
)
def test_texts_can_be_read(shade):
    assert contrast(shade) >= 4.5


def test_event_names_can_be_read_on_their_band():
    band = [0.55 * part + 0.45 for part in to_rgb("#D8D8D8")]
    assert contrast(style.QUIET, band) >= 4.5


@pytest.mark.parametrize("shade", [guess.YOURS, guess.DATA])
def test_guess_and_data_stand_out(shade):
    assert contrast(shade) >= 4.5


# -- countries ------------------------------------------------------------------------------------------


def test_each_country_has_a_colour_and_a_line_of_its_own():
    for one, two in combinations(COUNTRIES, 2):
        assert countries.colour(one) != countries.colour(two)
        assert countries.line(one)["linestyle"] != countries.line(two)["linestyle"], (one, two)


def test_a_line_carries_the_name_of_its_country(ax):
    (drawn,) = ax.plot([1, 2], [3, 4], **countries.line("TUR"))
    assert (drawn.get_label(), drawn.get_color()) == ("Turkey", countries.colour("TUR"))


def test_a_country_without_colour_is_grey_and_keeps_its_name():
    assert countries.colour("NOR") == countries.colour("???")
    assert countries.line("NOR")["label"] == "Norway"
    assert countries.name("???") == "???"


def test_every_country_in_the_tables_has_a_name():
    codes = set(load("trade_by_partner")["partner"]) | set(load("tourism_arrivals")["nationality"])
    assert {code for code in codes if countries.name(code) == code} == set()


# -- the look -------------------------------------------------------------------------------------------


def test_the_look_is_put_on_and_every_setting_exists():
    with mpl.rc_context():
        style.look()
        wanted = mpl.RcParams(LOOK)  # as matplotlib reads it: a tuple becomes a list
        different = [name for name, value in wanted.items() if mpl.rcParams[name] != value]
        assert different == []


def test_years_are_whole(ax):
    ax.plot([2019, 2020, 2021], [1, 2, 3])
    ax.set(xlabel="year", xlim=(2018.9, 2021.1))
    halves = ax.get_xticks()
    whole_years(ax.figure)
    assert any(tick % 1 for tick in halves), "otherwise nothing is tested"
    assert not any(tick % 1 for tick in ax.get_xticks())


# -- labels at line ends --------------------------------------------------------------------------------


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_labels_are_moved_apart_and_keep_their_order(heights):
    placed = style._spread(sorted(heights), 0.06)
    assert placed[0] >= min(style.FOOT, *heights), "none is pushed down to the ticks"
    gaps = np.diff(placed)
    assert (gaps >= 0.06 - 1e-3).all()
    if len(heights) > 1 and np.diff(sorted(heights)).min() > 0.06:
        assert placed == pytest.approx(sorted(heights)), "what is apart already is not moved"


def overlaps(ax) -> list[tuple[str, str]]:
    ax.figure.draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent()) for text in ax.texts]
    return [(one, two) for (one, a), (two, b) in combinations(boxes, 2) if a.overlaps(b)]


def close_lines(ax):
    for turn, name in enumerate(["imports", "exports", "gas", "tourism"]):
        ax.plot([1, 2, 3], [0, 5, 7 + turn / 50], label=name)


def test_labels_do_not_overlap(ax):
    close_lines(ax)
    label_lines(ax)
    assert overlaps(ax) == []


def test_labels_stand_right_wherever_the_axes_are_put_afterwards(ax):
    close_lines(ax)
    label_lines(ax)
    ax.set_position([0.3, 0.1, 0.3, 0.3])
    ax.figure.set_layout_engine("none")
    assert overlaps(ax) != [], "on a small chart the least distance is too small for the letters"
    heights = [ax.transAxes.inverted().transform(text.get_window_extent())[:, 1].mean() for text in ax.texts]
    assert np.diff(heights) == pytest.approx(0.062, abs=0.005)


def test_without_room_labels_would_overlap(ax):
    close_lines(ax)
    label_lines(ax, gap=0)
    assert overlaps(ax) != []


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_a_label_has_the_colour_of_its_line_and_stands_at_its_end(ax, scale):
    ax.plot([1, 2, 3], [2, 5, np.nan], label="gas")
    ax.plot(pd.Index([1, 2, 3]), [1, 2, 40], label="oil")
    ax.set_yscale(scale)
    label_lines(ax)
    found = {text.get_text(): (text.xy, text.get_color()) for text in ax.texts}
    gas, oil = ax.get_lines()
    assert found == {"gas": ((2, 5), gas.get_color()), "oil": ((3, 40), oil.get_color())}
    assert "Text" not in describe(ax.figure), "labels in place are no extra facts"


def test_lines_without_name_or_points_have_no_label(ax):
    ax.plot([1, 2], [np.nan, np.nan], label="nothing")
    ax.plot([1, 2], [3, 4])
    label_lines(ax)
    assert len(ax.texts) == 0


def test_labels_work_on_dates(ax):
    ax.plot(pd.date_range("2020-01-01", periods=3), [1, 2, 3], label="lira")
    label_lines(ax)
    assert ax.texts[0].get_text() == "lira"


# -- events ---------------------------------------------------------------------------------------------


def day(event_id, column="date") -> pd.Timestamp:
    """A day of the timeline, read past `mark_events`."""
    return pd.Timestamp(str(load("timeline_events").set_index("event_id").loc[event_id, column]))


def bands(ax) -> dict[str, tuple[float, float]]:
    boxes = {patch.get_label(): patch.get_bbox() for patch in ax.patches}
    return {name.removeprefix("_event "): (box.x0, box.x1) for name, box in boxes.items()}


def test_an_event_stands_where_the_timeline_says(ax):
    ax.set(xlim=(2010, 2020), xlabel="year")
    mark_events(ax, {"EV049": "jet", ("EV049", "EV076"): "crisis"})
    found = bands(ax)
    first, last = day("EV049"), day("EV076")
    begin = first.year - 0.5 + (first.day_of_year - 1) / 365.25
    assert found["jet"][0] == pytest.approx(begin, abs=0.01)
    assert 0.2 <= found["jet"][1] - found["jet"][0] <= 0.5, "a day is widened until it can be seen"
    assert found["crisis"][0] == found["jet"][0]
    assert found["crisis"][1] == pytest.approx(last.year - 0.5 + last.day_of_year / 365.25, abs=0.02)
    assert found["crisis"][1] > found["jet"][1]


def test_another_event_stands_elsewhere(ax):
    mark_events(ax, {"EV022": "a", "EV049": "b"})
    assert bands(ax)["a"] != bands(ax)["b"]


def test_on_dates_an_event_stands_on_its_day(ax):
    ax.plot(pd.date_range("2015-01-01", "2016-12-31", periods=5), range(5))
    mark_events(ax, {"EV049": "jet"})
    left, right = bands(ax)["jet"]
    assert left == mpl.dates.date2num(day("EV049"))
    assert right - left >= 1


def test_the_name_of_an_event_is_written_in_its_band(ax):
    ax.set_xlim(2010, 2020)
    mark_events(ax, {"EV049": "jet"})
    (text,) = ax.texts
    left, right = bands(ax)["jet"]
    assert text.get_text() == "jet"
    assert left <= text.get_position()[0] <= right


@pytest.mark.parametrize("wrong", ["EV999", ("EV049", "EV999"), ("EV999", "EV049")])
def test_an_unknown_event_is_one_clear_sentence(ax, wrong):
    with pytest.raises(CourseError, match=r"no event 'EV999'.*timeline_events"):
        mark_events(ax, {wrong: "nothing"})
