"""Forms that record the learner's verdicts on the claims: one claim with its reason, or several at a glance.

Live, a form shows its controls; stored, only a sentence, the same on every machine and for every ledger.
"""

import html

import ipywidgets as widgets

from . import ledger
from .data import load
from .errors import CourseError
from .keys import own_keys
from .verdict_controls import Answer, words

_KEY = (
    "<b>supported</b>: the data speak for it. <b>qualified</b>: true only in part. "
    "<b>refuted</b>: the data speak against it. <b>cannot tell</b>: the data do not decide.<br>"
    "Confidence in your verdict: 50 % is a toss of a coin, 100 % is certain."
)


class Verdicts:
    """A form for several claims with one button; claims without a verdict may wait.

    Parameters
    ----------
    claim_ids : ids of the table `claims`, for instance ["C1", "C2"]
    notebook : id of the notebook, for instance "00_start_here"

    Raises CourseError for an id that is not in the table.
    """

    in_full = False

    def __init__(self, claim_ids: list[str], notebook: str):
        self.notebook = notebook
        self.claims = _claims(claim_ids)
        self.answers = [Answer(*claim, in_full=self.in_full) for claim in self.claims]
        self.button = widgets.Button(description=self._button_text(), button_style="primary")
        self.button.layout.width = "auto"
        self.button.on_click(lambda _: self._pressed())
        self.status = widgets.HTML()
        foot = widgets.HBox([self.button, self.status], layout=widgets.Layout(flex_flow="row wrap"))
        parts = [words(_KEY), *(answer.box for answer in self.answers), foot, own_keys()]
        self.box = widgets.VBox(parts, layout=widgets.Layout(max_width="900px", padding="0 8px"))
        self._show_ledger()
        for answer in self.answers:
            for part in answer.parts:
                part.observe(lambda _: self._count(), "value")

    def _button_text(self) -> str:
        return "Save my verdicts"

    def _static(self) -> str:
        first, last = self.claims[0][0], self.claims[-1][0]
        return (
            f"A first verdict on {len(self.claims)} claims, {first} to {last}: run this cell to record yours."
        )

    def _show_ledger(self) -> None:
        records = ledger.read()
        latest = ledger.latest_verdicts(records)
        for answer in self.answers:
            if saved := latest.get((self.notebook, answer.claim_id)):
                answer.show_last(saved)
        self._say(" ".join(records.notes), alarm=True)

    def _say(self, sentence: str, alarm: bool = False) -> None:
        role = "alert" if alarm else "status"
        self.status.value = f"<span role='{role}'>{html.escape(sentence)}</span>" if sentence else ""

    def _count(self) -> None:
        ready = sum(not answer.missing() for answer in self.answers)
        unsaved = sum(answer.unsaved() for answer in self.answers)
        self._say(f"{ready} of {len(self.answers)} ready, {unsaved} not saved yet.")

    def _pressed(self) -> None:
        # Jupyter shows nobody the error of a button, so it is told here as well.
        try:
            self.save()
        except Exception as error:
            self._say(f"Not saved: {error}", alarm=True)
            raise

    def save(self) -> ledger.Receipt:
        """Record each complete answer that is new, and say what was saved and what is still missing."""
        fresh = [one for one in self.answers if not one.missing() and one.given() != one.recorded]
        for answer in fresh:
            answer.waiting = ledger.new("verdict", self.notebook, answer.claim_id, **answer.given())
        receipt = ledger.save([answer.waiting for answer in fresh])  # what waits already is offered again
        for answer in fresh:
            answer.recorded = answer.given()
        saved = [one for one in self.answers if one.waiting] if receipt.stored else []
        for answer in saved:
            answer.show_last(answer.waiting)
            answer.waiting = None
        self._say(self._said(receipt, saved), alarm=not saved)
        return receipt

    def _said(self, receipt: ledger.Receipt, saved: list[Answer]) -> str:
        if not receipt.stored:
            return receipt.sentence
        unanswered = [answer for answer in self.answers if answer.missing()]
        if len(unanswered) == len(self.answers):
            return "Nothing to save yet: choose a verdict for at least one claim."
        said = (
            f"Saved in your ledger: {_ids(saved)}." if saved else "Nothing new: all of it was saved before."
        )
        return said + (f" Still without a verdict: {_ids(unanswered)}." if unanswered else "")

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        text = self._static()
        return self.box._repr_mimebundle_() | {"text/plain": text, "text/html": f"<p>{html.escape(text)}</p>"}


class Verdict(Verdicts):
    """The form for one claim: a verdict, a confidence and one line why, all three needed.

    Parameters
    ----------
    claim_id : an id of the table `claims`, for instance "C3"
    notebook : id of the notebook, for instance "03_trade_and_dependence"
    """

    in_full = True

    def __init__(self, claim_id: str, notebook: str):
        super().__init__([claim_id], notebook)

    def _button_text(self) -> str:
        return f"Save my verdict on {self.claims[0][0]}"

    def _static(self) -> str:
        claim_id, claim, _ = self.claims[0]
        return f"Verdict on claim {claim_id}. {claim} Run this cell to record your verdict."

    def _count(self) -> None:
        self._say("" if self.answers[0].missing() else "Not saved yet.")

    def _said(self, receipt: ledger.Receipt, saved: list[Answer]) -> str:
        if missing := self.answers[0].missing():
            return f"Not saved yet: please {' and '.join(missing)}."
        return super()._said(receipt, saved)


def _claims(claim_ids: list[str]) -> list[tuple[str, str, str]]:
    """Id, wording and plain wording of each claim."""
    table = load("claims").set_index("claim_id")
    if unknown := [one for one in claim_ids if one not in table.index]:
        raise CourseError(
            f"There is no claim {unknown[0]} in data/course/claims.csv; it has {', '.join(table.index)}."
        )
    return [(one, table.at[one, "claim"], table.at[one, "plain"]) for one in claim_ids]


def _ids(answers: list[Answer]) -> str:
    return ", ".join(answer.claim_id for answer in answers)
