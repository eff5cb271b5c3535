"""How long a learner waits: key press on a slider to changed picture, in JupyterLab in a real Chromium.

Run it by hand on a quiet machine; pytest does not collect it:

    uv run --group bench python tests/benchmarks/bench_panel_latency.py [--presses 40] [--json FILE]

One notebook shows the same twelve lines in a panel of the course, in `ipywidgets.interact` that plots anew,
in a FigureWidget of plotly and in bqplot; without `--group bench` the last two are left out. The page itself
takes the times, from the key event to the frame that shows the new picture, so the time that the test tool
needs does not count. The kinds of presses take turns, so that a busy minute of the machine hits all of them:

- panel, next step: the learner steps along; the state was drawn ahead while nothing else was to do
- panel, new state: the learner jumps to a state that was never drawn
- interact, plotly, bqplot: each step plots a new figure, or gives the lines their new values

Targets (medians): at most 45 ms for a step, 100 ms for a new state, interact at least 5 times slower than a
step, plotly and bqplot slower than a step. On a busy machine the 5 % column comes nearest to a quiet one. The
last row is the kernel alone, without JupyterLab: a new state drawn without anything made ahead.
"""

import argparse
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import sync_playwright
from timing import met, save, spread, table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))
from course_lab import CHROMIUM_FLAGS, chromium, running_lab
from notebook_page import NotebookPage

STEPS = 400
REST = 700  # milliseconds between two presses: time to look, and for the panel to draw ahead
ARRIVE = (
    300  # milliseconds on a control before it is moved: JupyterLab is busy when another cell becomes active
)
TARGETS = {"panel, next step": 45, "panel, new state": 100}
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
FIGURE = f"""
import time
import ipywidgets as widgets
import matplotlib.pyplot as plt
import numpy as np
import quasialliance as qa

qa.look()
years = np.arange(1990, 2025)

def values(line, step):
    return 50 + 4 * line + 30 * np.sin(years / (3 + line) + step / 20)

def plot(ax, step):
    for line in range(12):
        ax.plot(years, values(line, step), label=f"Line {{line + 1}}")
    ax.set(title=f"Step {{step}}", xlabel="year", ylabel="percent", xlim=(1990, 2028), ylim=(0, 140))
    qa.label_lines(ax)

def view(ax, step):
    '''What moves?

    Panel 0.1. Twelve lines.'''
    plot(ax, step)
    return f"This is step {{step}}."

def again(step):
    fig, ax = plt.subplots()
    plot(ax, step)
    plt.show()

panel = qa.Panel(view, "bilateral_trade", step=qa.Slider("Step", range({STEPS}), 0))
panel
"""
INTERACT = f"""
slider = widgets.SelectionSlider(options=range({STEPS}), description="Step", tooltip="Step")
widgets.interact(again, step=slider);
"""
PLOTLY = f"""
import plotly.graph_objects as go

chart = go.FigureWidget(layout=dict(width=680, height=410))
for line in range(12):
    chart.add_scatter(x=years, y=values(line, 0), mode="lines", name=f"Line {{line + 1}}")

def move_chart(change):
    with chart.batch_update():
        for line, trace in enumerate(chart.data):
            trace.y = values(line, change.new)

chart_slider = widgets.SelectionSlider(options=range({STEPS}), description="Step")
chart_slider.observe(move_chart, "value")
widgets.VBox([chart_slider, chart])
"""
BQPLOT = f"""
import bqplot

scales = {{"x": bqplot.LinearScale(), "y": bqplot.LinearScale(min=0, max=140)}}
names = [f"Line {{line + 1}}" for line in range(12)]
lines = bqplot.Lines(x=years, y=[values(line, 0) for line in range(12)], scales=scales, labels=names)
axes = [bqplot.Axis(scale=scales["x"]), bqplot.Axis(scale=scales["y"], orientation="vertical")]
marks = bqplot.Figure(marks=[lines], axes=axes, layout=widgets.Layout(width="680px", height="410px"))

def move_marks(change):
    lines.y = [values(line, change.new) for line in range(12)]

marks_slider = widgets.SelectionSlider(options=range({STEPS}), description="Step")
marks_slider.observe(move_marks, "value")
widgets.VBox([marks_slider, marks])
"""
ALONE = """
fresh = qa.Panel(view, "bilateral_trade", step=qa.Slider("Step", range(60), 0))
fresh.drawing((0,))
times = []
for step in range(1, 41):
    begin = time.perf_counter()
    fresh.drawing((step,))
    times.append(1000 * (time.perf_counter() - begin))
print(*times)
"""
FOCUS = """(place) =>
  document.querySelectorAll(".jp-Notebook .jp-Cell")[place].querySelector(".noUi-handle").focus()"""
# Milliseconds from the next key press to the frame that shows the cell's new picture, or lines redrawn in it.
WATCH = """(place) => {
  const cell = document.querySelectorAll(".jp-Notebook .jp-Cell")[place];
  const output = cell.querySelector(".jp-Cell-outputArea");
  globalThis.measured = new Promise((tell, fail) => {
    setTimeout(() => fail(new Error("no new picture")), 10000);
    let begin;
    document.addEventListener("keydown", () => (begin = performance.now()), { capture: true, once: true });
    const seen = new Set([...output.querySelectorAll("img")].map((one) => one.src));
    const watch = new MutationObserver(async (changes) => {
      const redrawn = changes.some((change) => change.attributeName === "d");
      const fresh = [...output.querySelectorAll("img")].find((one) => one.src && !seen.has(one.src));
      if (!fresh && !redrawn) return;
      watch.disconnect();
      if (fresh && !fresh.complete)
        await new Promise((done) => fresh.addEventListener("load", done, { once: true }));
      requestAnimationFrame(() => tell(performance.now() - begin));
    });
    const seenIn = ["src", "d"];  // of pictures, and of the lines of a drawing
    watch.observe(output, { subtree: true, childList: true, attributes: true, attributeFilter: seenIn });
  });
  globalThis.measured.catch(() => {});
}"""
PRESSES = {  # in which cell, and which key
    "panel, next step": (0, "ArrowRight"),
    "panel, new state": (0, "PageUp"),
    "interact": (2, "ArrowRight"),
    "plotly": (3, "ArrowRight"),
    "bqplot": (4, "ArrowRight"),
}


def measure(presses: int) -> dict[str, list[float]]:
    """Milliseconds of each press, by kind."""
    peers = all(map(find_spec, ("plotly", "bqplot", "anywidget")))
    cells = [
        new_code_cell(code.strip())
        for code in (FIGURE, ALONE, INTERACT, *((PLOTLY, BQPLOT) if peers else ()))
    ]
    kinds = {kind: press for kind, press in PRESSES.items() if press[0] < len(cells)}
    times = {kind: [] for kind in kinds}
    with (
        tempfile.TemporaryDirectory() as folder,
        running_lab(Path(folder), all_laid_out=False) as lab,  # as learners have it
        sync_playwright() as play,
    ):
        nbformat.write(new_notebook(cells=cells, metadata=KERNEL), lab.folder / "notebooks" / "bench.ipynb")
        browser = play.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        notebook = NotebookPage(page, lab, "notebooks/bench.ipynb")
        notebook.open()
        faults = notebook.run_all()
        if faults:
            raise SystemExit("\n".join(faults))
        alone = page.locator(".jp-Cell").nth(1).locator(".jp-OutputArea-output").inner_text()
        page.wait_for_timeout(2000)
        for count in range(presses + 1):
            for kind, (place, key) in kinds.items():
                milliseconds = press(page, place, key)
                if count:  # the first of each kind warms up
                    times[kind].append(milliseconds)
        browser.close()
    return times | {"kernel alone, new state": [float(word) for word in alone.split()]}


def press(page, place: int, key: str) -> float:
    page.evaluate(FOCUS, place)
    page.wait_for_timeout(ARRIVE)
    page.evaluate(WATCH, place)
    page.keyboard.press(key)
    milliseconds = page.evaluate("globalThis.measured")
    page.wait_for_timeout(REST - ARRIVE)
    return milliseconds


def rows(times: dict[str, list[float]]) -> list[list]:
    """Medians, 5th and 95th percentiles, how many times slower interact is, and the target."""
    interact = spread(times["interact"])[1]
    found = []
    for kind, every in times.items():
        low, middle, high = spread(every)
        target = met(middle, TARGETS[kind]) if kind in TARGETS else ""
        found.append([kind, round(middle), round(low), round(high), interact / middle, target])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=40, help="of each kind; fewer than 30 say little")
    parser.add_argument("--json", type=Path, help="write all times to this file, too")
    options = parser.parse_args()
    if chromium() is None:
        raise SystemExit("No Chromium is installed here: nothing to measure with.")
    times = measure(options.presses)
    print(table(["milliseconds", "median", "5 %", "95 %", "interact : it", "target"], rows(times)))
    save(options.json, times)


if __name__ == "__main__":
    main()
