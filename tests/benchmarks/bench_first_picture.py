"""From nothing to the first picture: clone, set up, run notebook 00 until its first figure stands there.

    uv run python tests/benchmarks/bench_first_picture.py [--json FILE]

The peer is a bare environment with JupyterLab, pandas, matplotlib and ipywidgets, and a notebook that plots
one line. Both take packages from uv's cache where it has them, so the network counts only in a first run. The
learner's plain install is measured, without the tools for tests and teachers.
"""

import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path

from timing import save, table

ROOT = Path(__file__).resolve().parents[2]
PEERS = ["jupyterlab", "pandas", "matplotlib", "ipywidgets", "nbclient"]
PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3]);"
# Runs in the new environment: cells in order, until one of them shows a picture.
UNTIL_PICTURE = """
import sys, nbformat
from nbclient import NotebookClient
book = nbformat.read(sys.argv[1], as_version=4)
for cell in book.cells:
    cell.pop("outputs", None) and cell.setdefault("outputs", [])
client = NotebookClient(book, timeout=120, resources={"metadata": {"path": sys.argv[2]}})
with client.setup_kernel():
    for place, cell in enumerate(book.cells):
        client.execute_cell(cell, place)
        if any("image/png" in out.get("data", {}) for out in cell.get("outputs", [])):
            break
    else:
        raise SystemExit("no picture")
"""


def step(name: str, times: dict[str, float], *command, **more) -> None:
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, **more)
    times[name] = time.perf_counter() - start


def python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def course(folder: Path) -> dict[str, float]:
    times: dict[str, float] = {}
    clone, environment = folder / "clone", folder / "course_environment"
    step("clone", times, "git", "clone", "-q", ROOT, clone)
    step("environment", times, "uv", "venv", "-q", environment)
    install = ["uv", "pip", "install", "-q", "--python", python(environment)]
    step("packages", times, *install, "nbclient", "-e", clone)
    notebook = clone / "notebooks" / "00_start_here.ipynb"
    step("first picture", times, python(environment), "-c", UNTIL_PICTURE, notebook, notebook.parent)
    return times


def bare(folder: Path) -> dict[str, float]:
    times: dict[str, float] = {"clone": 0.0}
    environment, notebook = folder / "bare_environment", folder / "bare.ipynb"
    step("environment", times, "uv", "venv", "-q", environment)
    install = ["uv", "pip", "install", "-q", "--python", python(environment)]
    step("packages", times, *install, *PEERS)
    write = "import sys, nbformat.v4 as v4, nbformat\n" + (
        "nbformat.write(v4.new_notebook(cells=[v4.new_code_cell(sys.argv[2])]), sys.argv[1])"
    )
    subprocess.run([str(python(environment)), "-c", write, str(notebook), PLOT], check=True)
    step("first picture", times, python(environment), "-c", UNTIL_PICTURE, notebook, folder)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, help="write all numbers to this file, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QUASIALLIANCE_LEDGER"] = str(Path(folder) / "ledger.jsonl")
        peer, own = bare(Path(folder)), course(Path(folder))
    rows = [[name, peer[name], own[name]] for name in own]
    total = [sum(peer.values()), sum(own.values())]
    print(table(["seconds", "bare", "course"], [*rows, ["in all", *total]]))
    print(f"The course takes {total[1] / total[0]:.2f} times the bare notebook.")
    save(options.json, {"bare": peer, "course": own})


if __name__ == "__main__":
    main()
