"""The text twin: a figure in words, made from the artists that are drawn, never from the data behind them.

It is the description for a reader who does not see the picture, and what strict tests compare: a wrong
series, wrong limits, a wrong label or a changed value changes the text.
"""

from matplotlib.container import BarContainer
from matplotlib.lines import AxLine
from matplotlib.text import Text

from .scale import Scale
from .twin_areas import bar_words, cell_words, collection_words, corners_of, names_a_band, patch_words
from .twin_lines import crossings, is_rule, legend_words, line_words, rule_words, spot, text_words, unnamed
from .twin_places import stands_on_a_point, words_on_points


def describe(fig) -> str:
    """The figure in words, one fact a line: axes, every series with its range and extremes, marks, texts."""
    lines = []
    for ax in fig.axes:
        if ax.get_visible():
            lines += describe_axes(ax)
    return "\n".join(lines + [text.get_text() for text in beside(fig) if text.get_text()])


def beside(fig) -> list[Text]:
    """The texts that belong to the figure and to none of its axes: titles over all, the source line."""
    return fig.texts + [artist for artist in fig.artists if isinstance(artist, Text)]


def describe_axes(ax) -> list[str]:
    """One axes in words."""
    across, up = Scale(ax.xaxis), Scale(ax.yaxis)
    title = ax.get_title(loc="left") or ax.get_title() or ax.get_title(loc="right")
    lines = [f"Chart: {title}" if title else "Chart without a title."]
    if ax.axison:
        named = [(word, scale) for word, scale in (("Across", across), ("Up", up)) if not scale.bare]
        lines.append(" ".join(f"{word}: {scale}." for word, scale in named))
    bars = {patch for box in ax.containers if isinstance(box, BarContainer) for patch in box}
    curves = [line for line in ax.get_lines() if line.get_transform().contains_branch(ax.transData)]
    data = [line for line in curves if not is_rule(line)]
    ends, named = {spot(line) for line in data}, words_on_points(ax)
    texts = [text for text in ax.texts if text.get_text().strip() and not names_a_band(text, ax)]
    texts = [text for text in texts if not stands_on_a_point(text, named)]
    lines += [bar_words(box, across, up) for box in ax.containers if isinstance(box, BarContainer)]
    hidden = unnamed(data, texts, ax)
    lines += [
        line_words(line, across, up, " (its name is not shown)" if line in hidden else "") for line in data
    ]
    lines += crossings(data, across)
    lines += [part for item in ax.collections if (part := collection_words(item, across, up, named))]
    lines += [
        cell_words(image.get_array(), image.get_label(), across, up, corners_of(image)) for image in ax.images
    ]
    lines += [
        rule_words(line, across, up) for line in ax.get_lines() if is_rule(line) or isinstance(line, AxLine)
    ]
    lines += [
        part for patch in ax.patches if patch not in bars and (part := patch_words(patch, ax, across, up))
    ]
    lines += [text_words(text, ax, across, up) for text in texts if spot(text) not in ends]
    return lines + legend_words(ax)
