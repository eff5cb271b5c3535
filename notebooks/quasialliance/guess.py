"""Predict, then look: the learner commits a guess; then the data appear beside it, with the gap.

A guess is a panel with two controls: the guess, and the button that commits it. Running the cell and leaving
it alone shows the empty frame. A committed guess goes into the learner's own ledger.
"""

import html

import ipywidgets as widgets
import numpy as np
import pandas as pd

from . import ledger
from .controls import Choice, Slider, Toggle
from .errors import CourseError
from .panel import Panel
from .scale import number
from .sliders import Sliders
from .style import QUIET

YOURS, DATA = "#8A6A00", "#1F4E9E"


class Commit(Toggle):
    """The button that commits a guess and uncovers the data."""

    def _make(self):
        return widgets.ToggleButton(
            value=self.start, description=self.label, icon="eye", layout=widgets.Layout(width="auto")
        )


class Guess(Panel):
    """A question whose answer the learner commits to before seeing it.

    Parameters
    ----------
    key : name of the guess in the ledger, for instance "turnover_2022"
    notebook : id of the notebook, for instance "03_trade_and_dependence"
    control : `Slider` (a number), `Choice` (a direction, a rank) or `Sliders` (a line: keys are the years)
    answer : a number, one of the options, or a Series with at least the keys of the sliders
    known : for a line, the Series that is shown before the guess
    unit : of the guessed value
    """

    def __init__(self, key, notebook, question, caption, control, answer, unit="", known=None, source=()):
        self.key, self.notebook, self.answer, self.unit, self.known = key, notebook, answer, unit, known
        self._check(control)
        self._kept = False
        draw = {Slider: self._number, Choice: self._options, Sliders: self._line}[type(control)]

        def view(ax, guess, committed):
            return draw(ax, guess, committed)

        view.__doc__ = f"{question}\n\n{caption}"
        size = (6.8, 3.9) if isinstance(control, Sliders) else (6.8, 2.2)
        controls = {"guess": control, "committed": Commit("Commit my guess and look")}
        super().__init__(view, source, size=size, **controls)

    def _check(self, control) -> None:
        answer = self.answer
        if isinstance(control, Choice) and answer not in control.values():
            raise CourseError(
                f"The guess “{self.key}” has the answer {answer!r}, which is none of its options."
            )
        if isinstance(control, Sliders) and not set(control.keys) <= set(answer.index):
            raise CourseError(f"The guess “{self.key}” asks for years that its answer lacks.")

    # -- the three kinds ---------------------------------------------------------------------------------

    def _number(self, ax, guess, committed) -> str:
        # Before the guess is committed, nothing may hint at the answer, the limits of the axis included.
        ends = [*self.controls["guess"].values(), *([self.answer] if committed else [])]
        room = (max(ends) - min(ends)) * 0.08  # for the words at a point on the edge
        ax.set_xlim(min(ends) - room, max(ends) + room)
        ax.set(
            ylim=(-1, 1),
            yticks=[],
            xlabel=self.unit,
            title="Your guess" + (" and the data" if committed else ""),
        )
        ax.spines["left"].set_visible(False)
        ax.plot([guess], [0.35], "D", color=YOURS, markersize=11, label="your guess")
        ax.annotate(
            f"your guess: {number(guess)}", (guess, 0.35), (0, 12), textcoords="offset points", ha="center"
        )
        if not committed:
            return f"Your guess is {number(guess)} {self.unit}. Commit it to see the data."
        ax.plot([self.answer], [-0.35], "o", color=DATA, markersize=11, label="data")
        spot = (self.answer, -0.35)
        ax.annotate(f"data: {number(self.answer)}", spot, (0, -20), textcoords="offset points", ha="center")
        said = f"You guessed {number(guess)}, the data say {number(self.answer)} {self.unit}"
        return f"{said}: {_gap(guess, self.answer)}."

    def _options(self, ax, guess, committed) -> str:
        names = list(self.controls["guess"].options)
        values = self.controls["guess"].values()
        yours, right = names[values.index(guess)], names[values.index(self.answer)]
        ax.set(xlim=(0, 1), ylim=(len(names) - 0.4, -0.6), xticks=[], title="Your guess")
        ax.set_yticks(range(len(names)), names)
        ax.spines[["left", "bottom"]].set_visible(False)
        ax.plot([0.25], [names.index(yours)], "D", color=YOURS, markersize=10, label="your guess")
        ax.annotate(
            "your guess", (0.25, names.index(yours)), (12, 0), textcoords="offset points", va="center"
        )
        if not committed:
            return f"Your guess is: {yours}. Commit it to see the data."
        ax.set_title("Your guess and the data")
        ax.plot([0.65], [names.index(right)], "o", color=DATA, markersize=10, label="data")
        ax.annotate("data", (0.65, names.index(right)), (12, 0), textcoords="offset points", va="center")
        return f"You guessed “{yours}”, the data say “{right}”: {'just so' if yours == right else 'not so'}."

    def _line(self, ax, guess, committed) -> str:
        years = np.array(list(guess), dtype=float)
        drawn = np.array(list(guess.values()), dtype=float)
        if self.known is not None and len(self.known):
            ax.plot(self.known.index, self.known.values, color=DATA, linestyle="-", label="known")
            years, drawn = np.append(self.known.index[-1], years), np.append(self.known.iloc[-1], drawn)
        ax.plot(years, drawn, "D--", color=YOURS, markersize=7, label="your guess")
        seen = [self.controls["guess"].steps[-1], *drawn, *(self.known if self.known is not None else [])]
        top = max([*seen, *(self.answer if committed else [])])
        ax.set(xlabel="year", ylabel=self.unit, ylim=(0, top * 1.05), title="Your line")
        first = self.known.index[0] if self.known is not None else years[0]
        ax.set_xlim(first - 0.5, max(guess) + 0.5)
        if not committed:
            ax.legend(loc="upper left")
            end = f"{number(drawn[-1])} {self.unit} in {max(guess)}"
            return f"Your line ends at {end}. Commit it to see the data."
        shown = self.answer[(self.answer.index >= years[0]) & (self.answer.index <= max(guess))]
        ax.plot(shown.index, shown.values, color=DATA, linestyle="-", marker="o", markersize=4, label="data")
        ax.set_title("Your line and the data")
        ax.legend(loc="upper left")
        gap = float(np.mean([abs(guess[year] - self.answer[year]) for year in guess]))
        last = max(guess)
        return (
            f"Your line and the data lie {number(gap)} {self.unit} apart on average; in {last} you guessed "
            f"{number(guess[last])}, the data say {number(self.answer[last])}."
        )

    # -- commit ------------------------------------------------------------------------------------------

    def _update(self) -> None:
        super()._update()
        guess, committed = self.controls["guess"], self.controls["committed"]
        for part in getattr(guess, "parts", [guess]):
            part.widget.disabled = committed.value
        if committed.value and not self._kept:
            self._kept = True
            said = ledger.record("guess", self.notebook, self.key, self._plain(guess), **self._truth())
            self.sentence.value += f"<p style='color:{QUIET}'>{html.escape(str(said))}</p>"

    def reset(self) -> None:
        """Try again; the first guess is the one that counts in the ledger."""
        super().reset()
        self._kept = False

    def _plain(self, guess):
        if not isinstance(guess, Sliders):
            return _native(guess.value)
        return {str(year): _native(value) for year, value in guess.argument(guess.value).items()}

    def _truth(self) -> dict:
        answer = self.answer
        if isinstance(answer, pd.Series):
            answer = {str(year): float(answer[year]) for year in self.controls["guess"].keys}
        return {"actual": _native(answer), "unit": self.unit}


def _native(value):
    """A number of numpy as one of Python, which the ledger can write."""
    return value.item() if isinstance(value, np.generic) else value


def _gap(guess: float, answer: float) -> str:
    if np.isclose(guess, answer):
        return "just so"
    share = f" ({abs(guess - answer) / abs(answer):.0%} of it)" if answer else ""
    return f"you were {number(abs(guess - answer))} {'too high' if guess > answer else 'too low'}{share}"
