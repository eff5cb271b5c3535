"""Shared by all tests."""

import os
import tempfile

import matplotlib

# No test may touch a learner's own ledger: kernels that tests start inherit this too.
_folder = tempfile.mkdtemp(prefix="quasialliance-tests-")
os.environ["QUASIALLIANCE_LEDGER"] = os.path.join(_folder, "ledger.jsonl")
# Figures are drawn without a window; not by a variable, which would reach the kernels of the notebooks.
matplotlib.use("agg")


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
