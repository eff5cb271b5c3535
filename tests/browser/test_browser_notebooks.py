"""Each notebook and an exercise in JupyterLab in Chromium: open, run all, move every control by keyboard."""

import runpy

import nbformat
import pytest
from course_lab import ROOT
from nbformat.v4 import new_code_cell, new_notebook, new_output
from notebook_page import NotebookPage

NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
EXERCISE = "03_trade_and_dependence"
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_works_in_the_browser(page, lab, name):
    notebook = NotebookPage(page, lab, f"notebooks/{name}")
    assert notebook.complaints() == [], "as it is opened, before anything runs"
    assert len(notebook.pictures()) == notebook.stored_pictures() > 0

    assert notebook.run_all() == []
    assert notebook.complaints() == [], "after Run All"
    assert len(notebook.pictures()) == notebook.stored_pictures()

    widgets = notebook.panels() + notebook.forms()
    assert widgets, "no panel came to life"
    assert [complaint for one in widgets for complaint in one.move_all()] == []
    assert notebook.complaints() == [], "after moving the controls"


def test_guesses_and_verdicts_reach_the_ledger(lab):
    """The notebooks above committed guesses and verdicts; the learner's file was the copy."""
    if not lab.ledger.exists():
        pytest.skip("Only after the notebooks of this file.")
    kinds = {line.split('"kind": "')[1].split('"')[0] for line in lab.ledger.read_text("utf-8").splitlines()}
    assert kinds == {"guess", "verdict"}


# -- an exercise -----------------------------------------------------------------------------------------


def test_exercise_answers_wrong_and_right(page, lab):
    path = f"exercises/release/{EXERCISE}/{EXERCISE}.ipynb"
    exercise = NotebookPage(page, lab, path)
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
    from quasialliance.exercise_03 import ex

    return next(wrong.hint for wrong in ex.tasks[1].wrong if wrong.name == misconception)


# -- the checks can fail ---------------------------------------------------------------------------------

PANEL = """
import quasialliance as qa

def view(ax, year, unused):
    '''Which year?

    Panel 0.1. A line.'''
    ax.plot([1, 2, 3], [year, 2, 3])
    ax.set(xlabel="year", ylabel="percent")
    if year == 2:
        raise ValueError("there is nothing in this year")
    return f"The year is {year}."

qa.Panel(view, "bilateral_trade", year=qa.Slider("Year", [1, 2], 1), unused=qa.Toggle("Unused"))
"""
FORM = """
import ipywidgets as widgets
widgets.VBox([widgets.Dropdown(options=["a", "b"], description="List"), widgets.Button(description="Go")])
"""
SCRIPT = "from IPython.display import Javascript\nJavascript('console.error(\"my script failed\")')"


def test_what_is_broken_is_noticed(page, lab):
    """A notebook with every fault that the tests above look for."""
    view = {"model_id": "gone", "version_major": 2, "version_minor": 0}
    data = {"application/vnd.jupyter.widget-view+json": view, "text/plain": "a panel"}
    stale = new_code_cell("2", outputs=[new_output("display_data", data)])
    cells = [new_code_cell(code) for code in (PANEL, FORM, SCRIPT, "1 / 0")] + [stale]
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL), lab.folder / "notebooks" / "broken.ipynb")
    broken = NotebookPage(page, lab, "notebooks/broken.ipynb")
    page.get_by_text("model not found").wait_for()
    assert "The page says “model not found”." in broken.complaints()

    assert broken.run_all() == ["Cell 4 was not run."]
    after = " ".join(broken.complaints())
    assert "console: my script failed" in after
    assert "A cell failed or warned" in after and "ZeroDivisionError" in after

    (panel,) = broken.panels()
    found = " ".join(panel.move_all())
    assert "there is nothing in this year" in found
    assert "“Unused” changes nothing" in found
    assert "“Year” changes nothing" not in found
    # JupyterLab takes the arrow keys away from a list that stands outside a panel.
    (form,) = broken.forms()
    assert "“List” changes nothing" in " ".join(form.move_all())
