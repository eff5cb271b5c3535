"""The library beside the notebooks: loading, figures, panels, predictions and the claims ledger.

No learner needs to open it. What is being taught stands in the notebooks.
"""
