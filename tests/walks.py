"""A random walk through the controls of panels, and what a process holds before and after."""

import gc
import random
from collections import Counter
from collections.abc import Callable

import matplotlib.pyplot as plt
import psutil  # comes with the kernel of Jupyter
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from notebook_tools import replaced
from quasialliance.panel import Panel

ROOM = 48  # megabytes by which a process may grow while nothing that it keeps is more


def walk(panel: Panel, moves: int, chance: random.Random) -> int:
    """Move the controls of a panel; returns how many states were drawn. An error of the view is raised."""
    drawn, draw = Counter(), panel.draw

    def counted(state=None):
        drawn["states"] += 1
        return draw(state)

    with replaced(panel, "draw", counted):
        for _ in range(moves):
            move(panel, chance)
            assert "could not be drawn" not in panel.sentence.value
    return drawn["states"]


def move(panel: Panel, chance: random.Random) -> None:
    kind = chance.random()
    if kind < 0.02:
        panel.reset()
    elif kind < 0.05:
        panel.unfold.value = not panel.unfold.value
    else:
        control = chance.choice(list(panel.controls.values()))
        far = kind < 0.08 or not (near := control.near(control.value))
        control.set(chance.choice(control.values() if far else near))


class Left(dict):
    """What a process holds: figures and axes that are alive, open figures of pyplot, megabytes."""

    @classmethod
    def after(cls, panels: list[Panel]) -> "Left":
        """Bring all panels to the same state and forget their drawings, then count."""
        for panel in panels:
            panel.reset()
            panel.drawn.clear()
            panel.draw(panel.start)
        gc.collect()
        alive = [type(one) for one in gc.get_objects()]
        return cls(
            figures=sum(issubclass(kind, Figure) for kind in alive),
            axes=sum(issubclass(kind, Axes) for kind in alive),
            open=len(plt.get_fignums()),
            megabytes=psutil.Process().memory_info().rss / 1e6,
        )


def grown(before: Left, after: Left) -> list[str]:
    """What became more, in sentences."""
    return [
        f"{kind}: {before[kind]:.0f} before, {after[kind]:.0f} after"
        for kind in before
        if after[kind] > before[kind] + (ROOM if kind == "megabytes" else 0)
    ]


def walk_all(
    panels: list[Panel], moves: int, visit: Callable[[Panel], list] = lambda panel: []
) -> tuple[list, int, list[str]]:
    """Walk each panel a tenth of the way, `visit` it, and walk on.

    Returns what the visits found, how many states were drawn on the walks, and what grew after the tenth.
    """
    walks = [(panel, random.Random(panel.caption)) for panel in panels]
    drawn = sum(walk(panel, moves // 10, chance) for panel, chance in walks)
    before = Left.after(panels)
    found = [one for panel in panels for one in visit(panel)]
    drawn += sum(walk(panel, moves - moves // 10, chance) for panel, chance in walks)
    return found, drawn, grown(before, Left.after(panels))
