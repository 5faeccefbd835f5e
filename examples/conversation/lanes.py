"""A conversation as HTML: lanes from top to bottom, complete without a script."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from html import escape

from examples.conversation import steps_alone, steps_together
from examples.conversation.lanes_row import row, span
from examples.conversation.message import Conversation, Interface
from examples.conversation.steps import Drawing
from examples.conversation.text import text
from examples.conversation.together import Together

MOST = 8
"""As many clients are legible on a phone; more scroll in a box."""

DIGITS = 16
"""So many of a digest tell any two conversations apart."""

LEGEND: dict[Interface, dict[str, str]] = {
    "WSGI": {"busy": "has a thread", "queued": "is queued"},
    "ASGI": {
        "busy": "runs on the loop",
        "waits": "waits, the loop is free for others",
        "queued": "is queued",
    },
}
"""What the bars of clients mean."""


def html(conversation: Conversation | Together, identity: str = "") -> str:
    """A conversation as one `conversation-player` element.

    Args:
        conversation: What to show.
        identity: The element's id, if it has one.

    Returns:
        The element, with no `style` and no script.
    """
    steps = steps_together if isinstance(conversation, Together) else steps_alone
    own = f' id="{escape(identity)}"' if identity else ""
    digest = f' data-digest="{_digest(conversation)}"'
    return _element(steps.drawing(conversation), own + digest)


def _digest(conversation: Conversation | Together) -> str:
    """What tells a conversation from others, in few letters."""
    return sha256(text(conversation).encode()).hexdigest()[:DIGITS]


def _element(drawing: Drawing, attributes: str) -> str:
    side, lanes = drawing.interface.lower(), f"lanes-{len(drawing.heads)}"
    name = f"conversation {side} {lanes}{' together' * drawing.has_clients}"
    return "\n".join(
        [
            f'<conversation-player class="{name}"{attributes}>',
            *_legend(drawing),
            *_scrolling(drawing, [_heads(drawing), *_list(drawing)]),
            f'<dl class="values">{" ".join(_values(drawing))}</dl>',
            "</conversation-player>",
        ]
    )


def _legend(drawing: Drawing) -> Iterator[str]:
    if drawing.has_clients:
        signs = [
            f'<span><i class="{state}"></i>{meaning}</span>'
            for state, meaning in LEGEND[drawing.interface].items()
        ]
        title = f"<b>{escape(drawing.label)}</b>"
        yield f'<p class="legend">{" ".join([title, *signs])}</p>'


def _scrolling(drawing: Drawing, lines: list[str]) -> list[str]:
    if not drawing.has_clients or len(drawing.heads) <= MOST:
        return lines
    label = escape(drawing.label)
    box = f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">'
    return [box, *lines, "</div>"]


def _heads(drawing: Drawing) -> str:
    heads = " ".join(span("", head) for head in drawing.heads)
    return f'<div class="heads" aria-hidden="true">{heads}</div>'


def _list(drawing: Drawing) -> Iterator[str]:
    yield f'<ol aria-label="{escape(drawing.label)}">'
    yield from map(row, drawing.steps)
    yield "</ol>"


def _values(drawing: Drawing) -> Iterator[str]:
    columns = zip(*(step.values for step in drawing.steps), strict=True)
    for name, values in zip(drawing.names, columns, strict=False):
        longest = escape(max(values, key=len))
        value = f'<dd data-longest="{longest}">{escape(values[-1])}</dd>'
        yield f"<div><dt>{escape(name)}</dt> {value}</div>"
