"""Show a figure with its text twin, caption and source line; turn a figure into a picture."""

import base64
import html
import io

import matplotlib.pyplot as plt
from IPython.display import display
from matplotlib.layout_engine import ConstrainedLayoutEngine
from PIL import Image

from . import twin
from .data import cite
from .letters import LIVE_DPI, QuickCanvas
from .style import QUIET, whole_years


def show(fig, caption: str, source=()) -> None:
    """Show a figure: the picture with its text twin, then the caption and the same text to unfold.

    `source` names the table, or the tables, whose source line stands under the figure. The text is made from
    what is drawn, so a wrong series, axis or label changes it. The figure is closed afterwards. Where a
    model is shown and no table, `source` is `Assumed("points that you set")`.
    """
    whole_years(fig)
    add_source(fig, source)
    text = f"{caption}\n{twin.describe(fig)}"
    display(still(fig, text, caption), metadata=picture_metadata(fig, caption), raw=True)
    display(unfolding(caption, text), raw=True)
    plt.close(fig)


class Assumed(str):
    """What stands in the place of tables under a figure that shows a model: what was assumed, and by whom."""


def add_source(fig, source) -> None:
    """Write the source line of a table, or of several, under the figure and keep the axes clear of it."""
    names = (source,) if isinstance(source, str) else tuple(source)
    if not names:
        return
    line = f"Source: no data, {source}" if isinstance(source, Assumed) else cite(*names)
    fig.text(0.008, 0.012, line, fontsize=8, color=QUIET, va="bottom")
    if isinstance(fig.get_layout_engine(), ConstrainedLayoutEngine):
        fig.get_layout_engine().set(rect=(0, 0.055, 1, 0.945))


def png(fig, dpi: float = LIVE_DPI, compress: int = 1) -> bytes:
    """The figure as PNG bytes at `dpi` dots per inch; more `compress` (to 9) takes longer for a smaller file.

    No software version or date is written into the file, so equal figures give equal bytes.
    """
    before = fig.dpi
    fig.dpi = dpi
    try:
        canvas = fig.canvas if isinstance(fig.canvas, QuickCanvas) else QuickCanvas(fig)
        canvas.draw()
        size, pixels = canvas.get_width_height(physical=True), canvas.buffer_rgba()
        pixels = Image.frombytes("RGB", size, pixels, "raw", "RGBX")  # without their opacity
    finally:
        fig.dpi = before
    # 256 colours are enough for charts, and a third of the bytes; this way of choosing them is the quick one.
    colours = pixels.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    colours.save(out, "png", compress_level=compress)
    return out.getvalue()


def still(fig, text: str, caption: str) -> dict:
    """The stored form of a figure: a picture as base64 text (a notebook takes no bytes) and its twin."""
    return {"image/png": base64.b64encode(png(fig, dpi=150, compress=6)).decode("ascii"), "text/plain": text}


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
