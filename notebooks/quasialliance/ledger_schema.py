"""What a record of the ledger is: its parts, and what keeps a value from being one."""

from datetime import datetime

SCHEMA = 1
VERDICTS = ("supported", "qualified", "refuted", "cannot tell")
CORE = ("schema", "time", "kind", "notebook", "id", "value")


def problem(record: object) -> str | None:
    """What keeps a value from being a record; None when nothing does. A newer record is not judged."""
    if not isinstance(record, dict) or type(record.get("schema")) is not int:
        return "a record is a JSON object with a whole number called schema"
    if record["schema"] > SCHEMA:
        return None
    return _first_broken(_ALWAYS, record) or _first_broken(_BY_KIND[record["kind"]], record)


def _first_broken(checks, record: dict) -> str | None:
    return next((sentence for holds, sentence in checks if not holds(record)), None)


def _dated(record: dict) -> bool:
    try:
        moment = datetime.fromisoformat(record["time"])
    except (KeyError, TypeError, ValueError):
        return False
    return moment.tzinfo is not None and 2020 <= moment.year < 2200


def _named(key: str):
    return lambda record: isinstance(record.get(key), str) and bool(record[key].strip())


def _sure(record: dict) -> bool:
    return type(record.get("confidence")) is int and 50 <= record["confidence"] <= 100


def _one_line(record: dict) -> bool:
    why = record.get("why", "")
    return isinstance(why, str) and len(why.splitlines()) <= 1


_ALWAYS = (
    (lambda record: record["schema"] == SCHEMA, f"the schema must be {SCHEMA}"),
    (_dated, "the time must be an ISO time with its zone"),
    (lambda record: record.get("kind") in ("verdict", "guess"), 'the kind must be "verdict" or "guess"'),
    (_named("notebook"), "the notebook must be its name as text"),
    (_named("id"), "the id must be text"),
    (lambda record: record.get("value") is not None, "it has no value"),
)
_BY_KIND = {
    "verdict": (
        (lambda record: record["value"] in VERDICTS, f"the verdict must be one of: {', '.join(VERDICTS)}"),
        (_sure, "the confidence must be a whole number from 50 to 100"),
        (_one_line, "why must be one line of text"),
    ),
    "guess": ((lambda record: isinstance(record.get("unit", ""), str), "the unit must be text"),),
}
