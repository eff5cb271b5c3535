"""Shared by all tests."""

import os
import tempfile

# No test may touch a learner's own ledger: kernels that tests start inherit this too.
os.environ["QUASIALLIANCE_LEDGER"] = os.path.join(tempfile.mkdtemp(prefix="quasialliance-tests-"), "ledger.jsonl")
# Figures are drawn without a window.
os.environ["MPLBACKEND"] = "agg"
