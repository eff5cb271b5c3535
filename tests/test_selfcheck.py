"""The self-check: quiet where all is well, and able to see each thing that can be missing."""

import re
import shutil
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest
from quasialliance import cli, data, ledger, selfcheck
from quasialliance.selfcheck import Need, Report, check_setup


def states(report):
    return {need.what: need.state for need in report.needs}


def the(report, start):
    """The one line of the report that begins so."""
    (need,) = [need for need in report.needs if need.what.startswith(start)]
    return need


@pytest.fixture
def copied_data(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    shutil.copytree(data.folder(), folder)
    monkeypatch.setenv("QUASIALLIANCE_DATA", str(folder))
    return folder


def test_all_is_well_here_and_nothing_of_this_machine_is_said():
    report = check_setup()
    assert set(states(report).values()) == {"ok"}, str(report)
    assert report.ok
    for said in (str(report), report._repr_html_()):
        assert "Everything the course needs is here." in said
        assert not re.search(r"[/\\]\w+[/\\]|\d{4}-\d\d-\d\d", said.replace("</", "<"))
        assert metadata.version("jupyterlab") not in said


def test_names_each_requirement_of_the_library_with_its_minimum():
    named = list(states(check_setup()))
    asked = [line for line in metadata.requires("quasialliance") if "extra ==" not in line]
    assert len(asked) >= 5
    for line in asked:
        name, minimum = line.split(">=")
        assert f"{name} {minimum} or newer" in named
    assert not [what for what in named if "nbgrader" in what], "learners need no nbgrader"


def test_sees_an_old_package(monkeypatch):
    true = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "0.1" if name == "pandas" else true(name))
    report = check_setup()
    assert not report.ok
    assert the(report, "pandas").state == "missing"
    assert "Version 0.1 is too old" in the(report, "pandas").mend
    assert the(report, "matplotlib").state == "ok"


def test_sees_an_absent_package(monkeypatch):
    true = metadata.version

    def version(name):
        if name == "jupyterlab":
            raise metadata.PackageNotFoundError(name)
        return true(name)

    monkeypatch.setattr(metadata, "version", version)
    assert "not installed" in the(check_setup(), "jupyterlab").mend


def test_sees_that_the_library_is_not_installed(monkeypatch):
    monkeypatch.setattr(selfcheck, "SELF", "quasialliance-of-another-name")
    assert the(check_setup(), "The library").state == "missing"


def test_sees_an_old_python(monkeypatch):
    monkeypatch.setattr(selfcheck, "sys", SimpleNamespace(version_info=(3, 9, 1)))
    assert "This is Python 3.9.1" in the(check_setup(), "Python").mend


def test_sees_absent_widgets(monkeypatch, tmp_path):
    monkeypatch.setattr(selfcheck, "jupyter_path", lambda *_: [str(tmp_path)])
    assert the(check_setup(), "Sliders").state == "missing"


def test_sees_damaged_and_lost_tables(copied_data):
    trade = copied_data / "economic" / "bilateral_trade.csv"
    trade.write_bytes(trade.read_bytes()[:-200])
    (copied_data / "course" / "claims.csv").unlink()
    report = check_setup()
    assert the(report, "Data: bilateral_trade").state == "missing"
    assert "bilateral_trade.csv" in the(report, "Data: bilateral_trade").mend
    assert "claims.csv is missing" in the(report, "Data: claims").mend
    assert len([what for what in states(report) if what.startswith("Data")]) == 2


def test_sees_a_lost_package_of_passports(copied_data):
    (copied_data / "datapackage.json").unlink()
    assert "datapackage.json is missing" in the(check_setup(), "Data").mend


def test_a_newer_table_of_the_teacher_is_named_and_does_not_stop(copied_data):
    trade = copied_data / "economic" / "bilateral_trade.csv"
    lines = trade.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1], lines[2] = lines[2], lines[1]
    trade.write_text("".join(lines), encoding="utf-8", newline="\n")
    report = check_setup()
    assert the(report, "Data").state == "changed"
    assert "quasialliance passport bilateral_trade" in the(report, "Data").mend
    assert report.ok


def test_ledger_is_tried_without_making_one(tmp_path, monkeypatch):
    place = tmp_path / "not" / "yet" / "ledger.jsonl"
    monkeypatch.setenv("QUASIALLIANCE_LEDGER", str(place))
    assert the(check_setup(), "A place").state == "ok"
    assert list(tmp_path.iterdir()) == []
    place.parent.mkdir(parents=True)
    place.write_bytes(b"mine\n")
    assert the(check_setup(), "A place").state == "ok"
    assert place.read_bytes() == b"mine\n"


@pytest.mark.parametrize("kind", ["a folder in its place", "a file where its folder should be"])
def test_sees_a_place_that_cannot_be_written(tmp_path, monkeypatch, kind):
    place = tmp_path / "ledger.jsonl"
    if kind == "a folder in its place":
        place.mkdir()
    else:
        place.write_text("")
        place = place / "deeper" / "ledger.jsonl"
    monkeypatch.setenv("QUASIALLIANCE_LEDGER", str(place))
    need = the(check_setup(), "A place")
    assert need.state == "missing"
    assert "QUASIALLIANCE_LEDGER" in need.mend


def test_sees_a_read_only_disk(monkeypatch):
    def refuse(**_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(ledger, "path", lambda: Path.cwd() / "no-such-folder" / "ledger.jsonl")
    monkeypatch.setattr(selfcheck.tempfile, "TemporaryFile", refuse)
    assert "Read-only file system" in the(check_setup(), "A place").mend


def test_table_can_be_read_by_a_screen_reader_and_is_escaped():
    page = Report((Need("fine"), Need("a <b>", "missing", "use > & go")))._repr_html_()
    assert page.count('<th scope="col">') == 3
    assert page.count('<th scope="row"') == 2
    assert "<caption>Missing: 1 of 2." in page
    assert "a &lt;b&gt;" in page
    assert "use &gt; &amp; go" in page


def test_command_says_it_and_exits_by_it(monkeypatch, capsys):
    assert cli.main(["check"]) == 0
    assert "Everything the course needs is here." in capsys.readouterr().out
    monkeypatch.setattr(
        selfcheck, "check_setup", lambda: Report((Need("tea", "missing", "put the kettle on"),))
    )
    assert cli.main(["check"]) == 1
    assert "tea  missing  put the kettle on" in capsys.readouterr().out
