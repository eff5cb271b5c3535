"""The library beside the notebooks: loading, figures, panels, predictions and the claims ledger.

No learner needs to open it. What is being taught stands in the notebooks.
"""

from .controls import Choice, Slider, Sliders, Span, Toggle
from .countries import colour, line, name
from .data import cite, data_used, load, passport
from .figure import show
from .guess import Guess
from .panel import Panel
from .style import label_lines, look, mark_events

__all__ = [
    "Choice",
    "Guess",
    "Panel",
    "Slider",
    "Sliders",
    "Span",
    "Toggle",
    "cite",
    "colour",
    "data_used",
    "label_lines",
    "line",
    "load",
    "look",
    "mark_events",
    "name",
    "passport",
    "show",
]
