"""What a notebook costs: wall time and peak memory of a whole run, against a kernel that only imports.

    uv run python tests/benchmarks/bench_notebooks.py [--rounds 3] [--json FILE]

The peer starts a kernel and imports pandas, matplotlib and ipywidgets. Both are run by nbclient, in turns;
the kernel itself says its peak memory at the end (not on Windows). Targets: 3 times the peer's time and 1.5
times its memory. Python keeps what it has compiled, as on a learner's machine: to compile the libraries
anew takes memory, more of it in the bare kernel than in a notebook. A run before warms up.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from timing import met, save, spread, table

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("[0-9][0-9]_*.ipynb"))
BARE = "import ipywidgets\nimport matplotlib.pyplot as plt\nimport pandas as pd"
PEAK = """
import resource, sys
resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
"""


def run(book) -> tuple[float, float]:
    """Seconds from the start of the kernel to the last output, and the peak memory of the kernel in MB."""
    book.cells.append(new_code_cell(PEAK))
    start = time.perf_counter()
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(NOTEBOOKS[0].parent)}}).execute()
    seconds = time.perf_counter() - start
    return seconds, float(book.cells[-1].outputs[0].data["text/plain"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write all numbers to this file, too")
    options = parser.parse_args()
    numbers: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QUASIALLIANCE_LEDGER"] = str(Path(folder) / "ledger.jsonl")
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # containers set it
        run(new_notebook(cells=[new_code_cell(f"{BARE}\nimport quasialliance")]))
        for _ in range(options.rounds):
            numbers.setdefault("bare", []).append(run(new_notebook(cells=[new_code_cell(BARE)])))
            for file in NOTEBOOKS:
                numbers.setdefault(file.stem, []).append(run(nbformat.read(file, as_version=4)))
    middle = {
        name: [spread(list(each))[1] for each in zip(*runs, strict=True)] for name, runs in numbers.items()
    }
    seconds, memory = middle["bare"]
    rows = [
        [name, one, one / seconds, met(one / seconds, 3), round(most), most / memory, met(most / memory, 1.5)]
        for name, (one, most) in middle.items()
    ]
    print(table(["", "seconds", "× bare", "target", "MB", "× bare", "target"], rows))
    save(options.json, numbers)


if __name__ == "__main__":
    main()
