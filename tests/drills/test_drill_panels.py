"""Drills on every figure and panel: wrong drawings.

Of each figure, and of three states of each panel, in all ways of `wrong_drawings` (series
exchanged, limits cut, names exchanged, one value moved by a fifth of the axis, and so on), seeded. The text
twin must change. A change that leaves the dots of the picture as they were is none and does not count.
"""

import random
from hashlib import sha1

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
import quasialliance.figure
import quasialliance.panel
from notebook_tools import NOTEBOOKS, name_of, no_picture, replaced, run_here
from quasialliance import twin
from quasialliance.style import LOOK
from wrong_drawings import KINDS

STATES = 2  # of a panel, beside its start


def dots(fig) -> str:
    """The picture, small."""
    before, fig.dpi = fig.dpi, 50
    with mpl.rc_context(LOOK):
        fig.canvas.draw()
    fig.dpi = before
    return sha1(fig.canvas.buffer_rgba()).hexdigest()


def drill(fig, name: str) -> tuple[int, list[str]]:
    """Draw wrongly in every way that applies; how many ways did, and the survivors."""
    right, tried, survivors = twin.describe(fig), 0, []
    for kind in KINDS:
        undo = kind(fig, random.Random(f"{name} {kind.__name__}"))
        if undo is None:
            continue
        said = twin.describe(fig)
        wrong = dots(fig) if said == right else ""  # only then it matters whether the picture changed at all
        undo()
        if said == right and wrong == dots(fig):
            continue  # nothing was drawn differently
        assert twin.describe(fig) == right, f"{kind.__name__} was not undone in {name}"
        tried += 1
        survivors += [f"{name}: {kind.__name__}"] if said == right else []
    return tried, survivors


def some_states(panel) -> list[tuple]:
    states = list(panel.states())
    chosen = random.Random(panel.caption).sample(states, min(STATES, len(states)))
    return list(dict.fromkeys([panel.start, *chosen]))


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=name_of)
def run(request, tmp_path_factory):
    """A notebook, run once; its figures were drawn wrongly on the way."""
    results = []

    def inspect(fig):
        results.append(drill(fig, f"{request.param.stem}, figure {len(results) + 1}"))
        return []

    with replaced(quasialliance.figure, "png", no_picture), replaced(quasialliance.panel, "png", no_picture):
        run = run_here(request.param, tmp_path_factory.mktemp("ledger") / "ledger.jsonl", inspect)
    run.results = results
    return run


def test_every_wrong_drawing_says_something_else(run, record_property):
    results = list(run.results)
    for panel in run.panels:
        for state in some_states(panel):
            results.append(drill(panel.draw(state)[0], f"{panel.caption} {state}"))
    tried = sum(count for count, _ in results)
    survivors = [one for _, found in results for one in found]
    noticed = tried - len(survivors)
    record_property("drill", ["wrong drawings of figures and panels", tried, noticed, survivors])
    record_property("drill", ["figures and states of panels drawn wrongly", len(results), len(results), []])
    assert survivors == []


# -- the drills can fail ---------------------------------------------------------------------------------


@pytest.fixture
def figure():
    fig, ax = plt.subplots()
    ax.plot([1, 2, 3, 4, 5, 6], [3, 1, 4, 1, 5, 9], label="one")
    ax.plot([1, 2, 3, 4, 5, 6], [2, 7, 1, 8, 2, 8], label="two")
    ax.set(xlabel="year", ylabel="tonnes", ylim=(0, 10))
    ax.legend()
    yield fig
    plt.close(fig)


def test_a_sound_twin_notices_all(figure):
    tried, survivors = drill(figure, "sound")
    assert tried >= 6 and survivors == []


@pytest.mark.parametrize(
    ("blind", "wanted"),
    [
        (lambda text: "", {"lines_swapped", "limits_cut_y", "names_exchanged", "line_point_moved"}),
        (lambda text: text.split("\n")[1], {"lines_swapped", "names_exchanged", "line_point_moved"}),
        (lambda text: text.replace("Across", "").split(":")[0], {"limits_cut_x", "axis_labels_exchanged"}),
    ],
    ids=["says nothing", "says the axes only", "says the kind only"],
)
def test_a_blind_twin_lets_wrong_drawings_survive(figure, monkeypatch, blind, wanted):
    describe = twin.describe
    monkeypatch.setattr(twin, "describe", lambda fig: blind(describe(fig)))
    _, survivors = drill(figure, "blind")
    assert wanted <= {one.split(": ")[1] for one in survivors}
