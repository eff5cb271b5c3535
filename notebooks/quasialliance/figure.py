"""Show a figure with its text twin, caption and source line; turn a figure into a picture."""

import base64
import html
import io
import struct
import zlib

import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.layout_engine import ConstrainedLayoutEngine
from PIL import Image

from . import twin
from .data import cite
from .style import QUIET, whole_years


def show(fig, caption: str, source=()) -> None:
    """Show a figure: the picture with its text twin, then the caption and the same text to unfold.

    `source` names the table, or the tables, whose source line stands under the figure. The text is made from
    what is drawn, so a wrong series, axis or label changes it. The figure is closed afterwards.
    """
    whole_years(fig)
    add_source(fig, source)
    text = f"{caption}\n{twin.describe(fig)}"
    display(still(fig, text, caption), metadata=picture_metadata(fig, caption), raw=True)
    display(unfolding(caption, text), raw=True)
    plt.close(fig)


def add_source(fig, source) -> None:
    """Write the source line of a table, or of several, under the figure and keep the axes clear of it."""
    names = (source,) if isinstance(source, str) else tuple(source)
    if not names:
        return
    fig.text(0.008, 0.012, cite(*names), fontsize=8, color=QUIET, ha="left", va="bottom")
    if isinstance(fig.get_layout_engine(), ConstrainedLayoutEngine):
        fig.get_layout_engine().set(rect=(0, 0.055, 1, 0.945))


def png(fig, dpi: float = 100, small: bool = False) -> bytes:
    """The figure as PNG bytes at `dpi` dots per inch; `small` takes longer and gives a smaller file.

    No software version or date is written into the file, so equal figures give equal bytes.
    """
    before = fig.dpi
    fig.dpi = dpi
    try:
        # A canvas that is kept keeps its measured texts: half the time of a redraw.
        canvas = fig.canvas if isinstance(fig.canvas, FigureCanvasAgg) else FigureCanvasAgg(fig)
        canvas.draw()
        pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    finally:
        fig.dpi = before
    if not small:
        return _quick_png(pixels)
    out = io.BytesIO()
    Image.fromarray(pixels).quantize(128, dither=Image.Dither.NONE).save(out, "png", optimize=True)
    return out.getvalue()


def _quick_png(pixels: np.ndarray) -> bytes:
    """PNG of height × width × 3 bytes without row filters: half of Pillow's time, and smaller."""
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 3 * width), np.uint8)  # the 0 at the start of a row says: not filtered
    rows[:, 1:] = pixels.reshape(height, -1)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits of each of three colours
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


def still(fig, text: str, caption: str) -> dict:
    """The stored form of a figure: a picture as base64 text (a notebook takes no bytes) and its twin."""
    return {"image/png": base64.b64encode(png(fig, dpi=150, small=True)).decode("ascii"), "text/plain": text}


def picture_metadata(fig, caption: str) -> dict:
    """Width in page pixels (the picture has half as many again) and the alternative text."""
    return {"image/png": {"width": round(fig.get_figwidth() * 100), "alt": caption}}


def unfolding(caption: str, text: str) -> dict:
    """Caption of a figure, with its text twin to unfold; plain HTML, so it works in every viewer."""
    lines = "".join(f"<li>{html.escape(line)}</li>" for line in text.splitlines()[1:])
    return {
        "text/html": f"<p><em>{html.escape(caption)}</em></p>"
        f"<details><summary>Read this figure as text</summary><ul>{lines}</ul></details>",
        "text/plain": caption,
    }
