"""Shared by all tests."""

import os
import tempfile

import matplotlib

# No test may touch a learner's own ledger: kernels that tests start inherit this too.
_folder = tempfile.mkdtemp(prefix="quasialliance-tests-")
os.environ["QUASIALLIANCE_LEDGER"] = os.path.join(_folder, "ledger.jsonl")
# Figures are drawn without a window; not by a variable, which would reach the kernels of the notebooks.
matplotlib.use("agg")
