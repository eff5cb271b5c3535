"""A canvas that measures fonts once and paints each text once, to copy it when the next state shows it again.

From one state to the next most texts stay as they are: ticks, names of axes, legends, the source line. To
paint them letter by letter takes a fifth of the time that a new state takes.
"""

from collections import OrderedDict
from math import floor
from typing import ClassVar

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.font_manager import findfont, get_font
from PIL import Image

LIVE_DPI = 100  # resolution of the pictures that answer to controls
KEEP = 500  # painted texts; each takes about 4 kB
SHEETS = 4


class KnowingRenderer(RendererAgg):
    """Paints as its parent does; knows how high a font is, which is otherwise read anew for each text.

    A tenth of the time that a figure takes.
    """

    _heights: ClassVar[dict[tuple, tuple]] = {}

    def _font_heights(self, prop) -> tuple[float | None, float | None, float | None]:
        """Ascent, descent and gap between lines, in pixels, as the font states them; None if it does not."""
        key = hash(prop), self.dpi
        if key not in self._heights:
            font, size = get_font(findfont(prop)), prop.get_size_in_points()
            stated, units = font.get_sfnt_table("OS/2"), font.get_sfnt_table("head")["unitsPerEm"]
            scale = 1 / units * size * self.dpi / 72
            names = ("sTypoAscender", 1), ("sTypoDescender", -1), ("sTypoLineGap", 1)
            self._heights[key] = tuple(stated and stated[name] * way * scale for name, way in names)
        return self._heights[key]

    if mpl.__version_info__[:2] == (3, 11):  # the version that asks a renderer first; others ask otherwise
        _get_font_height_metrics = _font_heights


class QuickRenderer(KnowingRenderer):
    """A text that was painted before with the same look is copied."""

    _painted: ClassVar[OrderedDict[tuple, tuple | None]] = OrderedDict()
    _alone: ClassVar[dict[tuple, RendererAgg]] = {}

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        left, top = floor(x), floor(y)
        within = round(x - left, 3), round(y - top, 3)  # letters stand between pixels, too
        look = hash(prop), angle, gc.get_rgb(), gc.get_alpha(), gc.get_antialiased()
        key = s, ismath, within, self.dpi, *look
        if key not in self._painted:
            self._painted[key] = self._paint(gc, x, y, s, prop, angle, ismath, mtext)
        self._painted.move_to_end(key)
        if len(self._painted) > KEEP:
            self._painted.popitem(last=False)
        done = self._painted[key]
        if done is None:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
        else:
            right, down, pixels = done
            self.draw_image(gc, left + right, self.height - top - down, pixels)

    def _paint(self, gc, x, y, s, prop, angle, ismath, mtext) -> tuple[int, int, np.ndarray] | None:
        """The pixels of a text and where they begin, from the pixel of its place; None if it is cut off."""
        alone = self._clean_sheet()
        free = alone.new_gc()
        free.copy_properties(gc)
        free.set_clip_rectangle(None)
        alone.draw_text(free, x, y, s, prop, angle, ismath, mtext)
        pixels = np.asarray(alone.buffer_rgba())
        high, wide = pixels.shape[:2]
        box = Image.frombuffer("RGBA", (wide, high), pixels, "raw", "RGBA", 0, 1).getbbox()  # of what is seen
        if box is None or 0 in box[:2] or box[2] == wide or box[3] == high:
            return None
        left, top, right, down = box
        # An image is placed by its lower left corner and drawn from its last row up.
        return left - floor(x), down - floor(y), pixels[top:down, left:right][::-1].copy()

    def _clean_sheet(self) -> RendererAgg:
        """A sheet of this one's size, on which one text is painted at a time."""
        size = self.width, self.height, self.dpi
        if size not in self._alone:
            self._alone.clear()  # one is enough, and a sheet has some megabytes
            self._alone[size] = RendererAgg(*size)
        self._alone[size].clear()
        return self._alone[size]


class QuickCanvas(FigureCanvasAgg):
    """A canvas for figures that become pictures at once: all of one size are painted on the same sheet.

    A sheet has some megabytes, and a notebook a dozen figures and panels.
    """

    _sheets: ClassVar[OrderedDict[tuple, RendererAgg]] = OrderedDict()

    def get_renderer(self):
        size = *self.get_width_height(physical=True), self.figure.dpi
        if size not in self._sheets:
            # What is stored is painted once; only live pictures show their texts again and again.
            self._sheets[size] = (QuickRenderer if self.figure.dpi == LIVE_DPI else KnowingRenderer)(*size)
        self._sheets.move_to_end(size)
        if len(self._sheets) > SHEETS:
            self._sheets.popitem(last=False)
        return self._sheets[size]
