"""The data package as a whole: valid, complete, in step with its catalogue, and honest about its rows."""

import csv
import hashlib
import json
import re
import subprocess
import sys
import warnings
from pathlib import Path

import frictionless
import pandas as pd
import pytest
from frictionless import Package
from quasialliance import data, datapackage, passports
from quasialliance.errors import CourseError

REPO = Path(__file__).parents[1]
NAMES = list(datapackage.tables())
TRADE = "economic/bilateral_trade.csv"
NEW_ROW = b"2027,2027,1,TUR,RUS,import,RUS_TO_TUR,45000000000,,,general,reported,A,1,aa_2022,own row\n"


def edit(file, old, new):
    content = file.read_bytes()
    assert content.count(old) >= 1
    file.write_bytes(content.replace(old, new, 1))


def package(folder=REPO / "data"):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


# --- frictionless -----------------------------------------------------------------------------------------


def faults(folder, name=None):
    """What `frictionless validate` says against the package in `folder`, or against one table of it."""
    told = package(folder)
    told["resources"] = [entry for entry in told["resources"] if name in (None, entry["name"])]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        report = Package(told, basepath=str(folder)).validate()
    return sorted({error[0] for error in report.flatten(["type"])}) if not report.valid else []


def test_frictionless_validates_the_package():
    assert faults(REPO / "data") == []


def renew_sums(folder, path):
    """Make checksum and size fit, so that only the schema can object."""
    content = (folder / path).read_bytes()
    whole = package(folder)
    entry = next(entry for entry in whole["resources"] if entry["path"] == path)
    entry["bytes"], entry["hash"] = len(content), f"sha256:{hashlib.sha256(content).hexdigest()}"
    (folder / "datapackage.json").write_text(json.dumps(whole), encoding="utf-8")


FAULTS = {
    "changed value": (TRADE, b"1041000000", b"1042000000", False, ["hash-count"]),
    "too small": (TRADE, b"1041000000", b"0001041000", True, ["constraint-error"]),
    "too large": (TRADE, b"1041000000", b"1041000000000", True, ["constraint-error"]),
    "no number": (TRADE, b"1041000000", b"104100000O", True, ["type-error"]),
    "unknown word": (TRADE, b",import,", b",imports,", True, ["constraint-error"]),
    "badly written": (TRADE, b"1992,1992,1", b"1992,92/93,1", True, ["constraint-error"]),
    "missing": (TRADE, b",import,", b",,", True, ["constraint-error"]),
    "column renamed": (TRADE, b"value_usd", b"value_eur", True, ["incorrect-label"]),
    "no month": (
        "relationship/dyad_events_monthly.csv",
        b"2019-01,",
        b"2019-13,",
        True,
        ["primary-key", "type-error"],
    ),
    "no date": ("economic/gas_prices.csv", b"2016-02-01", b"2016-02-31", True, ["primary-key", "type-error"]),
    "key twice": ("course/claims.csv", b"\nC2,", b"\nC1,", True, ["primary-key", "unique-error"]),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_frictionless_and_the_course_refuse_the_same_faults(copy, kind):
    """Who has a passport issued is refused where the schema is broken; who just changes a value is warned."""
    path, old, new, renew, wanted = FAULTS[kind]
    edit(copy / path, old, new)
    if renew:
        renew_sums(copy, path)
    name = Path(path).stem
    assert faults(copy, name) == wanted
    if renew:
        with pytest.raises(CourseError, match=re.escape(path)):
            passports.reissue(name)
    else:
        with pytest.warns(UserWarning, match="not the file of its passport"):
            data.load(name)


def test_the_library_does_without_frictionless():
    assert frictionless.__version__, "there is something to do without"
    code = "import sys; sys.modules['frictionless'] = None; from quasialliance import data, passports"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).stderr == b""


# --- what every passport must have ------------------------------------------------------------------------

FREE_TEXT = {"note", "end_note"}


def field_gaps(field):
    """What one column of a passport lacks."""
    name, limits = field["name"], field.get("constraints", {})
    if not field.get("description"):
        yield f"description of {name}"
    if field["type"] in ("integer", "number") and not (field.get("unit") and {"minimum", "enum"} & {*limits}):
        yield f"unit or limits of {name}"
    if field["type"] == "string" and not limits and name not in FREE_TEXT:
        yield f"constraint of {name}"


def gaps(entry):
    """What one passport lacks."""
    parts = ("title", "description", "caveats", "transformations", "licenses")
    lacking = [part for part in parts if not entry[part]]
    for field in entry["schema"]["fields"]:
        lacking += field_gaps(field)
    for source in entry["sources"]:
        parts = ("title", "publisher", "vintage", "licence")
        lacking += [f"{part} of {source['id']}" for part in parts if not source[part]]
        if not re.fullmatch(r"https?://\S+", source["path"]):
            lacking.append(f"address of {source['id']}")
    terms = entry["licenses"][0]["title"].lower() if entry["licenses"] else ""
    if not any(word in terms for word in ("small extract", "cc by", "attribution", "free use")):
        lacking.append("terms of use")
    return lacking


@pytest.mark.parametrize("entry", package()["resources"], ids=NAMES)
def test_every_passport_is_complete(entry):
    assert gaps(entry) == []


@pytest.mark.parametrize(
    ("part", "value", "wanted"),
    [
        ("caveats", [], "caveats"),
        ("licenses", [{"title": "see there"}], "terms of use"),
        (
            "sources",
            [{"id": "a", "title": "t", "publisher": "p", "vintage": "", "licence": "l", "path": "shelf"}],
            "vintage of a",
        ),
        (
            "schema",
            {"fields": [{"name": "value", "type": "number", "description": "d"}]},
            "unit or limits of value",
        ),
        (
            "schema",
            {"fields": [{"name": "flow", "type": "string", "description": "d"}]},
            "constraint of flow",
        ),
    ],
)
def test_a_gap_in_a_passport_would_be_seen(part, value, wanted):
    assert wanted in gaps({**package()["resources"][0], part: value})


def stale(folder):
    """Tables whose raw bytes, rows or line ends differ from the passport."""
    found = []
    for entry in package(folder)["resources"]:
        content = (folder / entry["path"]).read_bytes()
        rows = len(list(csv.reader(content.decode("utf-8").splitlines()))) - 1
        told = (entry["bytes"], entry["hash"], entry["rows"])
        if told != (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}", rows) or b"\r" in content:
            found.append(entry["name"])
    return found


def test_size_checksum_and_rows_fit_each_file(copy):
    assert stale(REPO / "data") == []
    edit(copy / TRADE, b"1041000000", b"1042000000")
    assert stale(copy) == ["bilateral_trade"]


def test_each_csv_has_a_passport_and_lies_in_the_folder_of_its_dimension():
    files = {file.relative_to(REPO / "data").as_posix() for file in (REPO / "data").rglob("*.csv")}
    assert files == {entry["path"] for entry in package()["resources"]}
    dimensions = {"course", "relationship", "economic", "soft_power", "military"}
    assert {file.partition("/")[0] for file in files} <= dimensions


# --- what the rows must keep, beyond what a schema can say ------------------------------------------------


def unresolved(name, frame):
    """Source ids of rows that the passport does not explain."""
    known = {source["id"] for source in datapackage.table(name).sources}
    column = frame["source_ids" if "source_ids" in frame else "source_id"]
    return sorted({part for ids in column for part in ids.split(";")} - known)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_leads_to_a_source_and_every_source_is_used(name):
    frame = data.load(name)
    assert unresolved(name, frame) == []
    column = frame["source_ids" if "source_ids" in frame else "source_id"]
    used = {part for ids in column for part in ids.split(";")}
    listed = [source["id"] for source in datapackage.table(name).sources if "role" not in source]
    assert sorted(listed) == sorted(used)
    broken = frame.assign(**{column.name: column.where(frame.index != 0, "nobody")})
    assert unresolved(name, broken) == ["nobody"]


def two_preferred(frame):
    """Years that have more than one preferred row for the same series."""
    series = [
        c
        for c in ("reporter", "flow", "direction")
        if c in frame and not (c == "reporter" and "direction" in frame)
    ]
    chosen = frame[frame["preferred"] == 1]
    return chosen[chosen.duplicated(["year", *series])]


def bad_bounds(frame):
    known = frame.dropna(subset=["value_low_usd", "value_high_usd"])
    return known[
        (known["value_low_usd"] > known["value_usd"]) | (known["value_usd"] > known["value_high_usd"])
    ]


def part_year_as_year(frame):
    return frame[(frame["full_year"] == 1) != (frame["period"] == frame["year"].astype(str))]


def wrong_direction(frame):
    out = (frame["reporter"] == "RUS") == (frame["flow"] == "export")
    wanted = out.map({True: "RUS_TO_TUR", False: "TUR_TO_RUS"}).where(frame["flow"] != "turnover", "BOTH")
    return frame[(frame["direction"] != wanted) | (frame["reporter"] == frame["partner"])]


def vague_dates(frame):
    length = frame["date_precision"].map({"year": 4, "month": 7, "day": 10, "report_day": 10})
    return frame[frame["date"].str.len() != length]


def ends_before_start(frame):
    lasting = frame.dropna(subset=["end_date"])
    return lasting[pd.to_datetime(lasting["date"], format="ISO8601") >= lasting["end_date"]]


def shares_above_100(frame):
    return frame[frame["indicator"].str.endswith("_pct") & (frame["value"] > 100)]


def months_backwards(frame):
    return frame[frame["month_from"] > frame["month_to"]]


def claims_upside_down(frame):
    """Incidents whose lowest claim of dead or wounded is above the highest."""
    counts = ("tur_killed", "tur_wounded", "other_killed")
    wrong = [(frame[f"{count}_min"] > frame[f"{count}_max"]).fillna(False) for count in counts]
    return frame[wrong[0] | wrong[1] | wrong[2]]


def best_out_of_bounds(frame):
    return frame[(frame["deaths_low"] > frame["deaths_best"]) | (frame["deaths_best"] > frame["deaths_high"])]


def unknown_places(frame):
    return frame[frame["place_id"].notna() & ~frame["place_id"].isin(data.load("theatre_places")["place_id"])]


def ends_before_signing(frame):
    return frame[frame["status_date"] < frame["date_signed"]]


def wrong_signs(frame):
    """Ties whose sign does not fit their kind, or that are contested by nobody."""
    odd = (frame["support_kind"] == "opponent") != (frame["sign"] == -1)
    return frame[odd | ((frame["contested"] == 1) != frame["contested_note"].notna())]


def open_outlines(frame):
    return frame[frame.groupby("ring")["ring"].transform("size") < 3]


RULES = {
    "one preferred row": ("bilateral_trade", two_preferred, {"preferred": 1}),
    "one preferred total": ("total_trade", two_preferred, {"preferred": 1}),
    "value within its bounds": ("bilateral_trade", bad_bounds, {"value_low_usd": 1e15}),
    "full year": ("bilateral_trade", part_year_as_year, {"full_year": 1}),
    "full year of totals": ("total_trade", part_year_as_year, {"full_year": 1}),
    "full year of partners": ("trade_by_partner", part_year_as_year, {"full_year": 0}),
    "direction": ("bilateral_trade", wrong_direction, {"direction": "BOTH"}),
    "precision of dates": ("timeline_events", vague_dates, {"date_precision": "day"}),
    "end after start": ("timeline_events", ends_before_start, {"end_date": pd.Timestamp("1992-01-01")}),
    "shares": ("energy_dependence", shares_above_100, {"value": 101.0}),
    "months": ("tourism_arrivals", months_backwards, {"month_from": 12}),
    "lowest claim first": ("direct_incidents", claims_upside_down, {"tur_killed_min": 99}),
    "best between low and high": ("battle_deaths_annual", best_out_of_bounds, {"deaths_low": 10**6}),
    "place of incidents": ("direct_incidents", unknown_places, {"place_id": "nowhere"}),
    "place of agreements": ("deconfliction_agreements", unknown_places, {"place_id": "nowhere"}),
    "status after signing": (
        "deconfliction_agreements",
        ends_before_signing,
        {"status_date": pd.Timestamp("2001-01-01")},
    ),
    "signs": ("actors_and_backers", wrong_signs, {"sign": -1}),
    "outlines": ("region_outline", open_outlines, {"ring": lambda frame: range(len(frame))}),
}


@pytest.mark.parametrize("rule", RULES)
def test_rows_keep_the_rule_and_a_broken_row_is_found(rule):
    name, find, breaking = RULES[rule]
    frame = data.load(name)
    assert find(frame).empty, find(frame)
    assert not find(frame.assign(**breaking)).empty


def test_the_ten_claims_are_those_of_the_course():
    claims = data.load("claims")
    assert list(claims["claim_id"]) == [f"C{number}" for number in range(1, 11)]
    tested = {
        claim
        for claim, notebooks in zip(claims["claim_id"], claims["tested_in"], strict=True)
        if "03" in notebooks
    }
    assert tested == {"C3", "C4"}


# --- issuing anew and the catalogue -----------------------------------------------------------------------


def test_the_catalogue_is_in_step(copy):
    assert (REPO / "data" / passports.CATALOGUE).read_text(encoding="utf-8") == passports.catalogue()
    edit(copy / "datapackage.json", b"lean Russian", b"lean eastward")
    assert (copy / passports.CATALOGUE).read_text(encoding="utf-8") != passports.catalogue()


@pytest.mark.parametrize("name", NAMES)
def test_the_catalogue_says_what_the_passport_says(name):
    page = passports.catalogue().partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    entry = datapackage.table(name).raw
    wanted = [
        entry["title"],
        entry["description"],
        *entry["caveats"],
        *entry["transformations"],
        entry["hash"][7:],
    ]
    wanted += (
        entry.get("cross_checks", []) + entry.get("not_found", []) + [x["title"] for x in entry["licenses"]]
    )
    wanted += [field["description"] for field in entry["schema"]["fields"]]
    wanted += [
        source[part]
        for source in entry["sources"]
        for part in ("title", "path", "licence", "vintage", "obtained_from")
    ]
    assert [text for text in wanted if text not in page] == []


@pytest.mark.parametrize("name", NAMES)
def test_issuing_an_unchanged_table_changes_nothing(copy, name):
    before = {file: file.read_bytes() for file in copy.rglob("*.*")}
    passports.reissue(name)
    assert {file: file.read_bytes() for file in copy.rglob("*.*")} == before


def test_a_newer_table_is_issued_anew(copy):
    file = copy / TRADE
    file.write_bytes(b"\xef\xbb\xbf" + (file.read_bytes() + NEW_ROW).replace(b"\n", b"\r\n"))
    said = passports.reissue("bilateral_trade")
    assert "data/economic/bilateral_trade.csv" in said and "130 rows" in said
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(data.load("bilateral_trade")) == 130
    assert stale(copy) == [] and faults(copy, "bilateral_trade") == []
    assert "1992 to 2027" in repr(data.passport("bilateral_trade"))
    assert (copy / passports.CATALOGUE).read_text(encoding="utf-8") == passports.catalogue()
    assert sorted(copy.rglob("*.new")) == []


def test_a_new_table_gets_its_first_passport(copy):
    whole = package(copy)
    entry = next(entry for entry in whole["resources"] if entry["name"] == "claims")
    entry.update(rows=0, bytes=0, hash="sha256:" + "0" * 64)
    (copy / "datapackage.json").write_text(json.dumps(whole), encoding="utf-8")
    passports.reissue("claims")
    assert package(copy) == package()


def test_a_shorter_table_can_be_meant(copy):
    file = copy / TRADE
    file.write_bytes(file.read_bytes().rpartition(b"\n2026")[0] + b"\n")
    with pytest.raises(CourseError, match="`quasialliance passport bilateral_trade`"):
        data.load("bilateral_trade")
    passports.reissue("bilateral_trade")
    assert len(data.load("bilateral_trade")) == 128


@pytest.mark.parametrize(
    ("old", "new"), [(b"1041000000", b"-1"), (b"value_usd", b"value"), (b"cow_trade_4", b"nobody")]
)
def test_a_table_that_breaks_its_schema_gets_no_passport(copy, old, new):
    edit(copy / TRADE, old, new)
    before = {file: file.read_bytes() for file in copy.rglob("*.*")}
    with pytest.raises(CourseError, match=re.escape(TRADE)):
        passports.reissue("bilateral_trade")
    assert {file: file.read_bytes() for file in copy.rglob("*.*")} == before


def test_an_unknown_table_and_a_folder_that_cannot_be_written_are_said_plainly(copy, monkeypatch):
    with pytest.raises(CourseError, match="Did you mean claims"):
        passports.reissue("claim")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(passports.os, "replace", refuse)
    with pytest.raises(CourseError, match=r"cannot be written \(Permission denied\)"):
        passports.reissue("claims")
    assert sorted(copy.rglob("*.new")) == []
