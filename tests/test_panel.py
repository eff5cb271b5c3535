"""The panel: one picture for each state, kept, shown with its words; errors told; work ahead in idle time."""

import base64
import io
import time
from queue import Empty

import matplotlib.pyplot as plt
import numpy as np
import pytest
from jupyter_client.manager import start_new_kernel
from notebook_tools import captured
from PIL import Image
from quasialliance import idle
from quasialliance.controls import Choice, Slider, Toggle
from quasialliance.errors import CourseError
from quasialliance.figure import Assumed, png
from quasialliance.panel import Panel
from quasialliance.twin import beside, describe

WIDGET = "application/vnd.jupyter.widget-view+json"


def rising(ax, factor, unit):
    """How steep is it?

    Panel 9.1. A rising line."""
    ax.plot([2000, 2001], [factor, 2 * factor], label="it")
    ax.set(xlabel="year", ylabel=unit)
    return f"It rises from {factor} to {2 * factor} {unit}."


def make(view=rising, **more) -> tuple[Panel, list]:
    """A panel and the list of states in which its view was called."""
    calls = []

    def counted(ax, **state):
        calls.append(tuple(state.values()))
        return view(ax, **state)

    counted.__doc__ = view.__doc__
    controls = more or {
        "factor": Slider("Factor", range(10), 3),
        "unit": Choice("Unit", ["tonnes", "dollars"]),
    }
    return Panel(counted, **controls), calls


def sentence(panel) -> str:
    return panel.sentence.value


# -- what a view must say -------------------------------------------------------------------------------


def test_question_and_caption_come_from_the_docstring():
    panel, _ = make()
    assert (panel.question, panel.caption) == ("How steep is it?", "Panel 9.1. A rising line.")


@pytest.mark.parametrize("words", [None, "", "Only a question?", "One?\n\nTwo.\n\nThree."])
def test_a_view_without_question_and_caption_is_refused(words):
    def view(ax):
        return "It is."

    view.__doc__ = words
    with pytest.raises(CourseError, match="two paragraphs"):
        Panel(view)


@pytest.mark.parametrize("said", [None, "", 7])
def test_a_view_that_says_nothing_is_refused(said):
    def silent(ax, factor):
        """Q?

        C."""
        return said

    with pytest.raises(CourseError, match="returns one sentence"):
        make(silent, factor=Slider("Factor", range(3), 1))[0].draw()


# -- drawing --------------------------------------------------------------------------------------------


def everything(axes, level):
    """What stays behind?

    Panel 9.2. Everything that a view can leave behind."""
    left, right = axes
    figure = left.figure
    picture = left.imshow(np.full((2, 2), float(level)), vmin=0, vmax=10)
    figure.colorbar(picture, ax=left, label="share")
    right.plot([1, 2, 3], [0, level, 1], label="rising")
    right.twinx().plot([1, 2, 3], [3, 2, 1], "--")
    right.set(xlabel="x", ylabel="y", title=f"level {level}")
    figure.suptitle(f"Level {level}")
    figure.legend(loc="outside lower right")
    return f"The level is {level}."


def everything_panel():
    return Panel(everything, axes={"ncols": 2}, level=Slider("Level", range(10), 3))


def facts(panel, state):
    figure, said = panel.draw(state)
    places = [tuple(np.round(ax.get_position().bounds, 6)) for ax in figure.axes]
    return describe(figure), said, places, len(figure.legends), len(figure.axes), len(beside(figure))


def test_a_state_looks_the_same_whatever_was_drawn_before():
    panel = everything_panel()
    first = facts(panel, (3,))
    facts(panel, (7,))
    assert facts(panel, (3,)) == first
    assert "Level 3" in first[0] and "Level 7" in facts(panel, (7,))[0]


def test_equal_states_give_equal_pictures():
    panel = everything_panel()
    first = panel.drawing((3,)).picture
    panel.drawing((7,))
    panel.drawn.clear()
    assert panel.drawing((3,)).picture == first
    assert panel.drawing((7,)).picture != first


def test_the_axes_stand_still():
    def wide(ax, factor):
        """Q?

        C."""
        ax.plot([1, 2], [factor, 2 * factor])
        ax.set_ylabel("kg" if factor == 1 else "billion US dollars")
        return "It rises."

    panel, _ = make(wide, factor=Slider("Factor", [1, 1_000, 1_000_000], 1))
    places = {facts(panel, state)[2][0] for state in panel.states()}
    assert len(places) == 1
    wobbling = plt.figure(layout="constrained")
    found = set()
    for factor in (1, 1_000_000):
        wobbling.clear()
        wide(wobbling.subplots(), factor)
        wobbling.draw_without_rendering()
        found.add(tuple(wobbling.axes[0].get_position().bounds))
    plt.close(wobbling)
    assert len(found) == 2, "without the panel the axes jump: the test can fail"


def test_room_is_made_for_the_widest_state():
    def names(ax, n):
        """Q?

        C."""
        ax.barh(["x" * n, "b"], [1, 2])
        return "It is."

    states = Slider("N", range(1, 40), 1)
    narrow = facts(Panel(names, n=states), (1,))[2][0]
    wide = facts(Panel(names, widest=(39,), n=Slider("N", range(1, 40), 1)), (1,))[2][0]
    assert wide[0] > narrow[0] + 0.2


def test_a_panel_leaves_no_figure_open_and_no_setting_changed():
    before, open_before = plt.rcParams.copy(), plt.get_fignums()
    panel, _ = make()
    panel.drawing(panel.start)
    assert plt.rcParams == before
    assert plt.get_fignums() == open_before


def test_several_axes_reach_the_view_as_an_array():
    panel = everything_panel()
    figure, _ = panel.draw()
    assert len(figure.axes) == 4  # two, the colour bar, the twin


def test_the_view_receives_what_the_controls_say():
    panel, calls = make(factor=Slider("Factor", range(10), 3), unit=Choice("Unit", {"t": "tonnes"}))
    panel.drawing((5, "tonnes"))
    assert calls[-1] == (5, "tonnes")


def test_a_state_drawn_twice_calls_the_view_once():
    panel, calls = make()
    panel.drawing(panel.start)
    count = len(calls)
    panel.drawing(panel.start)
    assert len(calls) == count
    panel.controls["factor"].set(4)
    panel.controls["factor"].set(3)
    panel.controls["factor"].set(4)
    assert calls[count:] == [(4, "tonnes")]


def test_memory_has_a_limit_and_forgets_the_oldest(monkeypatch):
    monkeypatch.setattr(Panel, "KEEP", 3)
    panel, calls = make()
    for factor in (0, 1, 2):
        panel.drawing((factor, "tonnes"))
    panel.drawing((0, "tonnes"))  # used again, so no longer the oldest
    panel.drawing((5, "tonnes"))
    assert list(panel.drawn) == [(2, "tonnes"), (0, "tonnes"), (5, "tonnes")]
    panel.drawing((1, "tonnes"))
    assert calls[-1] == (1, "tonnes")


# -- the live panel -------------------------------------------------------------------------------------


def test_a_moved_control_changes_picture_sentence_and_words():
    panel, _ = make()
    panel.controls["factor"].set(4)
    before = bytes(panel.image.value), sentence(panel)
    panel.unfold.value = True
    assert "2000: 4, 2001: 8" in panel.words.value
    panel.controls["factor"].set(5)
    assert "2000: 5, 2001: 10" in panel.words.value
    assert before[0].startswith(b"\x89PNG") and bytes(panel.image.value) != before[0]
    assert "from 5 to 10" in sentence(panel) and sentence(panel) != before[1]
    assert "from 5 to 10" in panel.image.tooltip
    panel.unfold.value = False
    assert panel.words.value == ""


def test_reset_leads_back_to_the_start():
    panel, _ = make()
    panel.controls["factor"].set(9)
    panel.controls["unit"].set("dollars")
    panel.reset()
    assert panel.state == panel.start == (3, "tonnes")
    assert "from 3 to 6 tonnes" in sentence(panel)


def failing(ax, factor):
    """When does it break?

    Panel 9.3. A view with an error."""
    if factor == 2:
        raise ValueError("the <table> is empty")
    ax.plot([1, 2], [factor, 1])
    return f"All is well at {factor}."


def test_an_error_is_told_in_the_panel_and_raised_for_tests():
    panel, _ = make(failing, factor=Slider("Factor", range(4), 1))
    with pytest.raises(ValueError, match="empty"):
        panel.controls["factor"].set(2)
    assert "could not be drawn" in sentence(panel) and "the &lt;table&gt; is empty" in sentence(panel)
    assert "role='alert'" in sentence(panel)
    panel.reset()
    assert "All is well at 1." in sentence(panel)


def test_an_error_ahead_is_left_until_somebody_asks():
    panel, _ = make(failing, factor=Slider("Factor", range(4), 1))
    panel.controls["factor"].set(0)
    panel.controls["factor"].set(1)
    while panel._prepare():
        pass
    assert (2,) not in panel.drawn
    assert "All is well at 1." in sentence(panel)


def test_work_ahead_draws_the_neighbours_one_by_one():
    panel, calls = make()
    panel.drawing(panel.start)
    calls.clear()
    assert panel._prepare() is True
    assert len(calls) == 1
    while panel._prepare():
        pass
    assert sorted(calls) == [(2, "tonnes"), (3, "dollars"), (4, "tonnes")]
    assert set(panel.near(panel.start)) <= set(panel.drawn)


def test_the_bundle_carries_live_view_picture_and_words():
    panel, _ = make()
    panel.controls["factor"].set(8)
    with captured() as shown:
        panel._ipython_display_()
    (chart, metadata), (unfolding, _) = shown
    assert set(chart) == {WIDGET, "image/png", "text/plain"}
    assert isinstance(chart["image/png"], str), "a notebook takes no bytes"
    assert base64.b64decode(chart["image/png"], validate=True).startswith(b"\x89PNG")
    assert "from 3 to 6 tonnes" in chart["text/plain"], "stored is the start, wherever the controls stand"
    assert chart["text/plain"].startswith("Panel 9.1. A rising line.\n")
    assert metadata["image/png"]["alt"] == panel.caption
    assert chart[WIDGET]["model_id"] == panel.box.model_id
    assert set(unfolding) == {WIDGET, "text/html", "text/plain"}
    assert "2000: 3, 2001: 6" in unfolding["text/html"]
    assert "from 8 to 16 tonnes" in sentence(panel), "live is where the controls stand"


def test_the_words_are_escaped():
    def sharp(ax, factor):
        """Is 1 < 2?

        Panel 9.4. <b>Less</b>."""
        ax.plot([1, 2], [1, 2], label="<i>")
        return "1 < 2."

    panel, _ = make(sharp, factor=Toggle("Factor"))
    panel.unfold.value = True
    panel.controls["factor"].set(True)
    with captured() as shown:
        panel._ipython_display_()
    everything_html = (
        panel.box.children[0].value + sentence(panel) + panel.words.value + shown[1][0]["text/html"]
    )
    assert (
        "<i>" not in everything_html and "<b>Less" not in everything_html and "1 < 2" not in everything_html
    )


def test_axes_made_ahead_change_nothing():
    """Ticks that are there before the view still follow all that the view asks of them."""

    def view(ax, step):
        """How far?

        Panel 9.9. A line."""
        ax.plot([1, 10, 100], [step, 2, 3])
        ax.set_yscale("log" if step % 2 else "linear")
        ax.set_xticks([1, 10, 100], ["one", "ten", "hundred"], fontsize=7 + step, rotation=30 * step)
        ax.tick_params(axis="y", colors="red" if step == 3 else "black")
        ax.grid(step != 2)
        return f"It is {step}."

    panel = Panel(view, step=Slider("Step", range(1, 5), 1))
    for step in range(1, 5):
        panel.drawn.clear()
        plain = panel.drawing((step,))
        panel.drawn.clear()
        panel._clean_ahead()
        assert panel.drawing((step,)) == plain
        assert panel._empty is None, "the axes were not used, so this shows nothing"


def test_the_picture_in_few_colours_looks_like_what_was_drawn():
    fig, ax = plt.subplots()
    for height in range(12):
        ax.plot([0, 1], [height, 12 - height])
    picture = Image.open(io.BytesIO(png(fig)))
    drawn = np.asarray(fig.canvas.buffer_rgba())[:, :, :3].astype(int)
    away = np.abs(np.asarray(picture.convert("RGB")) - drawn).max(axis=2)  # of 255
    assert picture.mode == "P" and len(np.unique(drawn.reshape(-1, 3), axis=0)) > 256, "shows nothing"
    assert away.mean() < 2 and (away > 16).mean() < 0.01
    plt.close(fig)


def test_a_model_says_that_no_data_are_behind_it():
    panel = Panel(
        everything, Assumed("points that you set"), axes={"ncols": 2}, level=Slider("Level", range(3), 0)
    )
    assert describe(panel.draw()[0]).endswith("\nSource: no data, points that you set")


# -- in a real kernel -----------------------------------------------------------------------------------

SETUP = """
import time
import quasialliance.controls as controls
from quasialliance.panel import Panel
calls = []

def view(ax, x, window):
    '''How far?

    Panel 9.5. A line.'''
    calls.append((x, window))
    ax.plot([0, 1], [x, x])
    if x == 55:
        raise ValueError("no data")
    return f"x is {x}."

panel = Panel(
    view, x=controls.Slider("X", range(60), 0), window=controls.Span("Window", range(20), (4, 9))
)
panel._ipython_display_()
print(panel.controls["x"].widget.comm.comm_id, panel.controls["window"].widget.comm.comm_id)
"""


class Kernel:
    """A real kernel, spoken to as a browser does."""

    def __init__(self):
        self.manager, self.client = start_new_kernel(kernel_name="python3")

    def run(self, code: str) -> str:
        """Run a cell, wait, and return what it printed; an error fails the test."""
        printed = []

        def hook(message):
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])
            assert message["msg_type"] != "error", message["content"]["traceback"]

        self.client.execute_interactive(code, timeout=60, output_hook=hook)
        return "".join(printed)

    def move(self, comm: str, index) -> None:
        """What a slider in a browser sends at each step, without waiting for an answer."""
        data = {"method": "update", "state": {"index": index}, "buffer_paths": []}
        message = self.client.session.msg("comm_msg", {"comm_id": comm, "data": data})
        self.client.shell_channel.send(message)

    def heard(self, seconds: float) -> list[dict]:
        """All messages that the kernel publishes in that time."""
        found, until = [], time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                found.append(self.client.get_iopub_msg(timeout=left))
            except Empty:
                break
        return found

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def kernel():
    one = Kernel()
    one.slider, one.span = one.run(SETUP).split()
    yield one
    one.close()


@pytest.fixture
def still(kernel):
    """The kernel with a panel at its start, nothing drawn but that, nothing going on."""
    kernel.run("panel.reset(); panel.drawn.clear(); panel.drawing(panel.state); calls.clear()")
    return kernel


def test_of_a_burst_only_the_newest_state_is_drawn(still):
    for index in range(1, 21):
        still.move(still.slider, index)
    still.heard(0.5)
    state, said = still.run(
        "print(panel.state, calls.count((20, (4, 9)))); print(panel.sentence.value)"
    ).split("\n")[:2]
    assert state == "(20, (4, 9)) 1"
    assert "x is 20." in said
    drawn = int(still.run("print(sum(1 <= x < 19 for x, window in calls))"))
    assert drawn <= 6, "the middle of the burst was drawn"  # a busy machine may need more than one breath


def test_a_single_move_is_drawn_at_once(still):
    still.move(still.slider, 30)
    still.heard(0.6)
    assert "30" in still.run("print([x for x, window in calls][:1])")


def test_a_state_in_memory_is_shown_without_drawing(still):
    still.run("panel.drawing((40, (4, 9))); calls.clear()")
    still.move(still.slider, 40)
    still.heard(0.05)
    assert still.run("print((40, (4, 9)) in calls, 'x is 40' in panel.sentence.value)") == "False True\n"


def test_the_browser_hears_that_a_span_was_corrected(still):
    still.move(still.span, [7, 7])
    states = [m["content"]["data"]["state"] for m in still.heard(0.5) if m["msg_type"] == "comm_msg"]
    places = [state["index"] for state in states if "index" in state]
    assert list(places[-1]) in ([7, 8], [6, 7])
    assert still.run("a, b = panel.controls['window'].value; print(b - a)") == "1\n"


def test_the_neighbours_are_drawn_in_idle_time(still):
    wanted = 1 + 1 + 4  # the start, one step of the slider, four of the handles
    for _ in range(5):  # a busy machine takes longer
        still.heard(idle.AFTER_CELL + 1.0)
        if (known := int(still.run("print(len(panel.drawn))"))) == wanted:
            break
    assert known == wanted
    still.run("calls.clear()")
    still.move(still.slider, 1)
    still.heard(0.05)
    assert still.run("print((1, (4, 9)) in calls, 'x is 1.' in panel.sentence.value)") == "False True\n"


def test_nothing_is_drawn_ahead_between_two_cells(still):
    """Run All: each cell waits for the one before; work ahead must not push in between."""
    still.run("panel._update()")
    pause = f"time.sleep({idle.AFTER_CELL * 0.7})"
    for _ in range(3):
        still.client.execute(pause)
    assert still.run("print(calls)") == "[]\n"


def test_idle_time_would_have_been_used(still):
    """The test above can fail: without cells the same time is enough for work ahead."""
    still.run("panel._update()")
    still.heard(idle.AFTER_CELL * 2.1)
    assert still.run("print(len(calls) > 0)") == "True\n"


def test_an_error_while_dragging_is_told_in_the_panel(still):
    still.move(still.slider, 55)
    still.heard(0.5)
    assert "could not be drawn" in still.run("print(panel.sentence.value)")
    still.move(still.slider, 20)
    still.heard(0.5)
    assert "x is 20." in still.run("print(panel.sentence.value)")


def test_an_error_ahead_writes_nothing_into_the_notebook(still):
    still.run("panel.controls['x'].set(54)")
    said = [
        m for m in still.heard(idle.AFTER_CELL + 1.0) if m["msg_type"] in ("stream", "error", "display_data")
    ]
    assert said == []
    assert "x is 54." in still.run("print(panel.sentence.value)")
