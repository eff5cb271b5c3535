"""Shared by all tests."""

import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

# No test may touch a learner's own ledger: kernels that tests start inherit this too.
_folder = tempfile.mkdtemp(prefix="quasialliance-tests-")
os.environ["QUASIALLIANCE_LEDGER"] = os.path.join(_folder, "ledger.jsonl")

# The tests start a hundred Pythons. Where bytecode may not be kept beside the sources (images of containers
# often say so), each would compile anew all that it imports: 2 s a kernel. So it is kept with the tests.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def _figures_without_a_window():
    """Not by a variable, which would reach the kernels of the notebooks."""
    import matplotlib  # here: who only hands out the tests to workers does without

    matplotlib.use("agg")


def pytest_collection_finish():
    """What is loaded now stays. Looking through it for garbage again and again took a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A data folder of one's own that a test may damage."""
    folder = tmp_path / "data"
    shutil.copytree(Path(__file__).parents[1] / "data", folder)
    monkeypatch.setenv("QUASIALLIANCE_DATA", str(folder))
    return folder


def pytest_terminal_summary(terminalreporter):
    """What the drills tried and who noticed; a drill records ("drill", [name, tried, noticed, survivors])."""
    done, left = {}, []
    for report in (one for many in terminalreporter.stats.values() for one in many):
        if getattr(report, "when", "") == "call":
            for drill, tried, noticed, survivors in (v for k, v in report.user_properties if k == "drill"):
                before = done.get(drill, (0, 0))
                done[drill] = before[0] + tried, before[1] + noticed
                left += [f"survivor of “{drill}”: {one}" for one in survivors]
    if done:
        terminalreporter.section("drills")
        for drill, (tried, noticed) in sorted(done.items()):
            terminalreporter.line(f"{drill}: {tried} tried, {noticed} noticed or withstood")
        for one in left:
            terminalreporter.line(one)
