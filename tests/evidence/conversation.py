"""Conversation: what the nearest Python block above recorded last, word by word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from examples.conversation import Conversation, Message, text
from examples.conversation.listeners import LISTENERS
from examples.conversation.message import HERE, Line
from examples.conversation.together import Together
from tests.pages import pycon, python
from tests.pages.failure import Place, compared, without_run
from tests.pages.fences import Fence
from tests.pages.kinds import Kind, Run, register
from tests.pages.page import Page
from tests.pages.told import tell

LISTENERS.append(tell)


def evaluate(page: Page, fence: Fence) -> Run:
    """Compare the fence with the text of the conversation."""
    if fence.formatted is None:
        raise fence.failure(
            "the site shows this as plain code; write `conversation`, and an id at most"
        )
    recorded = _recorded(page, fence)
    if recorded is None:
        raise fence.failure(
            "the nearest Python block above, in the same tab or panel, recorded no "
            "conversation; let it call record(application, get())\n"
            f"{without_run(fence.source)}"
        )
    expected, actual = fence.source, text(_placed(recorded, page, fence)).rstrip("\n")
    if expected != actual:
        message = "the block above recorded something else"
        raise fence.failure(f"{message}\n{compared(expected, actual)}", actual)
    return Run()


def _recorded(page: Page, fence: Fence) -> Conversation | Together | None:
    """What the nearest block of Python above recorded last."""
    languages = python.KIND.languages + pycon.KIND.languages
    above = (each for each in page.above(fence) if each.language in languages)
    for thing in reversed(page.told_by(next(above, None))):
        if isinstance(thing, Conversation | Together):
            return thing
    return None


def _placed(
    recorded: Conversation | Together, page: Page, fence: Fence
) -> Conversation | Together:
    """The same with each line of code counted upwards from the fence."""
    lines = _lines_above(page, fence)

    def placed(message: Message) -> Message:
        line = message.line
        place = line and Place(Path(line.path).resolve(), line.number)
        number = lines.get(place) if place else None
        return replace(message, line=Line(HERE, number) if number else None)

    if isinstance(recorded, Conversation):
        return replace(recorded, messages=tuple(map(placed, recorded.messages)))
    said = tuple((client, placed(message)) for client, message in recorded.messages)
    return replace(recorded, messages=said)


def _lines_above(page: Page, fence: Fence) -> dict[Place, int]:
    """How far above the fence each line of the page's Python stands, from 1."""
    blocks = (
        block for block in page.above(fence) if block.language in python.KIND.languages
    )
    places = (place for block in blocks for place in reversed(_shown(block)))
    lines: dict[Place, int] = {}
    for number, place in enumerate(places, 1):
        lines.setdefault(Place(place.path.resolve(), place.line), number)
    return lines


def _shown(block: Fence) -> tuple[Place, ...]:
    """Where the lines that the site shows were written: it drops blank ends."""
    rows = block.source.split("\n")
    full = [index for index, row in enumerate(rows) if row.strip()]
    return block.content[full[0] : full[-1] + 1] if full else ()


def sabotage(fence: Fence) -> Fence:
    """The conversation with one more character."""
    return fence.with_source(f"{fence.source}~")


KIND = register(
    Kind(
        name="conversation",
        languages=("conversation",),
        evaluate=evaluate,
        sabotage=sabotage,
    )
)
