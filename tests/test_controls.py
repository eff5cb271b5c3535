"""Controls: they show what they were asked for, reach what they declare, and nothing senseless."""

from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quasialliance.controls import Choice, Slider, Span, Toggle
from quasialliance.errors import CourseError
from quasialliance.panel import Panel
from quasialliance.sliders import Sliders

YEARS = range(2012, 2025)
SEVEN = {f"part {n}": value for n, value in enumerate([10, 15, 15, 15, 15, 15, 15])}
TENTHS = [step / 10 for step in range(11)]

MAKERS = {
    "choice": lambda: Choice("Flow", ["import", "export", "both"], "export"),
    "choice with names": lambda: Choice("Country", {"Turkey": "TUR", "Russia": "RUS"}),
    "choice of tuples": lambda: Choice("Period", {"before": (2004, 2014), "after": (2015, 2020)}),
    "slider": lambda: Slider("Year", YEARS, 2015, unit="AD"),
    "months": lambda: Slider("Month", [f"{2011 + n // 12}-{n % 12 + 1:02}" for n in range(48)], "2012-03"),
    "span": lambda: Span("Window", YEARS, (2012, 2020)),
    "span of one year": lambda: Span("Window", YEARS, (2012, 2012), apart=0),
    "span of three": lambda: Span("Window", YEARS, (2012, 2020), apart=3),
    "toggle": lambda: Toggle("Deflate", True),
    "free sliders": lambda: Sliders("Payoffs", {"a": 1, "b": 2, "c": 3}, range(5)),
    "weights": lambda: Sliders("Weights", {"a": 50, "b": 25, "c": 25}, range(0, 101, 25), total=100),
    "weights of one": lambda: Sliders("Weights", {"a": 0.3, "b": 0.3, "c": 0.4}, TENTHS, total=1),
    "seven weights": lambda: Sliders("Weights", SEVEN, range(0, 101, 5), total=100),
    "eight payoffs": lambda: Sliders("Payoffs", dict.fromkeys("abcdefgh", 2), range(5)),
}
every_control = pytest.mark.parametrize("kind", MAKERS)


@every_control
def test_a_control_shows_the_start_that_it_was_asked_for(kind):
    control = MAKERS[kind]()
    assert control.value == control.start
    assert control.start in control.values()


@every_control
def test_every_declared_value_can_be_shown_and_left_again(kind):
    control = MAKERS[kind]()
    values = control.values()
    assert max(Counter(values).values()) == 1, "a value is declared twice"
    for value in values:
        control.set(value)
        assert control.value == value
    control.reset()
    assert control.value == control.start


@every_control
def test_the_values_one_step_away_are_reachable_and_others(kind):
    control = MAKERS[kind]()
    for value in control.values()[:200]:
        for near in control.near(value):
            assert near != value
            control.set(near)
            assert control.value == near


@every_control
def test_all_that_combines_with_other_controls_is_declared(kind):
    control = MAKERS[kind]()
    assert set(control.alone()) <= set(control.values())
    assert control.start in control.alone()


@every_control
def test_a_change_is_told_once_and_no_change_is_not(kind):
    control, told = MAKERS[kind](), []
    control.watch(lambda: told.append(control.value))
    control.set(control.start)
    assert told == []
    other = control.near(control.start)[0]
    control.set(other)
    assert told[-1] == other
    assert len(told) == 1 or isinstance(control, Span)  # a span may pass through the value it corrects


@every_control
def test_each_part_has_a_visible_description(kind):
    control = MAKERS[kind]()
    for part in getattr(control, "parts", [control]):
        assert part.widget.description.strip()
        assert part.widget.style.description_width in (None, "", "initial"), "a long description would be cut"


# -- what is asked for must be possible -----------------------------------------------------------------

WRONG_STARTS = {
    "not an option": lambda: Choice("Flow", ["import", "export"], "transit"),
    "outside the slider": lambda: Slider("Year", YEARS, 2030),
    "between two steps": lambda: Slider("Share", range(0, 101, 5), 12),
    "end before start": lambda: Span("Window", YEARS, (2020, 2012)),
    "too near": lambda: Span("Window", YEARS, (2012, 2013), apart=3),
    "never far enough apart": lambda: Span("Window", [1, 2], (1, 2), apart=3),
    "a year that is missing": lambda: Span("Window", YEARS, (2012, 2030)),
    "a part outside": lambda: Sliders("Payoffs", {"a": 1, "b": 9}, range(5)),
    "not the total": lambda: Sliders("Weights", {"a": 50, "b": 40}, range(0, 101, 10), total=100),
    "steps short of the total": lambda: Sliders("Weights", {"a": 50, "b": 50}, range(0, 61, 10), total=100),
    "steps not from zero": lambda: Sliders("Weights", {"a": 50, "b": 50}, range(10, 101, 10), total=100),
    "uneven steps": lambda: Sliders("Weights", {"a": 50, "b": 50}, [0, 10, 50, 100], total=100),
    "one slider with a total": lambda: Sliders("Weights", {"a": 100}, range(0, 101, 10), total=100),
}


@pytest.mark.parametrize("wrong", WRONG_STARTS)
def test_an_impossible_start_is_one_clear_sentence(wrong):
    with pytest.raises(CourseError) as error:
        WRONG_STARTS[wrong]()
    assert "“" in str(error.value) and "\n" not in str(error.value)


def test_a_value_that_is_cut_to_fit_is_noticed():
    class Clamping(Slider):
        def _make(self):
            widget = super()._make()
            widget.index = 0  # as ipywidgets does with a start beyond its ends, in silence
            return widget

    with pytest.raises(CourseError, match="asked for 2015 but shows 2012"):
        Clamping("Year", YEARS, 2015)


# -- dependent controls ---------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12))
def test_the_end_of_a_span_never_comes_too_near_its_start(apart, moves):
    """A browser sends the places of both handles; here also in the wrong order."""
    span = Span("Window", YEARS, (2012, 2024), apart=apart)
    values, seen = set(span.values()), []
    span.watch(lambda: seen.append(span.value))
    for move in moves:
        span.widget.index = move
        assert span.value[1] - span.value[0] >= apart
        assert span.value in values
        assert tuple(span.widget.index) == tuple(span.steps.index(end) for end in span.value)
    assert set(seen) <= values, "the view was asked for a state that cannot be reached"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from([1, -1, 3, -3])), max_size=30))
def test_one_handle_pushes_the_other(moves):
    """Key by key, as a learner moves one handle at a time."""
    span = Span("Window", YEARS, (2014, 2018), apart=2)
    for second, step in moves:
        before = [span.steps.index(end) for end in span.value]
        after = list(before)
        after[second] = min(12, max(0, after[second] + step))
        span.widget.index = tuple(sorted(after))
        first, last = (span.steps.index(end) for end in span.value)
        assert last - first >= 2
        if after[0] <= after[1] and (after[0] <= 10, after[1] >= 2)[second]:
            assert (first, last)[second] == after[second], "the handle that was moved gave way"


def test_a_handle_at_the_edge_stays_there():
    span = Span("Window", YEARS, (2012, 2014), apart=2)
    span.widget.value = (2012, 2013)  # the end moved down: no room left for the start
    assert span.value == (2012, 2014)
    span.widget.value = (2023, 2024)
    assert span.value == (2022, 2024)


def weights_and_moves():
    kinds = st.sampled_from(["weights", "weights of one", "seven weights"])
    return kinds, st.lists(st.tuples(st.integers(0, 6), st.integers(0, 20)), max_size=10)


@settings(max_examples=60, deadline=None)
@given(*weights_and_moves())
def test_weights_always_add_up(kind, moves):
    weights = MAKERS[kind]()
    told = []
    weights.watch(lambda: told.append(weights.value))
    for place, at in moves:
        part = weights.parts[place % len(weights.parts)]
        part.widget.index = at % len(weights.steps)
        assert sum(weights.value) == pytest.approx(weights.total)
        assert set(weights.value) <= set(weights.steps)
        assert part.value == weights.steps[at % len(weights.steps)], "the slider that was moved stays"
    assert all(sum(value) == pytest.approx(weights.total) for value in told)


def test_moving_one_weight_keeps_the_proportion_of_the_others():
    weights = Sliders("Weights", {"a": 40, "b": 40, "c": 20}, range(0, 101, 10), total=100)
    weights.parts[0].set(70)
    assert weights.value == (70, 20, 10)
    weights.parts[0].set(100)
    weights.parts[0].set(50)  # nothing is left of the old proportion: equal shares, as near as steps allow
    assert sorted(weights.value[1:]) == [20, 30]


def test_the_total_is_what_keeps_weights_together():
    """Without it the property above fails: the test can fail."""
    free = Sliders("Weights", {"a": 50, "b": 50}, range(0, 101, 10))
    free.parts[0].set(100)
    assert sum(free.value) == 150


def test_walking_from_state_to_state_never_leaves_the_declared_values():
    weights = MAKERS["weights"]()
    declared, reached, todo = set(weights.values()), {weights.start}, [weights.start]
    while todo:
        for near in weights.near(todo.pop()):
            if near not in reached:
                reached.add(near)
                todo.append(near)
    assert reached == declared


# -- large products -------------------------------------------------------------------------------------


def panel(**controls) -> Panel:
    def view(ax, **state):
        """Which one?

        Panel 9.9. A chart."""
        ax.plot([1, 2], [3, 4])
        return "It rises."

    return Panel(view, **controls)


def pairs_of(states, one: int, two: int) -> set:
    return {(state[one], state[two]) for state in states}


def test_few_states_are_all_visited():
    small = panel(flow=MAKERS["choice"](), country=MAKERS["choice with names"](), deflate=MAKERS["toggle"]())
    assert sorted(small.states()) == sorted(
        product(["import", "export", "both"], ["TUR", "RUS"], [False, True])
    )


def test_many_states_are_visited_in_all_pairs_and_none_twice():
    large = panel(month=MAKERS["months"](), span=MAKERS["span"](), flow=MAKERS["choice"]())
    states = list(large.states())
    every = [control.values() for control in large.controls.values()]
    assert len(every[0]) == 48 and len(every[1]) == 78
    assert len(set(states)) == len(states) < 48 * 78 * 3
    assert large.start in states
    for one, two in combinations(range(3), 2):
        assert pairs_of(states, one, two) == set(product(every[one], every[two]))


LOOK_AHEAD = {
    "05 build your index": ({"weights": "seven weights", "how": "choice", "mean": "toggle"}, 2000),
    "08 map by month": ({"month": "months", "theatre": "choice"}, 200),
    "09 payoffs and equilibria": ({"payoffs": "eight payoffs", "crisis": "choice"}, 1000),
}


@pytest.mark.parametrize("plan", LOOK_AHEAD)
def test_the_panels_to_come_have_few_enough_states(plan):
    kinds, most = LOOK_AHEAD[plan]
    planned = panel(**{name: MAKERS[kind]() for name, kind in kinds.items()})
    states = list(planned.states())
    assert len(set(states)) == len(states) <= most
    for place, control in enumerate(planned.controls.values()):
        assert {state[place] for state in states} == set(control.values())
    for one, two in combinations(range(len(kinds)), 2):
        first, second = (list(planned.controls.values())[place].alone() for place in (one, two))
        assert pairs_of(states, one, two) >= set(product(first, second))


def test_all_pairs_of_two_payoffs_are_visited():
    values = MAKERS["eight payoffs"]().values()
    for one, two in combinations(range(8), 2):
        assert pairs_of(values, one, two) == set(product(range(5), repeat=2))


def test_seven_weights_visit_each_step_of_each_slider_and_coarse_pairs():
    """All pairs of 21 steps would be four thousand states; the corners and every fourth step must do."""
    weights = MAKERS["seven weights"]()
    values = weights.values()
    assert all(sum(value) == 100 for value in values)
    for place in range(7):
        assert {value[place] for value in values} >= set(range(0, 101, 5))
    coarse = {pair for pair in product(range(0, 101, 20), repeat=2) if sum(pair) <= 100}
    for one, two in combinations(range(7), 2):
        assert pairs_of(values, one, two) >= coarse
