"""When work is done in a running kernel: after the message at hand, or when the learner does nothing.

A cell that changes a control gets its drawing (and any error) at once. A slider that is dragged sends a burst
of messages: then drawing waits until they have been read, so that only the newest state is drawn.

All of it happens in the thread in which the cells run. JupyterLab sends the moves of controls to a thread of
their own (a subshell of the kernel), and matplotlib cannot draw in two threads at the same time.
"""

import asyncio
import time
from collections.abc import Callable

from IPython import get_ipython

BURST = 0.003  # seconds; what waits in the kernel's queue is read faster than that, message by message
AT_MOST = 0.15  # seconds that a picture waits while messages go on coming
AFTER_KEY = 0.12  # seconds without a change before work ahead begins
AFTER_CELL = 1.0  # seconds after the end of a cell; never in between the cells of a Run All

_last_cell = 0.0
_timer: asyncio.TimerHandle | None = None
_asked: dict[Callable, tuple[float, asyncio.TimerHandle]] = {}  # since when, and the timer
_watched = None


def soon(work: Callable[[], None]) -> bool:
    """Do `work` once, when the burst of messages at hand has been read; False outside such a message."""
    loop = _loop_of_cells()
    if loop is None or not _in_widget_message():
        return False
    loop.call_soon_threadsafe(_ask, work)
    return True


def _ask(work: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    since, timer = _asked.get(work, (loop.time(), None))
    if timer is not None:
        timer.cancel()
    wait = BURST if loop.time() - since < AT_MOST else 0
    _asked[work] = since, loop.call_later(wait, _do, work)


def _do(work: Callable[[], None]) -> None:
    del _asked[work]
    work()


def when_idle(work: Callable[[], bool]) -> None:
    """Do `work` again and again while it returns True, only while no cell runs and nothing else is asked for.

    Only the newest request is kept. Outside a kernel nothing happens.
    """
    loop = _loop_of_cells()
    if loop is None:
        return
    _watch_cells()
    loop.call_soon_threadsafe(_plan, work, AFTER_KEY if _in_widget_message() else AFTER_CELL)


def _plan(work: Callable[[], bool], wait: float) -> None:
    global _timer
    if _timer is not None:
        _timer.cancel()
    _timer = asyncio.get_running_loop().call_later(wait, _step, work)


def _step(work: Callable[[], bool]) -> None:
    global _timer
    loop = asyncio.get_running_loop()
    left = _last_cell + AFTER_CELL - time.monotonic()
    if left > 0:
        _timer = loop.call_later(left, _step, work)
    elif work():
        _timer = loop.call_later(0.02, _step, work)


def _loop_of_cells() -> asyncio.AbstractEventLoop | None:
    """The loop of the thread in which the cells run; None where there is no kernel."""
    kernel = getattr(get_ipython(), "kernel", None)
    return getattr(getattr(kernel, "io_loop", None), "asyncio_loop", None)


def _in_widget_message() -> bool:
    parent = get_ipython().kernel.get_parent("shell") or {}
    return parent.get("header", {}).get("msg_type") == "comm_msg"


def _watch_cells() -> None:
    """Note when a cell ended, once for each kernel."""
    global _watched
    shell = get_ipython()
    if shell is not None and _watched is not shell:
        shell.events.register("post_run_cell", _cell_ended)
        _watched = shell


def _cell_ended(result=None) -> None:
    global _last_cell
    _last_cell = time.monotonic()
