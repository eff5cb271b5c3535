"""A cell that fails on a table that is not the course's own says so; every other error stays as it is."""

import io
import json
import re
import shutil
import warnings
from contextlib import redirect_stdout

import pytest
from IPython.core.interactiveshell import InteractiveShell
from notebook_tools import ROOT
from quasialliance import changed_data, data, datapackage, passports

TRADE = "economic/bilateral_trade.csv"
LOOKS = "trade.set_index('reporter').loc['TUR', 'value_usd']"


@pytest.fixture
def shell(monkeypatch):
    """A shell that has read no table yet, and is left as it was found."""
    shell = InteractiveShell.instance()
    shell.reset(new_session=False)
    monkeypatch.setattr(changed_data, "_changed", {})
    monkeypatch.delitem(vars(shell.InteractiveTB), "structured_traceback", raising=False)
    shell.run_cell("import quasialliance as qa")
    yield shell
    vars(shell.InteractiveTB).pop("structured_traceback", None)


def shown(shell, *cells) -> str:
    """What stands under the last of these cells, in one line without colours."""
    for cell in cells:
        with redirect_stdout(io.StringIO()) as printed, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # `load` warns of a table that is not that of its passport
            shell.run_cell(cell, store_history=False)
    return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", printed.getvalue()).split())


def lose_turkey(copy):
    """As a source may drop a country; a teacher issues the passport anew."""
    file = copy / TRADE
    header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    place = header.split(",").index("reporter")
    kept = "".join(row for row in rows if row.split(",")[place] != "TUR")
    file.write_text(header + kept, encoding="utf-8", newline="")
    passports.reissue("bilateral_trade")


def add_a_space(file):
    """A change that takes nothing away."""
    file.write_bytes(file.read_bytes().replace(b"importer's record", b"importer's  record", 1))


LOADS = "trade = qa.load('bilateral_trade')"


def test_a_lost_country_is_told_in_words(copy, shell):
    lose_turkey(copy)
    said = shown(shell, LOADS, "a = 1\n" + LOOKS)
    assert said.startswith(
        f"This cell stopped at `{LOOKS}` with KeyError: 'TUR'. data/{TRADE} is not the table that the "
        "notebooks were made with, and may lack what the cell looks for. Put a whole and correct copy of it"
    )
    assert said.endswith("or unset QUASIALLIANCE_DATA.")


def test_so_is_a_table_whose_passport_is_not_its_own(copy, shell):
    add_a_space(copy / TRADE)
    assert f"data/{TRADE} is not the table" in shown(shell, LOADS, "trade['no such column']")


def test_two_tables_are_both_named(copy, shell):
    add_a_space(copy / TRADE)
    prices = copy / datapackage.table("gas_prices").path
    prices.write_bytes(prices.read_bytes().rpartition(b"\n")[0].rpartition(b"\n")[0] + b"\n")
    passports.reissue("gas_prices")
    said = shown(shell, LOADS, "qa.load('gas_prices')", "trade['no such column']")
    assert f"data/{TRADE}, data/economic/gas_prices.csv are not the tables" in said


def test_an_error_in_a_panel_that_is_shown_is_told_in_words(copy, shell):
    lose_turkey(copy)
    view = f'def view(ax):\n    """Who?\n\n    Panel 9.1. All."""\n    return str({LOOKS})'
    said = shown(shell, LOADS, view, "qa.Panel(view)")
    assert "Traceback" not in said and f"This cell stopped at `return str({LOOKS[:20]}" in said


def test_with_the_courses_own_tables_every_traceback_stays(shell):
    said = shown(shell, LOADS, "trade['valu_usd']")
    assert "Traceback (most recent call last)" in said and "KeyError: 'valu_usd'" in said
    assert "structured_traceback" not in vars(shell.InteractiveTB)


def test_a_name_that_is_missing_keeps_its_traceback(copy, shell):
    lose_turkey(copy)
    said = shown(shell, LOADS, "trad['value_usd']")
    assert "Traceback (most recent call last)" in said and "name 'trad' is not defined" in said


def test_with_the_original_put_back_tracebacks_return(copy, shell):
    lose_turkey(copy)
    shutil.copy(ROOT / "data" / TRADE, copy / TRADE)
    said = shown(shell, LOADS, "trade['valu_usd']")  # its passport is still the other one: `load` has warned
    assert "Traceback (most recent call last)" in said


def test_without_a_notebook_nothing_is_touched(copy, shell, monkeypatch):
    monkeypatch.setattr("IPython.get_ipython", lambda: None)
    lose_turkey(copy)
    data.load("bilateral_trade")
    assert changed_data._changed == {}


# -- what a passport keeps -------------------------------------------------------------------------------


def entries(folder):
    package = json.loads((folder / datapackage.FILE).read_text(encoding="utf-8"))
    return {entry["name"]: entry for entry in package["resources"]}


def test_a_passport_issued_anew_keeps_the_courses_hash_until_the_original_is_back(copy):
    before = entries(copy)["bilateral_trade"]
    lose_turkey(copy)
    add_a_space(copy / TRADE)
    passports.reissue("bilateral_trade")
    now = entries(copy)["bilateral_trade"]
    assert now["hash"] != before["hash"] == now[changed_data.COURSE_HASH]
    shutil.copy(ROOT / "data" / TRADE, copy / TRADE)
    passports.reissue("bilateral_trade")
    assert entries(copy)["bilateral_trade"] == before


def test_the_courses_own_passports_keep_none():
    """Whoever changes a table of the course stores its notebooks anew, then takes out the hash kept."""
    assert [name for name, entry in entries(ROOT / "data").items() if changed_data.COURSE_HASH in entry] == []
