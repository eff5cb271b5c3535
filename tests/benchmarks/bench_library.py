"""What the library itself costs: importing it, and loading its tables, against pandas and matplotlib alone.

    uv run python tests/benchmarks/bench_library.py [--rounds 15] [--json FILE]

- Import, each in a fresh Python, in turns: `import pandas, matplotlib.pyplot` against the same with
  `import quasialliance` (which fetches its parts when they are first used); and the same with ipywidgets on
  both sides and all parts that a notebook uses. Targets: 1.15 times the peer.
- Each table by `load`, checksum included, against `pandas.read_csv` of the same file: CPU time, the least of
  several calls in turns. Target: 1.5 times the peer.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import quasialliance as qa
from quasialliance import datapackage
from timing import met, save, spread, table

PEER = "import pandas, matplotlib.pyplot"
WIDGETS = f"{PEER}, ipywidgets, IPython.display"
IMPORTS = {
    "import quasialliance": (PEER, f"{PEER}, quasialliance"),
    "… and all its parts": (WIDGETS, f"{WIDGETS}; from quasialliance import *"),
}


def seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def imports(rounds: int) -> dict[str, tuple[float, float]]:
    """Seconds of the peer and of the library, medians."""
    found = {}
    for name, codes in IMPORTS.items():
        runs = [[seconds(code) for code in codes] for _ in range(rounds)]
        found[name] = tuple(spread(list(each))[1] for each in zip(*runs, strict=True))
    return found


def cpu(read, name) -> float:
    start = time.process_time()
    read(name)
    return time.process_time() - start


def loads(rounds: int) -> dict[str, tuple[float, float]]:
    """Milliseconds of `pandas.read_csv` and of `load`, by table."""
    found = {}
    for name, entry in datapackage.tables().items():
        pairs = [(cpu(pd.read_csv, entry.file), cpu(qa.load, name)) for _ in range(rounds)]
        found[name] = tuple(1000 * min(each) for each in zip(*pairs, strict=True))
    return found


def rows(found: dict[str, tuple[float, float]], target: float) -> list[list]:
    return [[name, peer, own, own / peer, met(own / peer, target)] for name, (peer, own) in found.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", type=Path, help="write all numbers to this file, too")
    options = parser.parse_args()
    imported, loaded = imports(options.rounds), loads(options.rounds)
    print(table(["seconds", "peer", "course", "ratio", "target"], rows(imported, 1.15)))
    slowest = sorted(rows(loaded, 1.5), key=lambda row: -row[3])
    peer, own = (sum(each) for each in zip(*loaded.values(), strict=True))
    over = sum(row[3] > 1.5 for row in slowest)
    every = [f"all {len(loaded)} tables", peer, own, own / peer, met(own / peer, 1.5)]
    print(table(["milliseconds", "read_csv", "load", "ratio", "target"], [every, *slowest[:10]]))
    print(f"{over} of {len(loaded)} tables are over the target.")
    save(options.json, {"imports": imported, "loads": loaded})


if __name__ == "__main__":
    main()
