"""nbgrader itself makes the student copies and grades them, in a temporary course without a network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from exercise_tools import EXERCISES, NAMES, checks, copy_of
from nbgrader.api import Gradebook

GRADED = NAMES[::3]
SEAL = """
import socket
_connect = socket.socket.connect
def connect(self, address):
    inside = ("127.0.0.1", "::1", "localhost")
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in inside:
        raise OSError("sealed: no network in this test")
    return _connect(self, address)
socket.socket.connect = connect
"""


def run_sealed(folder, *arguments):
    seal = folder / "seal"
    seal.mkdir(exist_ok=True)
    (seal / "sitecustomize.py").write_text(SEAL, encoding="utf-8")
    environment = os.environ | {
        "PYTHONPATH": str(seal),
        "PATH": os.pathsep.join(
            [str(Path(sys.executable).parent), os.environ["PATH"]]
        ),  # nbgrader calls alembic
        "JUPYTER_PLATFORM_DIRS": "1",
        "HOME": str(folder),
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def nbgrader(course, *arguments):
    done = run_sealed(course, "-m", "nbgrader", *arguments)
    assert done.returncode == 0, done.stderr[-3000:]


def bare(notebook):
    return [
        (cell.id, cell.cell_type, cell.source, cell.metadata) for cell in notebook.cells
    ], notebook.metadata


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """All exercises in one temporary course: student copies made, then two students graded.

    The first hands in the solutions of every third exercise, the second one untouched copy: that solutions
    pass and blanks fail in every exercise is tested without nbgrader. One course for all, because starting
    nbgrader takes longer than an exercise.
    """
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(EXERCISES / "source", folder / "source")
    shutil.copy(EXERCISES / "nbgrader_config.py", folder)
    nbgrader(folder, "generate_assignment", "*")
    for name in GRADED:
        shutil.copytree(EXERCISES / "source" / name, folder / "submitted" / "solution" / name)
    shutil.copytree(EXERCISES / "release" / NAMES[0], folder / "submitted" / "blank" / NAMES[0])
    nbgrader(folder, "autograde", "*", "--create")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_the_student_copy_is_in_step(name, course):
    made = nbformat.read(course / "release" / name / f"{name}.ipynb", as_version=4)
    assert bare(made) == bare(copy_of(name, "release")), (
        "the student copy is not in step with its master: see exercises/nbgrader_config.py for the command"
    )


@pytest.mark.parametrize("name", GRADED)
def test_nbgrader_agrees(name, course):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        grades = book.find_submission_notebook(name, name, "solution").grades
        automatic = [grade for grade in grades if grade.cell.cell_type == "code"]
        assert len(automatic) == len(checks(name).tasks)
        assert all(grade.auto_score == grade.max_score > 0 for grade in automatic)


def test_nbgrader_gives_nothing_for_a_blank(course):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        grades = book.find_submission_notebook(NAMES[0], NAMES[0], "blank").grades
        assert grades and [grade.auto_score for grade in grades] == [0] * len(grades)


def test_a_copy_out_of_step_is_seen():
    for spoil in (
        lambda cell: cell.update(source=cell.source + " "),
        lambda cell: cell.update(id="other"),
        lambda cell: cell.metadata.update(deletable=True),
    ):
        changed = copy_of(NAMES[0], "release")
        spoil(changed.cells[-1])
        assert bare(changed) != bare(copy_of(NAMES[0], "release"))


def test_the_seal_holds(tmp_path):
    call = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    assert "sealed: no network" in run_sealed(tmp_path, "-c", call).stderr
