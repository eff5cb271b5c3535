"""Keys pressed in a control belong to the control.

JupyterLab reads arrows and letters that are pressed in a list or in radio buttons as its own commands: an
arrow leaves the panel for the next cell, and D pressed twice deletes a cell (ipywidgets issue 3912, still
open in 2026).
"""

import ipywidgets as widgets

# The only place where a widget made in Python can speak to the page. Keys with Shift, Ctrl, Alt or Cmd go on
# to JupyterLab, so Shift + Enter still runs the cell. Where there is no such box nothing happens.
_LISTEN = """<style onload="this.closest('.widget-box')?.addEventListener('keydown', (event) => {
  if (!event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) event.stopPropagation();
})"></style>"""


def own_keys() -> widgets.HTML:
    """A widget without a look; a box that has it as a child keeps all plain keys for the controls in it."""
    return widgets.HTML(_LISTEN, layout=widgets.Layout(display="none"))
