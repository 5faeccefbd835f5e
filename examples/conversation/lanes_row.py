"""A step as an item of a list, with its arrow by class and its bars beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

from examples.conversation.steps import Bar, Step

LANES = ("client", "server", "app", "elsewhere")
"""From left to right."""

DOT = re.compile(r"(?<=\w\.)(?=[a-z])")
"""Where a name may be broken, as on a phone."""


def row(step: Step) -> str:
    """A step as an item: what it says in words, then bars that only show it."""
    line = f' data-line="{step.line}"' if step.line else ""
    values = escape(json.dumps(step.values, ensure_ascii=False))
    text = f'<span class="said">{" ".join(filter(None, _said(step)))}</span>'
    classes = escape(" ".join(_classes(step)))
    opening = f'<li class="{classes}"{line} data-values="{values}">'
    return f"{opening}{text}{_bars(step)}</li>"


def span(name: str, text: str, more: str = "") -> str:
    """Text of some class; nothing if there is no text."""
    named = f' class="{name}"' if name else ""
    return f"<span{named}{more}>{escape(text)}</span>" if text else ""


def _said(step: Step) -> Iterator[str]:
    yield span("place", step.place and f"in {step.place}")
    yield span("who", f"{step.who}:")
    yield span("sign", step.sign, ' aria-hidden="true"')
    yield f"<code>{DOT.sub('<wbr>', escape(step.words))}</code>"
    for detail in step.details:
        yield f"<small>{escape(detail)}</small>"
    yield span("remark", step.remark)
    yield span("state", step.state and f"({step.state})")


def _classes(step: Step) -> Iterator[str]:
    if step.kind not in ("message", "end"):
        yield "note"
    yield step.kind
    if step.route:
        start, end = step.route
        yield from (f"from-{start}", f"to-{end}")
        yield "onward" if LANES.index(start) < LANES.index(end) else "back"
    if any(bar.is_after for bar in step.bars):
        yield "crosses"


def _bars(step: Step) -> str:
    bars = "".join(map(_bar, step.bars))
    return f'<span class="bars" aria-hidden="true">{bars}</span>' if bars else ""


def _bar(bar: Bar) -> str:
    lane = bar.lane if bar.lane in LANES else ""
    flags = {"starts": bar.starts, "ends": bar.ends, "after": bar.is_after}
    names = [lane, bar.state, *(name for name, is_set in flags.items() if is_set)]
    return f'<i class="{" ".join(filter(None, names))}"></i>'
