"""What the benchmarks share: a table of medians, and a JSON file of all numbers."""

import json
import statistics
from pathlib import Path


def spread(times: list[float]) -> tuple[float, float, float]:
    """5th percentile, median and 95th percentile; of fewer than two values, the value itself."""
    if len(times) < 2:
        return times[0], times[0], times[0]
    parts = statistics.quantiles(times, n=20, method="inclusive")
    return parts[0], statistics.median(times), parts[18]


def table(heads: list[str], rows: list[list]) -> str:
    """Rows of text and numbers under heads; the first column is left-aligned."""
    texts = [
        heads,
        *([f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows),
    ]
    widths = [max(len(row[place]) for row in texts) for place in range(len(heads))]
    return "\n".join(
        row[0].ljust(widths[0])
        + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in texts
    )


def met(value: float, target: float) -> str:
    """Whether a value keeps its upper target."""
    return f"≤ {target:g}: {'met' if value <= target else 'MISSED'}"


def save(file: Path | None, numbers: dict) -> None:
    if file:
        file.write_text(json.dumps(numbers, indent=1), encoding="utf-8")
