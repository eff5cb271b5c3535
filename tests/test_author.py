"""The author command: a clean run, stored the same way each time, or nothing at all."""

import copy
import os

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from quasialliance import author
from quasialliance.author import store
from quasialliance.errors import CourseError
from quasialliance.stored import WIDGET_VIEW, give_ids, tidy

FIGURE = """\
import base64, io
import matplotlib.pyplot as plt
from IPython.display import display
import ipywidgets

fig, ax = plt.subplots()
ax.plot([1, 2])
buffer = io.BytesIO()
fig.savefig(buffer)
plt.close(fig)
slider = ipywidgets.IntSlider()
bundle = slider._repr_mimebundle_()
bundle["image/png"] = base64.b64encode(buffer.getvalue()).decode()
bundle["text/plain"] = "One line rises from 1 to 2."
display(bundle, raw=True)"""


def write(path, *sources, **metadata):
    """A notebook of code cells as an editor would leave it."""
    cells = [new_markdown_cell("# A title"), *map(new_code_cell, sources)]
    nbformat.write(new_notebook(cells=cells, metadata=metadata), path)
    return path


def outputs(path):
    """All outputs in a stored notebook."""
    return [out for cell in nbformat.read(path, 4).cells for out in cell.get("outputs", [])]


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """A notebook with a panel-like bundle, printed text and a result, stored once."""
    folder = tmp_path_factory.mktemp("author")
    noise = "import sys\nfor i in range(50):\n    print(i)\n    sys.stdout.flush()"
    path = write(folder / "small.ipynb", FIGURE, "", noise, "1 + 1", widgets={"state": {}}, vscode={"x": 1})
    book = nbformat.read(path, 4)
    book.cells[1].metadata = {"execution": {"iopub.status.busy": "2026-01-01"}, "tags": ["kept"]}
    book.cells[1].execution_count = 77
    nbformat.write(book, path)
    assert store(path) == "stored"
    return path


def test_stored_copy_is_lean_and_numbered(stored):
    book = nbformat.read(stored, 4)
    assert [cell.get("execution_count") for cell in book.cells] == [None, 1, None, 2, 3]
    assert set(book.metadata) == {"kernelspec", "language_info"}
    assert "version" not in book.metadata.language_info
    assert book.cells[1].metadata == {"tags": ["kept"]}
    bundle = book.cells[1].outputs[0].data
    assert set(bundle) == {"image/png", "text/plain"}
    assert book.cells[4].outputs[0].execution_count == 3
    assert len(book.cells[3].outputs) == 1, "printed text in pieces would differ from run to run"


def test_second_run_gives_the_same_bytes(stored):
    before = stored.read_bytes()
    assert store(stored) == "already as stored"
    assert stored.read_bytes() == before
    assert before.endswith(b"}\n")
    assert b"\r" not in before


REFUSED = {
    "an error": ("undefined_name", "fails: NameError"),
    "stderr": ("import warnings\nwarnings.warn('old way')", "writes to stderr"),
    "a bare widget": ("import ipywidgets\nipywidgets.IntSlider()", "live widget and nothing else"),
    "a picture without text": (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "picture without a text",
    ),
    "an endless cell": ("while True:\n    pass", "takes longer than 3 seconds"),
    "a dead kernel": ("import os\nos._exit(1)", "ended its kernel"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refuses_and_leaves_the_file_alone(tmp_path, kind):
    source, reason = REFUSED[kind]
    path = write(tmp_path / "bad.ipynb", "print('fine')", source)
    book = nbformat.read(path, 4)
    book.cells[2].metadata["tags"] = ["raises-exception"]  # a tag is no way around
    nbformat.write(book, path)
    before = path.read_bytes()
    with pytest.raises(CourseError) as caught:
        store(path, seconds_per_cell=3 if kind == "an endless cell" else 60)
    message = str(caught.value)
    assert reason in message
    assert f"bad.ipynb, cell 3 ({source.splitlines()[0]})" in message
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["bad.ipynb"]


UNFIT = {
    "a path": (new_output("stream", text="kept in /some/where/else/ledger.jsonl"), "folder of this machine"),
    "a path in HTML": (
        new_output("display_data", {"text/plain": "a table", "text/html": "<p>/some/where/else</p>"}),
        "folder of this machine",
    ),
    "an address": (
        new_output("execute_result", {"text/plain": "<object object at 0x7f00aa11>"}),
        "address in memory",
    ),
    "a silent picture": (new_output("display_data", {"image/png": "AAAA"}), "picture without a text"),
    "an unread figure": (
        new_output("display_data", {"image/svg+xml": "<svg/>", "text/plain": "<Figure size 640x480>"}),
        "picture without a text",
    ),
    "a widget alone": (new_output("display_data", {WIDGET_VIEW: {}}), "live widget and nothing else"),
    "a widget's name": (
        new_output("display_data", {WIDGET_VIEW: {}, "text/plain": "VBox(children=(IntSlider(value=0),\n))"}),
        "live widget and nothing else",
    ),
}
FIT = {
    "text": new_output("stream", text="Imports rose to 3.1 times (2020 to 2022)."),
    "a panel": new_output("display_data", {WIDGET_VIEW: {}, "image/png": "AAAA", "text/plain": "Bars."}),
    "a control with a sentence": new_output("display_data", {WIDGET_VIEW: {}, "text/plain": "Your guess."}),
    "a table": new_output("execute_result", {"text/plain": "Series([1, 2])", "text/html": "<table/>"}),
}


def tidied(output):
    """The notebook of one cell with this output, as it would be stored."""
    book = new_notebook(cells=[new_code_cell("show()", outputs=[copy.deepcopy(output)])])
    tidy(book, "small.ipynb", ["/some/where"])
    return book.cells[0].outputs[0]


@pytest.mark.parametrize("kind", UNFIT)
def test_output_that_cannot_be_stored(kind):
    output, reason = UNFIT[kind]
    with pytest.raises(CourseError, match=r"small\.ipynb, cell 1 \(show\(\)\)") as caught:
        tidied(output)
    assert reason in str(caught.value)


@pytest.mark.parametrize("kind", FIT)
def test_output_that_can_be_stored(kind):
    output = tidied(FIT[kind])
    assert WIDGET_VIEW not in output.get("data", {})
    assert output.get("text") or output.data["text/plain"]


def test_runs_beside_its_data_with_a_throw_away_ledger(tmp_path):
    (tmp_path / "beside.txt").write_text("found", encoding="utf-8")
    mine = os.environ["QUASIALLIANCE_LEDGER"]
    code = (
        "from pathlib import Path\nimport os\n"
        f"print(Path('beside.txt').read_text(), os.environ['QUASIALLIANCE_LEDGER'] != {mine!r})"
    )
    path = write(tmp_path / "beside.ipynb", code)
    store(path)
    assert outputs(path)[0].text == "found True\n"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": [], "nbformat": 3}', "\udcff", '{"cells": 1}'])
def test_damaged_file_gets_one_sentence(tmp_path, content):
    path = tmp_path / "damaged.ipynb"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(CourseError, match=r"damaged\.ipynb is damaged"):
        store(path)


def test_missing_file_gets_one_sentence(tmp_path):
    with pytest.raises(CourseError, match=r"no notebook absent\.ipynb"):
        store(tmp_path / "absent.ipynb")


def test_ids_are_made_once_unique_and_kept():
    def book():
        cells = [{"source": ["same"]}, {"source": ["same"]}, {"source": "other", "id": "mine"}]
        return {"nbformat_minor": 2, "cells": cells}

    first, second = book(), book()
    give_ids(first)
    give_ids(second)
    ids = [cell["id"] for cell in first["cells"]]
    assert first == second
    assert len(set(ids)) == 3
    assert ids[2] == "mine"
    give_ids(first)
    assert [cell["id"] for cell in first["cells"]] == ids


def test_crash_while_writing_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "whole.ipynb"
    path.write_bytes(b"old")

    def crash(*_):
        raise OSError("disk full")

    monkeypatch.setattr(author.os, "replace", crash)
    with pytest.raises(OSError, match="disk full"):
        author._replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
