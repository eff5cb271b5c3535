"""The library beside the notebooks: loading, figures, panels, predictions and the claims ledger.

No learner needs to open it. What is being taught stands in the notebooks.
"""

from .controls import Choice, Slider, Sliders, Span, Toggle
from .countries import colour, line, name
from .data import cite, data_used, load, passport
from .figure import show
from .guess import Guess
from .ledger import place as ledger_place
from .panel import Panel
from .selfcheck import check_setup
from .style import label_lines, look, mark_events
from .verdict import Verdict, Verdicts

__all__ = [
    "Choice",
    "Guess",
    "Panel",
    "Slider",
    "Sliders",
    "Span",
    "Toggle",
    "Verdict",
    "Verdicts",
    "check_setup",
    "cite",
    "colour",
    "data_used",
    "label_lines",
    "ledger_place",
    "line",
    "load",
    "look",
    "mark_events",
    "name",
    "passport",
    "show",
]
