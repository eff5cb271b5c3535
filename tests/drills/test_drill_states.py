"""Every panel of every notebook, in every state that its controls can reach: it draws, speaks, and fits.

After the states comes a random walk of 500 moves through the controls: a move is mostly one key press at one
control, sometimes a jump, the text unfolded or folded, or Reset. A state that was visited comes from the
panel's memory, another one is drawn. Neither an error nor a figure, nor memory may be left. What is drawn is
told but not turned into dots, which takes most of the time; with QUASIALLIANCE_DRILLS=full it is.
"""

import base64
import io
import os
import re
from contextlib import nullcontext
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
import quasialliance.figure
import quasialliance.panel
from house_rules import pictures
from matplotlib.text import Annotation
from notebook_tools import NOTEBOOKS, calls, code_cells, name_of, no_picture, read, replaced, run_here
from PIL import Image, ImageChops
from quasialliance import twin
from quasialliance.controls import Choice, Slider, Toggle
from quasialliance.panel import Panel
from quasialliance.style import LOOK, label_lines
from quasialliance.twin import beside
from sight_rules import sight_problems
from walks import walk_all

FULL = os.environ.get("QUASIALLIANCE_DRILLS") == "full"
MOVES = 500  # of a walk
CLEARLY, DOTS = 40, 150  # of 255 greys; a label that has moved changes some hundreds of half a million dots
SAMPLE = 12  # states that are also laid out in full, beside the start and the extremes
NO_VALUE = re.compile(r"\b(nan|NaN|None|inf|NaT)\b")
ALL_MISSING = re.compile(r"(Bars|Cells)[^:;]*: ?([^;]*missing[^;]*(;|\.$))+")


# -- one state ------------------------------------------------------------------------------------------


def said_problems(figure, sentence: str, text: str) -> list[str]:
    """What is wrong with the words of a drawn state: the sentence of its view, and its text twin."""
    drawn = [ax for ax in figure.axes if ax.lines or ax.patches or ax.collections or ax.images]
    found = [] if drawn else ["nothing is drawn"]
    found += [f"“{match.group()}” in: {sentence}" for match in NO_VALUE.finditer(sentence)]
    for line in text.splitlines():
        if NO_VALUE.search(line) or ALL_MISSING.match(line):
            found.append(f"no value in: {line}")
        found += [f"“{bad}” in: {line}" for bad in ("nothing to see", "all empty", "no unit") if bad in line]
    return found


def texts_of(ax, renderer):
    """The texts that an axes really shows, by kind: what must not overlap stands in one list."""
    texts = [text for text in ax.texts if text.get_visible() and text.get_text().strip()]
    texts = [text for text in texts if not isinstance(text, Annotation) or text._check_xy(renderer)]
    ticks = {}
    for axis in (ax.xaxis, ax.yaxis):
        low, high = sorted(axis.get_view_interval())
        shown = [tick for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high and ax.axison]
        ticks[axis] = [tick.label1 for tick in shown if tick.label1.get_visible() and tick.label1.get_text()]
    return {
        "labels": [text for text in texts if text.get_gid() != "event"],
        "event names": [text for text in texts if text.get_gid() == "event"],
        "ticks across": ticks[ax.xaxis],
        "ticks up": ticks[ax.yaxis],
        "other texts": [
            part for part in (ax.title, ax._left_title, ax.xaxis.label, ax.yaxis.label) if part.get_text()
        ],
    }


def layout_problems(figure) -> list[str]:
    """Texts that leave the figure, and labels of one kind that overlap."""
    figure.draw_without_rendering()
    renderer, found = figure._get_renderer(), []
    frame = figure.bbox.padded(0.5)

    def box(text):
        return text.get_window_extent(renderer)

    def leaves(extent):
        return extent.x0 < frame.x0 or extent.y0 < frame.y0 or extent.x1 > frame.x1 or extent.y1 > frame.y1

    for ax in (ax for ax in figure.axes if ax.get_visible()):
        for kind, texts in texts_of(ax, renderer).items():
            found += [f"leaves the figure: {text.get_text()!r}" for text in texts if leaves(box(text))]
            if kind != "other texts":
                boxes = [(text.get_text(), box(text).padded(-1)) for text in texts]
                found += [
                    f"{kind} overlap: {a!r}, {b!r}"
                    for (a, one), (b, two) in combinations(boxes, 2)
                    if one.overlaps(two)
                ]
        found += [f"the name of an axis touches its ticks: {name}" for name in names_on_ticks(ax, box)]
        if ax.get_legend() and leaves(ax.get_legend().get_window_extent(renderer)):
            found.append("leaves the figure: the legend")
    return found + [f"leaves the figure: {text.get_text()!r}" for text in beside(figure) if leaves(box(text))]


def names_on_ticks(ax, box) -> list[str]:
    """Names of axes that stand where their numbers stand."""
    axes = [axis for axis in (ax.xaxis, ax.yaxis) if ax.axison and axis.label.get_text()]
    ticks = {
        axis: [one for one in axis.get_ticklabels() if one.get_visible() and one.get_text()] for axis in axes
    }
    return [
        axis.label.get_text()
        for axis in axes
        if any(box(axis.label).padded(-1).overlaps(box(tick).padded(-1)) for tick in ticks[axis])
    ]


# -- one panel ------------------------------------------------------------------------------------------


def control_problems(panel: Panel) -> list[str]:
    found = [] if len(panel.controls) <= 3 else [f"{len(panel.controls)} controls; three are enough"]
    for name, control in panel.controls.items():
        if control.value != control.start or control.start not in control.values():
            found.append(f"{name} was asked for {control.start!r} but shows {control.value!r}")
        parts = getattr(control, "parts", [control])
        found += [f"{name} has no description" for part in parts if not part.widget.description.strip()]
    return found


def sample(panel: Panel, states: list[tuple]) -> set[tuple]:
    """The start, the ends of each control, and states from everywhere."""
    chosen = {panel.start, *states[:: max(1, len(states) // SAMPLE)], states[-1]}
    for place, control in enumerate(panel.controls.values()):
        for end in (control.values()[0], control.values()[-1]):
            chosen.add((*panel.start[:place], end, *panel.start[place + 1 :]))
    return chosen


def sweep(panel: Panel) -> list[str]:
    """All that is wrong with a panel, as "state: problem"; empty when all is well."""
    panel.drawn.clear()
    found, states = control_problems(panel), list(panel.states())
    laid_out = sample(panel, states)
    for state in dict.fromkeys([*states, *laid_out]):
        try:
            done = panel.drawing(state)
            problems = said_problems(panel._figure, done.sentence, done.text)
            if panel.holds is not None and not panel.holds(**panel.arguments(state)):
                problems.append("what must hold does not hold")
            if state in laid_out:
                with mpl.rc_context(LOOK):
                    problems += layout_problems(panel._figure)
        except Exception as error:
            problems = [f"{type(error).__name__}: {error}"]
        found += [f"{state}: {problem}" for problem in problems]
    return found


def report(problems: list[str]) -> str:
    head = f"{len(problems)} problems\n" + "\n".join(problems[:30])
    return head + ("\n…" if len(problems) > 30 else "")


# -- the notebooks --------------------------------------------------------------------------------------


def figure_problems(figure) -> list[str]:
    return layout_problems(figure) + said_problems(figure, "", twin.describe(figure)) + sight_problems(figure)


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=name_of)
def run(request, tmp_path_factory):
    """A notebook, run once in this process for all tests of this file."""
    ledger = tmp_path_factory.mktemp("ledger") / "ledger.jsonl"
    run = run_here(request.param, ledger, inspect=figure_problems)
    run.ledger = ledger
    return run


def test_every_panel_that_the_source_makes_was_found(run):
    made = sum(calls(cell.source, "Panel", "Guess") for cell in code_cells(read(run.path)))
    assert len(run.panels) == made


def test_running_a_notebook_untouched_records_nothing(run):
    assert not run.ledger.exists()


def test_panels_in_a_notebook_show_the_state_that_they_store(run):
    """The stored picture is the start: nothing that ran before has moved a control."""
    assert all(panel.state == panel.start for panel in run.panels)


@pytest.fixture(scope="module")
def visited(run):
    """What is wrong with the states, how many were drawn on the walks between them, and what was left."""

    def visit(panel):
        return [f"{panel.caption} {problem}" for problem in sweep(panel)]

    pictures = nullcontext() if FULL else replaced(quasialliance.panel, "png", no_picture)
    with pictures, replaced(Panel, "KEEP", 10**6):
        return walk_all(run.panels, MOVES, visit)


def test_every_state_of_every_panel_is_sound(visited):
    problems = visited[0]
    assert problems == [], report(problems)


def test_a_random_walk_leaves_nothing_behind(run, visited, record_property):
    _, drawn, more = visited
    moves, panels = MOVES * len(run.panels), len(run.panels)
    record_property("drill", ["panels walked through at random", panels, 0 if more else panels, more])
    record_property("drill", ["moves of these walks", moves, moves, []])
    record_property("drill", ["states drawn on these walks, beside all others", drawn, drawn, []])
    assert more == []


def differing(one: str, other: str) -> int:
    """How many dots of two pictures (base64 text) clearly differ; all of them if the sizes do."""
    pair = [Image.open(io.BytesIO(base64.b64decode(text))).convert("L") for text in (one, other)]
    if pair[0].size != pair[1].size:
        return pair[0].width * pair[0].height
    return int(np.count_nonzero(np.asarray(ImageChops.difference(*pair)) > CLEARLY))


def test_stored_pictures_are_those_drawn_today(run):
    """Strict nbval compares the text of a figure, not its dots: where its axes and labels stand."""
    stored = [one.data["image/png"] for one in pictures(read(run.path))]
    drawn = [bundle["image/png"] for bundle, _ in run.shown if "image/png" in bundle]
    pairs = enumerate(zip(stored, drawn, strict=True), start=1)
    assert [place for place, pair in pairs if differing(*pair) > DOTS] == [], "author stores pictures anew"


def test_every_figure_is_sound(run):
    problems = [f"{caption} {problem}" for caption, found in run.figures for problem in found]
    assert problems == [], report(problems)


def test_the_start_of_every_panel_can_be_seen(run):
    """Contrast and colours; the other states are drawn by the same code in the same colours."""
    problems = []
    for panel in run.panels:
        figure, _ = panel.draw(panel.start)
        with mpl.rc_context(LOOK):
            problems += [f"{panel.caption} {problem}" for problem in sight_problems(figure)]
    assert problems == [], report(problems)


def test_the_start_of_every_panel_looks_the_same_when_drawn_again(run):
    """The first drawing makes room for itself; all later ones are put into that room."""
    shown = [bundle for bundle, _ in run.shown if "image/png" in bundle]
    first = {bundle["text/plain"].split("\n")[0]: bundle["image/png"] for bundle in shown}
    moved = []
    for panel in run.panels:
        figure, _ = panel.draw(panel.start)
        with mpl.rc_context(LOOK):
            again = quasialliance.figure.still(figure, "", "")["image/png"]
        moved += [panel.caption] if differing(first[panel.caption], again) else []
    assert moved == []


# -- the sweep can fail ---------------------------------------------------------------------------------


def sound(ax, n):
    """Q?

    C."""
    ax.plot([2000, 2001, 2002], [n, n + 1, n + 5], label="one")
    ax.plot([2000, 2001, 2002], [n, n + 1, n + 2], label="two")
    ax.set(xlabel="year", ylabel="tonnes")
    label_lines(ax)
    return f"From {n}."


def broken_by(change, sentence=None):
    """The sound view with one thing spoilt in the state 2."""

    def view(ax, n):
        said = sound(ax, n)
        if n == 2:
            change(ax)
            return sentence or said
        return said

    view.__doc__ = sound.__doc__
    return Panel(view, n=Slider("N", range(5), 1))


@pytest.mark.parametrize(("pad", "far"), [(4, False), (8, True)])
def test_a_label_that_has_moved_is_seen(pad, far):
    stored = []
    for distance in (4, pad):
        with mpl.rc_context(LOOK):
            fig, ax = plt.subplots()
            sound(ax, 1)
            ax.yaxis.labelpad = distance
            stored.append(quasialliance.figure.still(fig, "", "")["image/png"])
            plt.close(fig)
    assert (differing(*stored) > DOTS) == far


def fail(ax):
    raise KeyError("2003")


def hide(ax):
    for line in ax.get_lines():
        line.set_ydata([np.nan] * 3)


BROKEN = {
    "(2,): KeyError: '2003'": lambda: broken_by(fail),
    "(2,): nothing is drawn": lambda: broken_by(lambda ax: ax.clear()),
    "nothing to see": lambda: broken_by(hide),
    "“nan” in: It is nan %.": lambda: broken_by(lambda ax: None, "It is nan %."),
    "returns one sentence": lambda: Panel(lambda_with_doc(), n=Toggle("N")),
    "“no unit” in: Across": lambda: broken_by(lambda ax: ax.set_ylabel("")),
    "leaves the figure: 'a very": lambda: broken_by(
        lambda ax: ax.text(2001, 3, "a very long remark " * 9, clip_on=False)
    ),
    "leaves the figure: 'Title": lambda: broken_by(lambda ax: ax.set_title("Title " * 40)),
    "leaves the figure: 'a far": lambda: broken_by(
        lambda ax: ax.annotate(
            "a far label " * 3, (2002, 5), (9, 0), textcoords="offset points", annotation_clip=False
        )
    ),
    "labels overlap: ": lambda: broken_by(
        lambda ax: [text.set_position((7, 0)) or setattr(text, "xy", (2002, 4)) for text in ax.texts]
    ),
    "ticks across overlap": lambda: broken_by(
        lambda ax: ax.set_xticks([2000, 2000.1, 2000.2], ["long name", "longer name", "longest name"])
    ),
    "4 controls": lambda: Panel(four_controls, **{name: Toggle(name) for name in "abcd"}),
    "was asked for 1 but shows": lambda: moved(broken_by(lambda ax: None)),
    "n has no description": lambda: Panel(sound, n=Choice("", [1, 2])),
    "does not hold": lambda: Panel(sound, holds=lambda n: n != 2, n=Slider("N", range(5), 1)),
    "no value in: Bars": lambda: Panel(empty_bars, n=Slider("N", range(3), 1)),
}


def lambda_with_doc():
    def view(ax, n):
        """Q?

        C."""
        ax.plot([1], [2])

    return view


def four_controls(ax, a, b, c, d):
    """Q?

    C."""
    return sound(ax, 1)


def empty_bars(ax, n):
    """Q?

    C."""
    ax.bar([1, 2], [np.nan, np.nan], label="share")
    ax.set(xlabel="x", ylabel="y", ylim=(0, 1))
    return "It is."


def moved(panel):
    panel.controls["n"].set(4)
    return panel


def test_a_sound_panel_has_no_problem():
    assert sweep(Panel(sound, n=Slider("N", range(5), 1), holds=lambda n: True)) == []


@pytest.mark.parametrize("problem", BROKEN)
def test_the_sweep_sees(problem):
    found = sweep(BROKEN[problem]())
    assert any(problem in one for one in found), found


def test_all_problems_of_a_panel_are_reported_at_once():
    found = sweep(broken_by(fail))
    found += sweep(Panel(sound, holds=lambda n: False, n=Slider("N", range(5), 1)))
    assert len(found) >= 6
    assert "6 problems" in report(found[:6])


def test_a_notebook_that_fails_is_named(tmp_path):
    import nbformat

    path = tmp_path / "99_bad.ipynb"
    cells = [nbformat.v4.new_code_cell("1 + 1"), nbformat.v4.new_code_cell("1 / 0")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    with pytest.raises(AssertionError, match=r"99_bad\.ipynb, code cell 2: ZeroDivisionError"):
        run_here(path, tmp_path / "ledger.jsonl")
