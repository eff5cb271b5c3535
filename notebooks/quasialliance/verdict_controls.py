"""The controls for a verdict on one claim, and what they say."""

import html

import ipywidgets as widgets

from .ledger_schema import VERDICTS


def words(text: str) -> widgets.HTML:
    """HTML as a paragraph with lines as close as those of the notebook's own text."""
    return widgets.HTML(f"<div style='line-height: 1.45'>{text}</div>")


class Answer:
    """The controls for one claim; nothing is chosen beforehand. `in_full` asks for the reason too.

    No Dropdown: JupyterLab takes its letter and arrow keys for commands on cells.
    """

    def __init__(self, claim_id: str, claim: str, plain: str, in_full: bool):
        self.claim_id = claim_id
        self.recorded: dict | None = None  # as it was handed to the ledger in this session
        self.waiting: dict | None = None  # the record of it that the disk has not taken yet
        self.choice = widgets.RadioButtons(
            options=VERDICTS, value=None, orientation="horizontal", description=f"Your verdict on {claim_id}:"
        )
        self.confidence = widgets.IntSlider(50, 50, 100, step=5, description="Confidence (%):")
        # Sent as a whole on leaving the field: letters that were still on their way missed the press on Save.
        self.why = widgets.Text(
            description="Why, in one line:",
            placeholder="Which number or figure convinced you?",
            continuous_update=False,
        )
        self.last = widgets.HTML()
        self.parts = [self.choice, self.confidence, *([self.why] if in_full else [])]
        head = words(f"<b>{claim_id}. {html.escape(claim)}</b><br>In plain words: {html.escape(plain)}")
        self.box = self._laid_out(head)

    def _laid_out(self, head: widgets.HTML) -> widgets.Box:
        for part in self.parts:
            part.tooltip = f"{self.claim_id}: {part.description.rstrip(':')}"
            part.style.description_width = "initial"
            part.layout.width = "auto"
        # As wide as these where there is room; on an enlarged page they shrink, and their words wrap.
        self.choice.layout.flex, self.choice.layout.padding = "0 1 370px", "0 0 0 4px"
        self.confidence.layout.flex, self.confidence.layout.margin = "0 1 360px", "16px 0 0 0"
        row = widgets.HBox(
            [self.choice, self.confidence], layout=widgets.Layout(flex_flow="row wrap", align_items="center")
        )
        self.last.layout.display = "none"  # takes no room until it says something
        margin = widgets.Layout(margin="0 0 6px 0")
        return widgets.VBox([head, row, *self.parts[2:], self.last], layout=margin)

    def missing(self) -> list[str]:
        """What is still to do before this can be saved."""
        todo = [] if self.choice.value else ["choose a verdict"]
        if self.why in self.parts and not self.why.value.strip():
            todo.append("write one line why")
        return todo

    def given(self) -> dict:
        """The parts of the record, once nothing is missing."""
        why = " ".join(self.why.value.split())
        return {"value": self.choice.value, "confidence": self.confidence.value, "why": why}

    def unsaved(self) -> bool:
        """Complete, and not what the ledger holds from this session."""
        return not self.missing() and (self.given() != self.recorded or self.waiting is not None)

    def show_last(self, saved: dict) -> None:
        """Say what the ledger holds for this claim."""
        why = f" Why: {saved['why']}" if saved.get("why") else ""
        self.last.layout.display = ""
        self.last.value = html.escape(f"Last saved: {saved['value']}, {saved['confidence']} %.{why}")
