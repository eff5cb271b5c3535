"""How the time of the tests grows with the number of notebooks.

    uv run pytest --junitxml=report.xml
    uv run python tests/benchmarks/bench_suite.py report.xml [--json FILE]

Reads the report of a whole run and adds up the seconds of tests that belong to one notebook or its exercise
(its number stands in their name) and of those that belong to none. Seconds are those of one worker; two
workers take about half of them.
"""

import argparse
import re
import statistics
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from timing import save, table

NUMBER = re.compile(r"(?<![0-9])([01][0-9])_[a-z]")
COMMON = "no notebook"


def seconds(report: Path) -> tuple[Counter, Counter]:
    """Seconds by notebook, and by file of tests."""
    by_notebook: Counter = Counter()
    by_file: Counter = Counter()
    for case in ElementTree.parse(report).iter("testcase"):
        name = f"{case.get('classname')} {case.get('name')}"
        number = NUMBER.search(name)
        by_notebook[number[1] if number else COMMON] += float(case.get("time"))
        by_file[re.sub(r"\d\d_\w+", "NN", case.get("classname"))] += float(case.get("time"))
    return by_notebook, by_file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", type=Path, help="what `pytest --junitxml` wrote")
    parser.add_argument("--json", type=Path, help="write all numbers to this file, too")
    options = parser.parse_args()
    by_notebook, by_file = seconds(options.report)
    print(
        table(["notebook", "seconds"], [[name, round(spent)] for name, spent in sorted(by_notebook.items())])
    )
    print(table(["tests", "seconds"], [[name, round(spent)] for name, spent in by_file.most_common(12)]))
    each = [spent for name, spent in by_notebook.items() if name not in (COMMON, "00")]
    more = statistics.mean(each)
    whole = by_notebook.total() + more * (12 - len(each))
    print(f"A notebook with its exercise adds {more:.0f} s; with all twelve, {whole:.0f} s of one worker.")
    save(options.json, {"notebooks": by_notebook, "files": by_file})


if __name__ == "__main__":
    main()
