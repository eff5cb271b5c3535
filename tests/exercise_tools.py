"""Shared by the tests of the exercises: which there are, their checks, their proofs, their two copies."""

import functools
import importlib
import importlib.util
from pathlib import Path

import nbformat

EXERCISES = Path(__file__).parents[1] / "exercises"
NAMES = sorted(path.parent.name for path in EXERCISES.glob("source/*/*.ipynb"))


def checks(name):
    return importlib.import_module(f"quasialliance.exercises.exercise_{name[:2]}").ex


@functools.cache
def proofs(name):
    path = Path(__file__).parent / "exercises" / f"proofs_{name[:2]}.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def copy_of(name, kind="source"):
    return nbformat.read(EXERCISES / kind / name / f"{name}.ipynb", as_version=4)
