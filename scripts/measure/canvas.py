"""Figures as SVG: narrow enough for a phone, in the site's colours, the same each time.

Each colour is written with its light and its dark value, so that one file fits both.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

WIDTH = 360
"""Pixels; the figure is as wide as a phone, and grows with its column."""
DPI = 72
"""At which a point is a pixel."""

INK, FAINT, LINE = "#1d2129", "#5a5f6b", "#8a8f9a"
WSGI, ASGI = "#9a4a00", "#00647a"
COLOURS = {"WSGI": WSGI, "ASGI": ASGI}
DARK = {
    INK: "#e8eaf0",
    FAINT: "#a3a9b8",
    LINE: "#6c7484",
    WSGI: "#ffb26b",
    ASGI: "#5ccfe6",
}
"""The dark value of each, as docs/assets/css/colours.css has them."""

SETTINGS: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 12.5,
    "svg.fonttype": "none",
    "svg.hashsalt": "asgi-vs-wsgi",
    "text.color": INK,
}
# Measured with a font that comes with matplotlib; read in the reader's own.
FONT = re.compile(r"font: ([\d.]+px) 'DejaVu Sans'|font-family: 'DejaVu Sans'")
NO_DATES = {"Date": None, "Creator": None, "Format": None, "Type": None}


@contextmanager
def figure(height: float) -> Iterator[Axes]:
    """A figure to draw on, in pixels, from the top left.

    Args:
        height: How high it is.

    Yields:
        Axes whose units are pixels.
    """
    with mpl.rc_context(SETTINGS):
        drawn = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor="none")
        FigureCanvasSVG(drawn)
        axes = drawn.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        axes.axis("off")
        yield axes


def bar(axes: Axes, x: float, y: float, width: float, colour: str) -> None:
    """A bar, a line at least."""
    axes.barh(y, max(width, 1), left=x, height=9, color=colour, linewidth=0)


def text(axes: Axes, x: float, y: float, words: str, colour: str = INK) -> None:
    """Words, from the left, centred at a height."""
    axes.text(x, y, words, color=colour, va="center", ha="left")


def svg(axes: Axes, title: str, about: str) -> str:
    """The figure's file.

    Args:
        axes: What was drawn on.
        title: What it shows, in a few words.
        about: The same in full.

    Returns:
        SVG, the same bytes for the same drawing.
    """
    drawn = axes.get_figure()
    assert isinstance(drawn, Figure)
    file = io.StringIO()
    with mpl.rc_context(SETTINGS):
        drawn.savefig(file, format="svg", transparent=True, metadata=NO_DATES)
    made = file.getvalue()
    for light, dark in DARK.items():
        made = made.replace(light, f"light-dark({light}, {dark})")
    made = FONT.sub(_own_font, made)
    head = (
        f"<title>{escape(title)}</title>\n <desc>{escape(about)}</desc>\n"
        " <style>:root { color-scheme: light dark; }</style>\n <defs>"
    )
    return made.replace("<defs>", head, 1)


def _own_font(match: re.Match[str]) -> str:
    size = match[1]
    family = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
    return f"font: {size} {family}" if size else f"font-family: {family}"
