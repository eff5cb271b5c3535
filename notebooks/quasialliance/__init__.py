"""The library beside the notebooks: loading, figures, panels, predictions and the claims ledger.

No learner needs to open it. What is being taught stands in the notebooks. A name is fetched when it is first
used, so that `quasialliance check` can speak even where a package is missing.
"""

from importlib import import_module

_HOMES = {
    "controls": ("Choice", "Slider", "Span", "Toggle"),
    "countries": ("colour", "line", "name"),
    "data": ("cite", "data_used", "load", "passport"),
    "figure": ("Assumed", "show"),
    "guess": ("Guess",),
    "panel": ("Panel",),
    "selfcheck": ("check_setup",),
    "sliders": ("Sliders",),
    "style": ("label_lines", "look", "mark_events"),
    "verdict": ("Verdict", "Verdicts"),
}
_HOME = {public: (module, public) for module, names in _HOMES.items() for public in names}
_HOME["ledger_place"] = ("ledger", "place")
__all__ = sorted(_HOME)


def __getattr__(public: str):
    if public not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {public!r}")
    module, name = _HOME[public]
    return getattr(import_module(f".{module}", __name__), name)


def __dir__() -> list[str]:
    return __all__
