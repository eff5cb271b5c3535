"""Texts that are copied from the state before look, dot for dot, as if they had been painted anew."""

from collections import OrderedDict

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from quasialliance import letters
from quasialliance.letters import KnowingRenderer, QuickCanvas, QuickRenderer
from quasialliance.style import LOOK


@pytest.fixture(autouse=True)
def _forget():
    QuickRenderer._painted.clear()


def dots(canvas, dpi: int = 100, **changes) -> np.ndarray:
    """A picture with all kinds of texts: slanted, see-through, of two lines, mathematics, cut off."""
    with mpl.rc_context(LOOK):
        fig = Figure(dpi=dpi)
        canvas(fig)
        ax = fig.subplots()
        ax.plot([1, 2, 3], [3, 1, 2], label="with $x^2$")
        ax.set(xlabel=changes.get("xlabel", "year"), ylabel="percent", title=changes.get("title", "Title"))
        ax.legend()
        look = {"rotation": 30, "color": "red", "alpha": 0.5} | changes.get("look", {})
        ax.text(changes.get("x", 1.2), 2, "slanted", **look)
        ax.text(1.3, 1.5, "two\nlines", va="center")
        ax.text(2.9, 2.5, "ends with the axes", clip_on=True)
        fig.text(0.97, 0.5, "ends with the picture")
        fig.canvas.draw()
    return np.array(fig.canvas.buffer_rgba())  # a copy: the next picture is painted on the same sheet


@pytest.mark.parametrize(("dpi", "texts"), [(100, 15), (150, 0)], ids=["live", "stored"])
def test_copied_texts_look_as_if_they_were_painted(dpi, texts):
    painted = dots(FigureCanvasAgg, dpi)
    assert np.array_equal(dots(QuickCanvas, dpi), painted), "the first time"
    known = len(QuickRenderer._painted)
    assert known > texts if texts else known == 0
    assert np.array_equal(dots(QuickCanvas, dpi), painted), "copied"
    assert len(QuickRenderer._painted) == known


def test_each_font_is_measured_once_where_matplotlib_asks():
    KnowingRenderer._heights.clear()
    dots(QuickCanvas)
    known = dict(KnowingRenderer._heights)
    dots(QuickCanvas, title="Tide")
    assert KnowingRenderer._heights == known
    assert bool(known) == (mpl.__version_info__[:2] == (3, 11))


CHANGES = {
    "another text": {"title": "Tide"},
    "between other pixels": {"x": 1.2013},
    "another colour": {"look": {"color": "blue"}},
    "less to be seen through": {"look": {"alpha": 0.9}},
    "another slant": {"look": {"rotation": 31}},
    "another size": {"look": {"fontsize": 10}},
    "thick": {"look": {"fontweight": "bold"}},
    "without smooth edges": {"look": {"antialiased": False}},
}


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_else_is_taken_for_the_same_text(change):
    before = dots(QuickCanvas)
    changed = dots(FigureCanvasAgg, **CHANGES[change])
    assert not np.array_equal(before, changed), "shows nothing"
    assert np.array_equal(dots(QuickCanvas, **CHANGES[change]), changed)


def test_pictures_of_one_size_share_a_sheet(monkeypatch):
    monkeypatch.setattr(QuickCanvas, "_sheets", OrderedDict())
    canvases = [QuickCanvas(Figure(figsize=(width, 4), dpi=100)) for width in (5, 5, 6, 7, 8, 9)]
    sheets = [canvas.get_renderer() for canvas in canvases]
    assert sheets[0] is sheets[1] and len(set(sheets)) == 5
    assert len(QuickCanvas._sheets) == letters.SHEETS


def test_only_the_newest_texts_are_kept(monkeypatch):
    monkeypatch.setattr(letters, "KEEP", 5)
    assert np.array_equal(dots(QuickCanvas), dots(FigureCanvasAgg))
    assert len(QuickRenderer._painted) == 5
