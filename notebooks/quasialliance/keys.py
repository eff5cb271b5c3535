"""What a box of controls asks of the page: its keys, names for those who listen, room for its words.

JupyterLab reads arrows and letters that are pressed in a list or in radio buttons as its own commands: an
arrow leaves the panel for the next cell, and D pressed twice deletes a cell (ipywidgets issue 3912, still
open in 2026). Sliders of ipywidgets have no name for a screen reader and say the number of the step, and
JupyterLab drops the alternative text of pictures. What is done about it stands in `page.js` and `page.css`.
"""

import html
from pathlib import Path

import ipywidgets as widgets

# The only place where a widget made in Python can speak to the page. Where there is no box nothing happens.
_HERE = Path(__file__).parent
_SCRIPT, _LOOK = ((_HERE / name).read_text(encoding="utf-8") for name in ("page.js", "page.css"))
_SPEAK = f'<style onload="{html.escape(_SCRIPT)}">{_LOOK}</style>'


def own_keys() -> widgets.HTML:
    """A widget without a look; a box that has it as a child keeps its plain keys and names its controls."""
    return widgets.HTML(_SPEAK, layout=widgets.Layout(display="none"))
