"""Loading, citing and showing tables: right types, and no damage ever passes silently."""

import csv
import shutil
import tempfile
import warnings
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quasialliance import data, datapackage, tablecheck
from quasialliance.errors import CourseError

REPO = Path(__file__).parents[1]
NAMES = list(datapackage.tables())
TRADE = "economic/bilateral_trade.csv"


@pytest.fixture(autouse=True)
def _no_silent_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def edit(file, old, new):
    content = file.read_bytes()
    assert content.count(old) >= 1
    file.write_bytes(content.replace(old, new, 1))


# --- types and values -------------------------------------------------------------------------------------


def dtype_wanted(field):
    """The kinds of dtype a column may have, as one-letter codes and names of pandas."""
    if field.type == "integer":
        return ["int64"] if field.constraints.get("required") else ["Int64"]
    return {
        "number": ["float64"],
        "string": ["str", "object"],
        "date": ["datetime64[s]"],
        "yearmonth": ["datetime64[s]"],
    }[field.type]


@pytest.mark.parametrize("name", NAMES)
def test_columns_have_the_types_of_the_passport(name):
    frame, fields = data.load(name), datapackage.table(name).fields
    assert list(frame.columns) == [field.name for field in fields]
    assert [
        f"{field.name}: {frame[field.name].dtype}"
        for field in fields
        if str(frame[field.name].dtype) not in dtype_wanted(field)
    ] == []


def as_written(value, written):
    """True when a loaded value says what the file says."""
    if pd.isna(value):
        return written == ""
    if isinstance(value, pd.Timestamp):
        return str(value.date()).startswith(written) and written != ""
    if isinstance(value, str):
        return value == written
    return written != "" and float(value) == float(written)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_the_one_in_the_file(name):
    frame = data.load(name)
    with (REPO / "data" / datapackage.table(name).path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(frame) == len(rows)
    for column in frame.columns:
        wrong = [
            (v, row[column])
            for v, row in zip(frame[column], rows, strict=True)
            if not as_written(v, row[column])
        ]
        assert wrong == [], column


@pytest.mark.parametrize("name", NAMES)
def test_a_table_that_was_not_changed_is_read_as_if_it_were_checked(name):
    """The quick way must give what the way with all checks gives, and the checks must pass."""
    table = datapackage.table(name)
    checked = tablecheck.frame(datapackage.read_bytes(table), table)
    pd.testing.assert_frame_equal(data.load(name), checked, check_exact=True)


@pytest.mark.parametrize(
    ("value", "written"),
    [(float("nan"), "NA"), ("8", "08"), (1.0, ""), (2.0, "3"), (pd.Timestamp("2019-01-01"), "2019-02")],
)
def test_a_changed_value_would_be_seen(value, written):
    assert not as_written(value, written)


def test_codes_stay_text_and_the_word_na_is_not_missing(copy):
    assert "08" in set(data.load("trade_by_product")["product_code"])
    edit(copy / TRADE, b"importer's record; whole million USD", b"NA")
    with pytest.warns(UserWarning, match="bilateral_trade"):
        assert data.load("bilateral_trade")["note"].iloc[0] == "NA"


def test_each_load_is_a_fresh_copy():
    first = data.load("claims")
    first.loc[:, "claim"] = "changed"
    assert "changed" not in set(data.load("claims")["claim"])


# --- names and folders ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("bilateral_trad", "bilateral_trade"),
        ("tourism", "tourism_"),
        ("zzz", "claims, "),
        (5, "claims, "),
        ([], "claims, "),
    ],
)
def test_an_unknown_name_gets_near_names(asked, hint):
    for call in (data.load, data.passport, data.cite, data.data_used):
        with pytest.raises(CourseError, match="There is no table") as error:
            call(asked)
        assert hint in str(error.value)


def test_the_folder_is_the_moved_one_the_wheels_or_the_clones(copy, monkeypatch, tmp_path):
    assert data.folder() == copy
    monkeypatch.delenv("QUASIALLIANCE_DATA")
    assert data.folder() == REPO / "data"
    (tmp_path / "_data").mkdir()
    monkeypatch.setattr(datapackage, "__file__", str(tmp_path / "datapackage.py"))
    assert data.folder() == tmp_path / "_data"


@pytest.mark.parametrize(
    ("way", "wanted"), [("clone", "git checkout -- data/x.csv"), ("wheel", "Install"), ("moved", "unset")]
)
def test_the_way_out_fits_the_installation(way, wanted, monkeypatch, tmp_path):
    if way == "wheel":
        (tmp_path / "_data").mkdir()
        monkeypatch.setattr(datapackage, "__file__", str(tmp_path / "datapackage.py"))
    if way == "moved":
        monkeypatch.setenv("QUASIALLIANCE_DATA", str(tmp_path))
    assert wanted in datapackage.put_back("data/x.csv")


# --- named damages ----------------------------------------------------------------------------------------


def cell(row, column, text):
    """A damage that writes `text` into one cell (row as a spreadsheet counts)."""

    def damage(file):
        rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
        rows[row - 1][rows[0].index(column)] = text
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(rows)

    return damage


def rewrite(change):
    """A damage that changes the bytes of the file."""
    return lambda file: file.write_bytes(change(file.read_bytes()))


def last_line_start(content):
    return content.rstrip(b"\n").rindex(b"\n") + 1


DAMAGES = {
    "missing": (lambda file: file.unlink(), "is missing"),
    "a folder instead": (lambda file: (file.unlink(), file.mkdir()), "cannot be read"),
    "empty": (rewrite(lambda b: b""), "is empty"),
    "header only": (rewrite(lambda b: b[: b.index(b"\n") + 1]), "holds no rows"),
    "cut in a row": (rewrite(lambda b: b[: last_line_start(b) + 9]), "cut off"),
    "row with a value too few": (
        rewrite(lambda b: b.replace(b"1992,1992,", b"1992,", 1)),
        "row 2 has 15 values instead of 16",
    ),
    "cut in the last value": (rewrite(lambda b: b[:-3]), "cut off"),
    "cut between rows": (rewrite(lambda b: b[: last_line_start(b)]), "lost rows: it has 128 rows"),
    "half": (rewrite(lambda b: b[: b.index(b"\n", len(b) // 2) + 1]), "lost rows"),
    "cut in a quoted note": (rewrite(lambda b: b + b'2027,"2027'), "cut off or damaged"),
    "column renamed": (
        rewrite(lambda b: b.replace(b"value_usd", b"value_eur", 1)),
        "missing: value_usd; new: value_eur",
    ),
    "columns swapped": (
        rewrite(lambda b: b.replace(b"reporter,partner", b"partner,reporter", 1)),
        "another order",
    ),
    "column dropped": (
        rewrite(lambda b: b"\n".join(x.partition(b",")[2] for x in b.split(b"\n"))),
        "missing: year",
    ),
    "semicolons": (rewrite(lambda b: b.replace(b",", b";")), "semicolons"),
    "not UTF-8": (rewrite(lambda b: b.replace(b"whole", "\u0131ü".encode("cp1254"), 1)), "is not UTF-8"),
    "UTF-16": (rewrite(lambda b: b.decode().encode("utf-16")), "is not UTF-8"),
    "below": (cell(5, "value_usd", "-4"), "row 5, column value_usd: '-4' is below"),
    "in millions": (cell(5, "value_usd", "23115"), "row 5, column value_usd: '23115' is below"),
    "above": (cell(6, "value_usd", "9e12"), "row 6, column value_usd: '9e12' is above"),
    "word for number": (cell(7, "value_usd", "n.a."), "row 7, column value_usd: 'n.a.' is not a number"),
    "nan": (cell(7, "value_usd", "nan"), "is not a number"),
    "infinite": (cell(7, "value_usd", "1e999"), "is not a number"),
    "decimal comma": (cell(7, "value_usd", "1,5"), "is not a number"),
    "no year": (cell(8, "year", "199x"), "row 8, column year: '199x' is not a whole number"),
    "year out of range": (cell(8, "year", "1892"), "row 8, column year: '1892' is below"),
    "year of a thousand digits": (cell(8, "year", "1" * 1_000), "is not a whole number"),
    "required missing": (cell(9, "flow", ""), "row 9, column flow: the value is missing"),
    "unknown word": (cell(9, "flow", "imports"), "'imports' is none of the values allowed"),
    "badly written": (cell(9, "period", "1996-1997"), "'1996-1997' is not written as the passport says"),
    "unknown source": (cell(10, "source_id", "my_blog"), "'my_blog' is not among the sources"),
    "row twice": (rewrite(lambda b: b + b[last_line_start(b) :]), "rows 130 and 131 have the same key"),
}


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damaged_table_gives_one_clear_sentence(copy, kind):
    damage, wanted = DAMAGES[kind]
    damage(copy / TRADE)
    with pytest.raises(CourseError) as error:
        data.load("bilateral_trade")
    message = str(error.value)
    assert wanted in message
    assert "data/economic/bilateral_trade.csv" in message, "names the file"
    assert "QUASIALLIANCE_DATA" in message or "issue its passport" in message, "says the way out"
    assert "\n" not in message and len(message) < 480


def test_a_date_that_does_not_exist_is_refused(copy):
    cell(3, "date", "2016-02-30")(copy / "economic/gas_prices.csv")
    with pytest.raises(CourseError, match="'2016-02-30' is not a date"):
        data.load("gas_prices")


def test_one_unique_value_twice_is_refused(copy):
    cell(3, "claim_id", "C1")(copy / "course/claims.csv")
    with pytest.raises(CourseError, match="claim_id holds a value twice"):
        data.load("claims")


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b.replace(b"\n", b"\r\n"),
        lambda b: b"\xef\xbb\xbf" + b,
        lambda b: b"\xef\xbb\xbf" + b.replace(b"\n", b"\r\n"),
    ],
    ids=["CRLF of Windows", "mark of Excel", "both"],
)
@pytest.mark.parametrize("name", ["bilateral_trade", "timeline_events"])
def test_windows_line_ends_and_a_bom_are_no_alarm(copy, name, change):
    before = data.load(name)
    rewrite(change)(datapackage.table(name).file)
    pd.testing.assert_frame_equal(data.load(name), before)


def test_a_newer_file_is_used_with_one_warning_that_says_the_command(copy):
    new = b"2027,2027,1,TUR,RUS,import,RUS_TO_TUR,45000000000,,,general,reported,A,1,aa_2022,own row\n"
    rewrite(lambda b: b + new)(copy / TRADE)
    with pytest.warns(UserWarning) as caught:
        frame = data.load("bilateral_trade")
    assert frame["value_usd"].iloc[-1] == 45e9
    [warning] = caught
    size = len((copy / TRADE).read_bytes())
    assert f"130 rows and {size} bytes, the passport says 129 and {size - len(new)}" in str(warning.message)
    assert "`quasialliance passport bilateral_trade`" in str(warning.message)
    assert Path(warning.filename).name == "test_data.py", "points at the caller's line"


# --- random damages ---------------------------------------------------------------------------------------

SPOT = st.floats(0, 1, exclude_max=True)
JUNK = st.one_of(
    st.binary(min_size=1, max_size=6),
    st.sampled_from([b",", b'"', b"\n", b"\r", b"0", b"-", b"NA", b"e9", b"\0"]),
)
CUTS = st.lists(
    st.tuples(SPOT, st.sampled_from([0, 1, 3, 40, 10**6]), st.one_of(st.just(b""), JUNK)),
    min_size=1,
    max_size=3,
)


def damaged(content, cuts):
    """Replace pieces of some bytes by junk: deletions, insertions, flips and cut-offs."""
    for where, length, junk in cuts:
        start = int(where * len(content))
        content = content[:start] + junk + content[start + length :]
    return content


def outcome(folder, call):
    """Return (result, told): told is True when a CourseError or a warning came. Anything else is raised."""
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        patch.setenv("QUASIALLIANCE_DATA", str(folder))
        try:
            result = call()
        except CourseError as error:
            assert len(str(error)) > 20
            return None, True
        return result, bool(caught)


RANDOM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RANDOM
@given(
    cuts=CUTS, name=st.sampled_from(["claims", "bilateral_trade", "trade_restrictions", "russo_turkish_wars"])
)
def test_random_damage_to_a_table_never_passes_silently(cuts, name):
    table = datapackage.table(name)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(REPO / "data" / datapackage.FILE, folder)
        file = Path(folder, table.path)
        file.parent.mkdir()
        file.write_bytes(damaged((REPO / "data" / table.path).read_bytes(), cuts))
        frame, told = outcome(folder, lambda: data.load(name))
    if not told:
        pd.testing.assert_frame_equal(frame, data.load(name))


@RANDOM
@given(cuts=CUTS)
def test_random_damage_to_the_datapackage_never_changes_a_table_silently(cuts):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(REPO / "data/course", Path(folder, "course"))
        content = (REPO / "data" / datapackage.FILE).read_bytes()
        # The first entry is that of the claims: damage there, or cut everything off.
        head = content[: content.index(b'"name": "timeline_events"')]
        Path(folder, datapackage.FILE).write_bytes(damaged(head, cuts) + content[len(head) :])
        frame, told = outcome(folder, lambda: data.load("claims"))
        for call in (data.passport, data.data_used, data.cite):
            outcome(folder, lambda call=call: repr(call("claims")))
    if not told:
        pd.testing.assert_frame_equal(frame, data.load("claims"), check_dtype=False)


PACKAGE_DAMAGES = {
    "missing": (lambda file: file.unlink(), "is missing"),
    "no JSON": (rewrite(lambda b: b[:-200]), "is damaged"),
    "empty": (rewrite(lambda b: b""), "is damaged"),
    "a list": (rewrite(lambda b: b"[]"), "is damaged"),
    "no tables": (rewrite(lambda b: b'{"resources": []}'), "names no table"),
    "wrong encoding": (rewrite(lambda b: b.decode().encode("utf-16")), "is damaged"),
    "unknown type": (
        rewrite(lambda b: b.replace(b'"type": "string"', b'"type": "strong"', 1)),
        "unknown type 'strong'",
    ),
    "limit misspelt": (
        rewrite(lambda b: b.replace(b'"required": true', b'"requierd": true', 1)),
        "unknown constraint",
    ),
    "no hash": (rewrite(lambda b: b.replace(b'"hash": "sha256:', b'"hash": "md5:', 1)), "hash"),
    "rows no count": (rewrite(lambda b: b.replace(b'"rows": 10,', b'"rows": "ten",', 1)), "rows is no count"),
    "bad pattern": (rewrite(lambda b: b.replace(b'"C([1-9]|10)"', b'"C([1-9]|10"', 1)), "is damaged"),
    "no caveats": (rewrite(lambda b: b.replace(b'"caveats"', b'"cavets"', 1)), "is damaged"),
    "source without licence": (rewrite(lambda b: b.replace(b'"licence"', b'"licens"', 1)), "is damaged"),
}


@pytest.mark.parametrize("kind", PACKAGE_DAMAGES)
def test_a_damaged_datapackage_gives_one_clear_sentence(copy, kind):
    damage, wanted = PACKAGE_DAMAGES[kind]
    damage(copy / datapackage.FILE)
    for call in (data.load, data.passport, data.cite, data.data_used):
        with pytest.raises(CourseError) as error:
            call("claims")
        assert wanted in str(error.value) and "datapackage.json" in str(error.value)


def test_a_limit_that_is_no_number_is_said_to_be_damage(copy):
    edit(copy / TRADE, b"importer's record; whole million USD", b"changed and so checked")
    edit(copy / datapackage.FILE, b'"minimum": 10000000', b'"minimum": "little"')
    with pytest.raises(CourseError, match=r"passport in datapackage.json is damaged at column value_usd"):
        data.load("bilateral_trade")


def test_a_changed_datapackage_is_read_anew(copy):
    assert "ten claims" in repr(data.passport("claims"))
    edit(copy / datapackage.FILE, b"The ten claims of May 2021", b"The 10! claims of May 2021")
    assert "10! claims" in repr(data.passport("claims"))


# --- source lines and passports ---------------------------------------------------------------------------


@pytest.mark.parametrize("first", NAMES)
def test_source_lines_are_short_and_name_the_main_source_first(first):
    main = datapackage.table(first).sources[0]
    later = NAMES[NAMES.index(first) + 1 :]
    # One test a table: a test a pair would be thousands, and most of their time pytest's own.
    for names in [(first,), *((first, other) for other in later), (first, *later)]:
        line = data.cite(*names)
        assert line.startswith("Source: " + main.get("short", main["publisher"][:50])), names
        assert len(line) <= 110 and "\n" not in line, names


def test_a_source_line_counts_what_it_leaves_out():
    sources = datapackage.table("trade_by_partner").sources
    line = data.cite("trade_by_partner")
    shown = line.removeprefix("Source: ").partition(" and ")[0].split("; ")
    assert f"and {len(sources) - len(shown)} more, see passport" in line
    assert data.cite("claims").endswith("abstract"), "nothing left out, nothing said"


def test_a_source_line_can_name_the_sources_of_the_drawn_rows_only():
    trade = data.load("bilateral_trade")
    drawn = trade[(trade["year"] >= 2019) & (trade["preferred"] == 1) & (trade["flow"] == "import")]
    assert data.cite("bilateral_trade", rows=drawn) == "Source: TurkStat via MGIMO (2026)"
    months = data.load("tourism_arrivals").query("status == 'computed'")
    assert "Turkish tourism ministry" in data.cite("tourism_arrivals", rows=months)


@pytest.mark.parametrize("rows", [pd.DataFrame({"value": [1]}), pd.DataFrame({"source_id": []})])
def test_a_source_line_without_a_source_is_refused(rows):
    for call in (data.cite, lambda: data.cite("claims", rows=rows)):
        with pytest.raises(CourseError, match="no source to name"):
            call()


class Page(HTMLParser):
    """Collects what matters to a reader who hears the page; keeps track of open tags."""

    def __init__(self, html):
        super().__init__()
        self.open, self.faults, self.text = [], [], ""
        self.feed(html)
        self.faults += [f"<{tag}> left open" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        if tag == "th" and dict(attrs).get("scope") not in ("col", "row"):
            self.faults.append("th without scope")
        self.faults += [f"{name} in <{tag}>" for name, _ in attrs if name in ("style", "bgcolor", "color")]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of order")

    def handle_data(self, text):
        self.text += text


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<table><th>a</th></table>", "th without scope"),
        ("<p>", "<p> left open"),
        ('<p style="color:red"></p>', "style in <p>"),
    ],
)
def test_the_page_check_sees_faults(html, fault):
    assert fault in Page(html).faults


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_a_passport_says_everything_as_page_and_as_text(name):
    shown, raw = data.passport(name), datapackage.table(name).raw
    page = Page(shown._repr_html_())
    assert page.faults == []
    wanted = [raw["title"], raw["description"], *raw["caveats"], *raw["transformations"]]
    wanted += raw.get("cross_checks", []) + raw.get("not_found", []) + [x["title"] for x in raw["licenses"]]
    for field in raw["schema"]["fields"]:
        wanted += [field["name"], field["description"], field.get("unit", "")]
    for source in raw["sources"]:
        wanted += [
            source["id"],
            source["title"],
            source["publisher"],
            source["licence"],
            source["vintage"],
            source["path"],
        ]
    for text in (flat(page.text), flat(repr(shown))):
        assert [item for item in wanted if flat(item) not in text] == []


@pytest.mark.parametrize(
    "text",
    [
        "The ten claims of May 2021",
        "in our own words",
        "The author forecasts",
        "Stable id of the claim",
        "plain sentences and the list",
        "Wording of the course",
        "abstract page and front matter",
    ],
)
def test_signs_of_html_in_a_passport_are_shown_as_text(copy, text):
    edit(copy / datapackage.FILE, text.encode(), b"<script>alert(1)</script> & more")
    html = data.passport("claims")._repr_html_()
    assert "<script>" not in html and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in html


def test_data_used_shows_table_period_source_and_licence():
    shown = data.data_used("bilateral_trade", "gdp_and_prices")
    page = Page(shown._repr_html_())
    assert page.faults == []
    for text in (flat(page.text), flat(repr(shown))):
        for wanted in (
            "bilateral_trade",
            "1992 to 2026-05",
            "Correlates of War 4.0",
            "Small extract of facts",
            "Attribution 4.0",
        ):
            assert wanted in text


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shortened_for_the_overview_keeps_its_brackets_whole(name):
    shown = " ".join(repr(data.data_used(name)).split())
    assert shown.count("(") == shown.count(")")
