"""Each notebook and an exercise in JupyterLab in Chromium: open, run all, move every control by keyboard.

The same open page is judged for access, so that this costs seconds: rules, names, cut-off texts, focus.
"""

import json
import runpy
from pathlib import Path

import nbformat
import notebook_page
import pytest
from access import broken_rules, cut_off, pale, unheard
from course_lab import ROOT
from nbformat.v4 import new_code_cell, new_notebook, new_output
from notebook_page import NotebookPage

NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
ANOTHER_DAY = (NOTEBOOKS[0], NOTEBOOKS[-1])  # the forms are the same in all, and a new page takes seconds
EXERCISE = "03_trade_and_dependence"
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_works_in_the_browser(open_notebook, name):
    notebook = open_notebook(f"notebooks/{name}")
    page = notebook.page
    assert notebook.complaints() == [], "as it is opened, before anything runs"
    assert len(notebook.pictures()) == notebook.stored_pictures() > 0

    assert notebook.run_all() == []
    assert notebook.complaints() == [], "after Run All"
    assert len(notebook.pictures()) == notebook.stored_pictures()

    panels, forms = notebook.panels(), notebook.forms()
    assert panels, "no panel came to life"
    assert [complaint for one in panels for complaint in one.unfold_text()] == []
    assert broken_rules(page) == []
    assert pale(page) == []
    assert unheard(page) == []
    assert cut_off(page) == []
    assert double_descriptions(notebook.pictures()) == []

    assert [complaint for one in panels + forms for complaint in one.move_all()] == []
    assert notebook.complaints() == [], "after moving the controls"

    assert [complaint for link in neighbours(name) for complaint in notebook.follow(link)] == []
    assert not_kept(notebook) == []
    if name in ANOTHER_DAY:
        assert not_shown_again(notebook) == []


def neighbours(name: str) -> list[str]:
    """The notebooks before and after, as far as they are there."""
    place = NOTEBOOKS.index(name)
    return [*NOTEBOOKS[max(0, place - 1) : place], *NOTEBOOKS[place + 1 : place + 2]]


def double_descriptions(pictures: list[dict]) -> list[str]:
    """Pictures that a listener cannot tell apart."""
    alts = [picture["alt"] for picture in pictures]
    return [
        f"{alts.count(alt)} pictures are called “{alt}”"
        for alt in dict.fromkeys(alts)
        if alts.count(alt) > 1 or not alt
    ]


def kept(notebook: NotebookPage) -> list[dict]:
    """The records of this notebook in the learner's file."""
    lines = notebook.lab.ledger.read_text("utf-8").splitlines() if notebook.lab.ledger.exists() else []
    return [one for one in map(json.loads, lines) if one["notebook"] == Path(notebook.path).stem]


def not_kept(notebook: NotebookPage) -> list[str]:
    """Guesses and verdicts that were asked for on the page and that the ledger lacks."""
    asked, records = notebook.asked(), kept(notebook)
    guesses = {one["id"] for one in records if one["kind"] == "guess"}
    verdicts = {one["id"] for one in records if one["kind"] == "verdict"}
    found = [] if len(guesses) == asked["guesses"] else [f"{len(guesses)} of {asked['guesses']} guesses kept"]
    return found + [f"no verdict on {claim} kept" for claim in asked["claims"] if claim not in verdicts]


def not_shown_again(notebook: NotebookPage) -> list[str]:
    """Verdicts that the forms do not show on another day, with a new kernel and the page loaded anew."""
    before = notebook.lab.ledger.read_bytes()
    notebook.come_back()
    place = next(at for at, cell in enumerate(notebook.stored.cells) if "qa.Verdict" in cell.source)
    stem = Path(notebook.path).stem
    begin = f'import quasialliance as qa\nHERE, claims = "{stem}", qa.load("claims")\n'
    shown = notebook.type_and_run(place, begin + notebook.stored.cells[place].source)
    last = {one["id"]: one for one in kept(notebook) if one["kind"] == "verdict"}
    said = [f"Last saved: {one['value']}, {one['confidence']} %." for one in last.values()]
    found = [f"no form says “{sentence}”" for sentence in said if sentence not in shown]
    return found + (["the ledger has changed"] if before != notebook.lab.ledger.read_bytes() else [])


# -- an exercise -----------------------------------------------------------------------------------------


def test_exercise_answers_wrong_and_right(open_notebook):
    exercise = open_notebook(f"exercises/release/{EXERCISE}/{EXERCISE}.ipynb")
    assert exercise.complaints() == []

    proofs = runpy.run_path(str(ROOT / "tests" / "exercises" / "proofs_03.py"))
    misconception, wrong = next(iter(proofs["WRONG"][1].items()))
    place = {cell.metadata.nbgrader.grade_id: at for at, cell in graded(exercise.stored.cells)}
    for before in range(place["task-1-answer"]):
        if exercise.stored.cells[before].cell_type == "code":
            exercise.run(before)

    exercise.type_and_run(place["task-1-answer"], f"answer_1 = {float(wrong)}")
    said = exercise.run(place["task-1-check"])
    assert hint(misconception) in " ".join(said.split())  # it is shown in lines
    assert "Traceback" not in said

    exercise.type_and_run(place["task-1-answer"], f"answer_1 = {float(proofs['RIGHT'][1][0])}")
    assert "Task 1: right." in exercise.run(place["task-1-check"])


def graded(cells):
    return [(at, cell) for at, cell in enumerate(cells) if "nbgrader" in cell.metadata]


def hint(misconception: str) -> str:
    from quasialliance.exercises.exercise_03 import ex

    return next(wrong.hint for wrong in ex.tasks[1].wrong if wrong.name == misconception)


# -- the checks can fail ---------------------------------------------------------------------------------

PANEL = """
import quasialliance as qa

def view(ax, unused, year):
    '''Which year?

    Panel 0.1. A line.'''
    ax.plot([1, 2, 3], [year, 2, 3])
    ax.set(xlabel="year", ylabel="percent")
    if year == 2:
        raise ValueError("there is nothing in this year")
    return f"The year is {year}."

qa.Panel(view, "bilateral_trade", unused=qa.Toggle("Unused"), year=qa.Slider("Year", [1, 2], 1))
"""
FORM = """
import ipywidgets as widgets
widgets.VBox([widgets.Dropdown(options=["a", "b"], description="List"), widgets.Button(description="Go")])
"""
# A pale sentence, a text that does not fit, a slider outside our boxes, a button that renews itself, a form.
SHUT_OUT = """
from IPython.display import HTML, display
display(HTML('<p style="color: #bbb">hardly there</p>'))
display(HTML('<div style="width: 80px; overflow: hidden; white-space: nowrap">more than fits in here</div>'))
display(widgets.IntSlider(description="Bare"))
box = widgets.VBox()

def renew(*_):
    box.children = [widgets.Button(description="Renew")]
    box.children[0].on_click(renew)

renew()
display(box, qa.Verdict("C3", "broken"))
"""
SCRIPT = "from IPython.display import Javascript\nJavascript('console.error(\"my script failed\")')"


def test_what_is_broken_is_noticed(open_notebook, lab, monkeypatch):
    """A notebook with every fault that the tests above look for."""
    monkeypatch.setattr(notebook_page, "ANSWER", 1_500)  # most of it is waited for in vain
    view = {"model_id": "gone", "version_major": 2, "version_minor": 0}
    data = {"application/vnd.jupyter.widget-view+json": view, "text/plain": "a panel"}
    stale = new_code_cell("2", outputs=[new_output("display_data", data)])
    cells = [new_code_cell(code) for code in (PANEL, FORM, SHUT_OUT, SCRIPT, "1 / 0")] + [stale]
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL), lab.folder / "notebooks" / "broken.ipynb")
    broken = open_notebook("notebooks/broken.ipynb")
    page = broken.page
    page.get_by_text("model not found").wait_for()
    assert "The page says “model not found”." in broken.complaints()

    assert broken.run_all() == ["Cell 5 was not run."]
    after = " ".join(broken.complaints())
    assert "console error: my script failed" in after
    assert "A cell failed or warned" in after and "ZeroDivisionError" in after

    (panel,) = broken.panels()
    assert panel.unfold_text() == []
    found = " ".join(panel.move_all())
    assert "there is nothing in this year" in found
    assert "“Unused” changes nothing in the picture and the text" in found
    assert "“Year” changes nothing" not in found
    forms = broken.forms()
    # JupyterLab takes the arrow keys away from a list that stands outside a panel.
    assert "“List” changes nothing" in " ".join(forms[0].move_all())
    assert "“Renew” loses the focus" in " ".join(forms[2].move_all())

    assert {fault.split(":")[0] for fault in broken_rules(page)} == {"aria-input-field-name"}
    assert "“hardly there” has a contrast of 1.92" in pale(page)
    heard = " ".join(unheard(page))
    assert "“Bare” is called ['']" in heard and "“Bare” are a stop" in heard and "Confidence" not in heard
    assert "at 100 %, cut off: “more than fits in here”" in " ".join(cut_off(page))
    assert broken.follow("99_missing.ipynb") == ["There is no link to 99_missing.ipynb."]
    assert not_kept(broken) == ["no verdict on C3 kept"]
    assert double_descriptions([{"alt": "a"}, {"alt": "a"}, {"alt": "b"}]) == ["2 pictures are called “a”"]
