"""A panel: a question, at most a few controls, a chart, and a sentence that the code writes from the chart.

The `view` is a pure function: given axes and the values of the controls, it draws and returns a sentence. It
is called by the panel in a notebook, and by the tests for every state that the controls can reach.
"""

import html
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import prod
from threading import Lock

import ipywidgets as widgets
import matplotlib as mpl
from IPython.display import display
from matplotlib.figure import Figure
from traitlets import Unicode

from . import twin
from .bars import BarAxes
from .errors import CourseError
from .figure import add_source, picture_metadata, png, still, unfolding
from .idle import soon, when_idle
from .keys import own_keys
from .letters import LIVE_DPI, QuickCanvas
from .room import Place, make_room, put_in_place
from .style import LOOK, SIZE, whole_years


class Picture(widgets.Image):
    """An image with words for those who do not see it: its `tooltip` becomes the name of the picture.

    The browser side looks at `description` before it shows a tooltip, and a plain Image has none.
    """

    description = Unicode("").tag(sync=True)


@dataclass(frozen=True)
class Drawing:
    """One drawn state: the picture (PNG bytes), what it shows in words, and the sentence of the view."""

    picture: bytes
    text: str
    sentence: str


class Panel:
    """A chart that answers to controls.

    Parameters
    ----------
    view : function of axes and one keyword for each control; draws and returns one sentence. The first
        paragraph of its docstring is the question above the controls, the second the caption ("Panel 3.1. …")
    source : name of the table, or names of the tables, behind the chart
    axes : keywords for `Figure.subplots`; with more than one axes the view receives the array of them
    holds : function of the values of the controls (without axes), called by tests in every state; False says
        that something is wrong
    widest : the state with the longest labels, for which room is made in all states; by default the start
    controls : one control for each keyword of the view
    """

    KEEP = 160  # drawn states that are remembered
    EVERY = 600  # up to so many states are all visited by tests; beyond, all pairs of values are

    def __init__(
        self,
        view: Callable,
        source=(),
        *,
        axes: dict | None = None,
        size: tuple[float, float] = SIZE,
        holds: Callable[..., bool] | None = None,
        widest: tuple | None = None,
        **controls,
    ):
        self.question, self.caption = _asked(view)
        self.view, self.source = view, source
        self.axes = {"subplot_kw": {"axes_class": BarAxes}} | (axes or {})
        self.size, self.holds, self.controls = size, holds, controls
        self.drawn: OrderedDict[tuple, Drawing] = OrderedDict()
        self.widest = widest
        self._showing = Lock()  # pictures are drawn in one thread, but one in memory is shown from any
        self._places: list[Place] | None = None  # where the axes stand, in all states, so that nothing jumps
        self._empty = None  # axes for the next drawing, if there was time to make them ahead
        self._figure = Figure(figsize=size, dpi=LIVE_DPI, layout="constrained")
        QuickCanvas(self._figure)
        self._build()
        for control in controls.values():
            control.watch(self._changed)

    # -- states ------------------------------------------------------------------------------------------

    @property
    def state(self) -> tuple:
        """The values of the controls, in the order in which they were declared."""
        return tuple(control.value for control in self.controls.values())

    @property
    def start(self) -> tuple:
        return tuple(control.start for control in self.controls.values())

    def states(self) -> Iterator[tuple]:
        """Every reachable state; where there are more than `EVERY`, all pairs of values of two controls."""
        every = [control.values() for control in self.controls.values()]
        if prod(len(values) for values in every) <= self.EVERY:
            yield from product(*every)
            return
        moved = [{place: value} for place, values in enumerate(every) for value in values]
        alone = [control.alone() for control in self.controls.values()]
        for one, two in combinations(range(len(every)), 2):
            moved += [{one: first, two: second} for first, second in product(alone[one], alone[two])]
        yield from dict.fromkeys(
            tuple(move.get(place, value) for place, value in enumerate(self.start)) for move in moved
        )

    def near(self, state: tuple) -> Iterator[tuple]:
        """The states one step away."""
        for place, control in enumerate(self.controls.values()):
            for value in control.near(state[place]):
                yield (*state[:place], value, *state[place + 1 :])

    # -- drawing -----------------------------------------------------------------------------------------

    def draw(self, state: tuple | None = None) -> tuple[Figure, str]:
        """The figure of a state, not yet turned into a picture, and the sentence of the view.

        The figure is one and the same for all states. Errors of the view are not caught.
        """
        state = self.state if state is None else state
        if self._places is None:
            self._places, widest = [], self.widest or self.start
            sentence = self._fill(widest)
            self._places = make_room(self._figure)
            if state == widest and self._only_axes():
                put_in_place(self._figure, self._places)
                return self._figure, sentence
        return self._figure, self._fill(state)

    def _only_axes(self) -> bool:
        """Whether nothing stands beside the axes that is placed otherwise from the second drawing on."""
        asked = self.axes.get("nrows", 1) * self.axes.get("ncols", 1)
        return len(self._figure.axes) == asked and not (self._figure.legends or self._figure.get_suptitle())

    def _fill(self, state: tuple) -> str:
        """Draw a state on the figure; returns the sentence of the view."""
        with mpl.rc_context(LOOK):
            axes, self._empty = self._clean() if self._empty is None else self._empty, None
            sentence = self.view(axes, **self.arguments(state))
            if not isinstance(sentence, str) or not sentence:
                raise CourseError("The view of a panel returns one sentence about what it drew.")
            put_in_place(self._figure, self._places)  # again: a colour bar takes room from its chart
            whole_years(self._figure)
            add_source(self._figure, self.source)
        return sentence

    def _clean(self):
        """Fresh axes at their places, as `subplots` returns them; whole figures take longer to clear."""
        for ax in self._figure.axes:
            self._figure.delaxes(ax)
        for artist in [*twin.beside(self._figure), *self._figure.legends]:
            artist.remove()
        self._figure._suptitle = None  # otherwise the next one would be written into the one just removed
        axes = self._figure.subplots(**self.axes)
        put_in_place(self._figure, self._places)
        return axes

    def _clean_ahead(self) -> None:
        """Axes for the next drawing, with as many ticks as these have: a third of the time of a new state."""
        used = [(len(axis.majorTicks), len(axis.minorTicks)) for axis in self._axis_lines()]
        with mpl.rc_context(LOOK):
            self._empty = self._clean()
            for axis, (major, minor) in zip(self._axis_lines(), used, strict=False):
                axis.get_major_ticks(major)
                axis.get_minor_ticks(minor)

    def _axis_lines(self) -> list:
        return [axis for ax in self._figure.axes for axis in (ax.xaxis, ax.yaxis)]

    def arguments(self, state: tuple) -> dict:
        """What the view receives for a state."""
        named = zip(self.controls.items(), state, strict=True)
        return {name: control.argument(value) for (name, control), value in named}

    def drawing(self, state: tuple) -> Drawing:
        """The drawn state, from memory if it was drawn before."""
        done = self.drawn.pop(state, None)
        if done is None:
            figure, sentence = self.draw(state)
            with mpl.rc_context(LOOK):
                done = Drawing(png(figure), self._words(figure, sentence), sentence)
        self.drawn[state] = done  # as the newest
        while len(self.drawn) > self.KEEP:
            self.drawn.popitem(last=False)
        return done

    def _words(self, figure: Figure, sentence: str) -> str:
        return f"{self.caption}\n{sentence}\n{twin.describe(figure)}"

    # -- widgets -----------------------------------------------------------------------------------------

    def _build(self) -> None:
        width = f"{round(self.size[0] * 100)}px"
        self.image = Picture(format="png", layout=widgets.Layout(width="100%", max_width=width))
        self.sentence = widgets.HTML()
        reset = widgets.Button(
            description="Reset", tooltip="Back to the start", layout=widgets.Layout(width="7em")
        )
        reset.on_click(lambda button: self.reset())
        side = widgets.VBox(
            [*(control.widget for control in self.controls.values()), reset],
            layout=widgets.Layout(
                flex="1 1 230px", min_width="210px", max_width="340px", padding="0 0 0 12px"
            ),
        )
        chart = widgets.VBox([self.image], layout=widgets.Layout(flex="4 1 420px", max_width=width))
        body = widgets.HBox([chart, side], layout=widgets.Layout(flex_flow="row wrap"))
        head = widgets.HTML(f"<p><b>{html.escape(self.question)}</b></p>")
        self.box = widgets.VBox(
            [head, body, self.sentence, own_keys()], layout=widgets.Layout(max_width="1040px")
        )
        self.words = widgets.HTML()
        self.unfold = widgets.Checkbox(
            description="Show this chart as text",
            value=False,
            indent=False,
            layout=widgets.Layout(width="auto"),
        )
        self.unfold.observe(lambda change: self._changed(), "value")
        self.text_box = widgets.VBox([self.unfold, self.words, own_keys()])

    def reset(self) -> None:
        """All controls back to their start."""
        for control in self.controls.values():
            control.reset()

    def _changed(self) -> None:
        """A control moved. Of a burst of moves only the newest state is drawn; one in memory is shown."""
        if self.state in self.drawn or not soon(self._update):
            self._update()

    def _update(self) -> None:
        state = self.state
        try:
            done = self.drawing(state)
        except Exception as error:
            self._show_if_newest(state, self._complain, error)
            raise
        self._show_if_newest(state, self._show, done)
        when_idle(self._prepare)

    def _show_if_newest(self, state: tuple, show: Callable, what) -> None:
        """A control may have moved on while `state` was drawn; then somebody else shows the newer state."""
        with self._showing:
            if state == self.state:
                show(what)

    def _complain(self, error: Exception) -> None:
        said = html.escape(f"{type(error).__name__}: {error}")
        self.sentence.value = (
            f"<p role='alert'><b>This view could not be drawn.</b> {said} Reset leads back.</p>"
        )

    def _show(self, done: Drawing) -> None:
        with self.image.hold_sync():  # one message for both
            self.image.value = done.picture
            self.image.tooltip = f"{self.caption} {done.sentence}"
        self.sentence.value = f"<p role='status'>{html.escape(done.sentence)}</p>"
        lines = done.text.splitlines() if self.unfold.value else []
        self.words.value = (
            "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) + "</ul>" if lines else ""
        )

    def _prepare(self) -> bool:
        """Draw one state that the learner may ask for next; True if there is more to prepare."""
        todo = [state for state in self.near(self.state) if state not in self.drawn]
        if not todo:
            self._clean_ahead()
            return False
        try:
            self.drawing(todo[0])
        except Exception:
            return False  # told when somebody asks for that state
        return True

    def _ipython_display_(self) -> None:
        """Live view, start picture and text in one output; then the text to unfold.

        The stored notebook keeps picture and text only: a stored widget opens as an error.
        """
        figure, sentence = self.draw(self.start)
        text = self._words(figure, sentence)
        with mpl.rc_context(LOOK):
            stored, metadata = still(figure, text, self.caption), picture_metadata(figure, self.caption)
            self.drawn[self.start] = Drawing(png(figure), text, sentence)
        self._update()
        display(live(self.box) | stored, metadata=metadata, raw=True)
        display(live(self.text_box) | unfolding(self.caption, text), raw=True)


def _asked(view: Callable) -> tuple[str, str]:
    """Question and caption: the two paragraphs of a view's docstring."""
    parts = [" ".join(part.split()) for part in (view.__doc__ or "").strip().split("\n\n")]
    if len(parts) != 2:
        raise CourseError(
            f"The view “{view.__name__}” needs a docstring of two paragraphs: the question, then the caption."
        )
    return parts[0], parts[1]


def live(widget: widgets.Widget) -> dict:
    """The part of an output that shows a widget while a kernel is there."""
    kind = "application/vnd.jupyter.widget-view+json"
    return {kind: {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}}
