"""JupyterLab sends the moves of controls to a subshell of the kernel: a thread beside that of the cells."""

import pytest
from test_panel import Kernel

SETUP = """
import threading, time
import quasialliance.controls as controls
from quasialliance.panel import Panel
drawing, hearing = [], []

def view(ax, x):
    '''How far?

    Panel 9.6. A line.'''
    drawing.append(threading.current_thread() is threading.main_thread())
    ax.plot([0, 1], [x, x])
    return f"x is {x}."

panel = Panel(view, x=controls.Slider("X", range(60), 0))
panel._ipython_display_()
slider = panel.controls["x"].widget
slider.observe(lambda change: hearing.append(threading.current_thread() is threading.main_thread()), "value")
print(slider.comm.comm_id)
"""


@pytest.fixture(scope="module")
def kernel():
    one = Kernel()
    one.slider = one.run(SETUP).split()[0]
    client = one.client
    client.control_channel.send(client.session.msg("create_subshell_request"))
    one.subshell = client.get_control_msg(timeout=10)["content"]["subshell_id"]
    yield one
    one.close()


def move(kernel, index: int) -> None:
    """What JupyterLab sends for a step of the slider."""
    data = {"method": "update", "state": {"index": index}, "buffer_paths": []}
    message = kernel.client.session.msg("comm_msg", {"comm_id": kernel.slider, "data": data})
    message["header"]["subshell_id"] = kernel.subshell
    kernel.client.shell_channel.send(message)


def sentences(messages: list[dict]) -> str:
    """What the panel said in these messages."""
    states = [m["content"]["data"].get("state", {}) for m in messages if m["msg_type"] == "comm_msg"]
    return " ".join(str(state.get("value", "")) for state in states)


def test_moves_are_heard_beside_the_cells_but_drawn_in_their_thread(kernel):
    """matplotlib cannot draw in two threads: one half of a picture would end in the other."""
    for index in (5, 9, 14):
        move(kernel, index)
        kernel.heard(0.3)
    beside, drawn = kernel.run("print(False in hearing, set(drawing))").split()
    assert beside == "True", "this kernel has no subshells, so the next line proves nothing"
    assert drawn == "{True}"


def test_a_state_in_memory_is_shown_while_a_cell_runs(kernel):
    kernel.run("panel.drawing((30,)); drawing.clear()")
    kernel.client.execute("time.sleep(1.5)")
    kernel.heard(0.3)
    move(kernel, 30)
    assert "x is 30." in sentences(kernel.heard(0.6))


def test_a_new_state_waits_for_the_cell_that_runs(kernel):
    kernel.run("drawing.clear()")
    kernel.client.execute("time.sleep(1.2)")
    kernel.heard(0.3)
    move(kernel, 40)
    assert "x is 40." not in sentences(kernel.heard(0.4))
    assert "x is 40." in sentences(kernel.heard(1.5))


def test_a_picture_that_comes_late_does_not_replace_a_newer_one(kernel):
    """While 50 is drawn the learner is already back at 0, which is in memory."""
    kernel.run(
        "panel.reset(); inner = panel.view\n"
        "def slow(ax, x):\n    time.sleep(0.4); return inner(ax, x)\n"
        "panel.view = slow; panel.drawn.pop((50,), None)"
    )
    move(kernel, 50)
    kernel.heard(0.2)
    move(kernel, 0)
    kernel.heard(1.0)
    said = kernel.run("panel.view = inner; print((50,) in panel.drawn, panel.sentence.value)")
    assert said.startswith("True") and "x is 0." in said
