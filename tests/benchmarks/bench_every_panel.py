"""How long a learner waits at each panel of each notebook: key press to changed picture, in a real Chromium.

Run it by hand on a quiet machine (a minute a notebook):

    uv run python tests/benchmarks/bench_every_panel.py [--presses 10] [--json FILE] [NOTEBOOK ...]

Each notebook is run twice in JupyterLab. In the first run each press waits until the states beside the shown
one were drawn ahead, as when a learner steps and looks ("cached"). In the second run the panel remembers no
state and draws none ahead ("cold"): every press draws. Guesses are not measured: they are committed once.

Targets (medians): 45 ms cached, 100 ms cold. The keys go back and forth over the first control of a panel.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell
from playwright.sync_api import Error, sync_playwright
from timing import met, save, spread, table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))
from bench_panel_latency import WATCH
from course_lab import CHROMIUM_FLAGS, chromium, running_lab
from notebook_page import NotebookPage

REST = {"cached": 900, "cold": 350}  # milliseconds between presses: time to draw ahead, or to rest
COLD = """
from quasialliance.panel import Panel

def _no_work_ahead(panel):
    panel._clean_ahead()
    return False

Panel.KEEP, Panel._prepare = 1, _no_work_ahead
"""
# The cells that hold a live panel, with the beginning of its caption; guesses are called predictions.
PANELS = """() => [...document.querySelectorAll(".jp-Notebook .jp-Cell")].flatMap((cell, place) => {
  const names = [...cell.querySelectorAll("img.widget-image")].map((one) => one.alt || one.title);
  const caption = names.map((text) => text.match(/^Panel \\d+\\.\\d+/)).find(Boolean);
  return caption ? [[place, caption[0]]] : [];
})"""
FOCUS = """(place) => {
  const cell = document.querySelectorAll(".jp-Notebook .jp-Cell")[place];
  const kinds = { ".noUi-handle": "slider", select: "list", "[type=checkbox]": "box", "[type=radio]": "box" };
  const control = cell.querySelector(".jp-Cell-outputArea").querySelector(Object.keys(kinds).join());
  control.focus();
  return Object.entries(kinds).find(([kind]) => control.matches(kind))[1];
}"""
# Back and forth, so that each press changes the state.
KEYS = {"slider": ("ArrowRight", "ArrowLeft"), "list": ("ArrowDown", "ArrowUp"), "box": ("Space", "Space")}


def measure(presses: int, wanted: list[str]) -> dict[str, dict[str, list[float]]]:
    """Milliseconds of each press, by panel and way."""
    times: dict[str, dict[str, list[float]]] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        running_lab(Path(folder), all_laid_out=False) as lab,  # as learners have it
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        for file in sorted((lab.folder / "notebooks").glob("[0-9][0-9]_*.ipynb")):
            if wanted and not file.name.startswith(tuple(wanted)):
                continue
            for way in REST:
                page = browser.new_page(viewport={"width": 1280, "height": 720})
                for panel, waited in _panels(page, lab, file, way, presses):
                    times.setdefault(panel, {})[way] = waited
                page.evaluate("globalThis.jupyterapp?.serviceManager.sessions.shutdownAll()")
                page.close(run_before_unload=False)
        browser.close()
    return times


def _panels(page, lab, file: Path, way: str, presses: int):
    if way == "cold":
        book = nbformat.read(file, as_version=4)
        book.cells.insert(1, new_code_cell(COLD.strip()))
        nbformat.write(book, file)
    notebook = NotebookPage(page, lab, f"notebooks/{file.name}")
    notebook.open()
    if faults := notebook.run_all():
        raise SystemExit("\n".join(faults))
    page.wait_for_timeout(2500)
    for place, name in page.evaluate(PANELS):
        keys = _keys(page, place, way)
        yield name, [press(page, place, keys[turn % 2], way) for turn in range(presses)]


def _keys(page, place: int, way: str) -> tuple[str, str]:
    """The keys that move the first control of a panel there and back; the first press warms up."""
    there, back = KEYS[page.evaluate(FOCUS, place)]
    try:
        press(page, place, there, way)
    except Error:  # it stands at the end of its range
        press(page, place, back, way)
        return there, back
    return back, there


def press(page, place: int, key: str, way: str) -> float:
    page.evaluate(FOCUS, place)
    page.wait_for_timeout(REST[way])
    page.evaluate(WATCH, place)
    page.keyboard.press(key)
    return page.evaluate("globalThis.measured")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", help="numbers of notebooks, like 03; all by default")
    parser.add_argument("--presses", type=int, default=10)
    parser.add_argument("--json", type=Path, help="write all times to this file, too")
    options = parser.parse_args()
    if chromium() is None:
        raise SystemExit("No Chromium is installed here: nothing to measure with.")
    times = measure(options.presses, options.notebooks)
    rows = []
    for panel, ways in times.items():
        (_, step, late), (_, new, later) = spread(ways["cached"]), spread(ways["cold"])
        rows.append([panel, round(step), round(late), met(step, 45), round(new), round(later), met(new, 100)])
    print(table(["", "cached", "95 %", "target", "cold", "95 %", "target"], rows))
    save(options.json, times)


if __name__ == "__main__":
    main()
