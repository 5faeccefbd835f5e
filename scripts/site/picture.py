"""The template of the card and of the icon: the site's name, and its two bars.

A card is 1200 by 630 pixels, as [Open Graph](https://ogp.me/) images commonly are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Patch, Rectangle

from scripts.measure.canvas import ASGI, DPI, FAINT, INK, WSGI

SETTINGS: Any = {"font.family": "DejaVu Sans", "hatch.linewidth": 4}
GROUND, LINE = "#fff", "#dcdad4"
LEFT, WIDTH, HEIGHT = 88, 1200, 630
NAMES = (("WSGI", WSGI), ("ASGI", ASGI))
CLAIM = "One request, two conversations.\nEvery block is a run that the tests repeat."
LANES = (860, 1090)


def card(to: Path, state: str) -> None:
    """Draw what is shown of a link to the site.

    Args:
        to: The file to write.
        state: What is kept in it, to know it again.
    """
    with _drawing(to, state, WIDTH, HEIGHT) as axes:
        for at, (name, colour) in enumerate(NAMES):
            _text(axes, 206 + 96 * at, name, colour)
        _text(axes, 398, "in Django", INK)
        axes.text(LEFT, 522, CLAIM, fontsize=24, color=FAINT, linespacing=1.6)
        _solid(axes, LANES[0])
        _waiting(axes, LANES[1])


def icon(to: Path, state: str) -> None:
    """Draw what a phone shows of the site among its apps: the favicon, on a ground.

    Args:
        to: The file to write.
        state: What is kept in it, to know it again.
    """
    with _drawing(to, state, 180, 180) as axes:
        axes.add_patch(Rectangle((26, 61), 58, 58, color=WSGI))
        axes.add_patch(Circle((125, 90), 31, color=ASGI))


@contextmanager
def _drawing(to: Path, state: str, width: int, height: int) -> Iterator[Axes]:
    """Axes whose units are pixels, from the top left."""
    with mpl.rc_context(SETTINGS):
        size = (width / DPI, height / DPI)
        drawn = Figure(figsize=size, dpi=DPI, facecolor=GROUND)
        FigureCanvasAgg(drawn)
        axes = drawn.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, width), ylim=(height, 0))
        axes.axis("off")
        yield axes
        drawn.savefig(to, metadata={"Software": None, "Comment": state})


def _text(axes: Axes, y: float, text: str, colour: str) -> None:
    axes.text(LEFT - 4, y, text, fontsize=76, fontweight="bold", color=colour)


def _solid(axes: Axes, x: float) -> None:
    """A thread that serves one client from the request to the answer."""
    _lane(axes, x, WSGI)
    axes.add_patch(Rectangle((x - 18, 150), 36, 330, color=WSGI))


def _waiting(axes: Axes, x: float) -> None:
    """A loop that is free for others while the client waits."""
    _lane(axes, x, ASGI)
    for top, height in ((150, 100), (400, 80)):
        axes.add_patch(_round(x, top, height, facecolor=ASGI))
    free = _round(x, 262, 126, facecolor=GROUND, hatch="//", linewidth=4)
    axes.add_patch(free)


def _round(x: float, top: float, height: float, **looks: Any) -> Patch:
    shape = "round,pad=0,rounding_size=18"
    return FancyBboxPatch((x - 18, top), 36, height, shape, edgecolor=ASGI, **looks)


def _lane(axes: Axes, x: float, colour: str) -> None:
    axes.plot([x, x], [90, 540], color=LINE, linewidth=3, zorder=0)
    arrow = {"arrowstyle": "-|>,head_width=.5,head_length=1", "linewidth": 5}
    for y, start, end in ((190, x - 140, x - 26), (450, x - 22, x - 140)):
        props = arrow | {"color": colour, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (end, y), (start, y), arrowprops=props)
