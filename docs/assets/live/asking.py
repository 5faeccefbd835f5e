"""Asks the apps of a page what the reader wants to ask, and keeps WebSockets open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from examples.conversation import Talk, close, record
from examples.conversation.lanes import html
from examples.conversation.recognise import interface_of
from examples.conversation.requests import Request

Tell = Callable[..., object]


class Asking:
    """What was asked, each by its place among the apps.

    Args:
        names: The names that a block sees, by its labels.
        tell: Called with `answer`, the place, and a conversation as HTML, or with
            `refused`, the place, and why there is none.
    """

    def __init__(
        self, names: Callable[[tuple[str, ...]], dict[str, Any]], tell: Tell
    ) -> None:
        self._names, self._tell = names, tell
        self._talks: dict[int, Talk] = {}

    def ask(self, place: int, labels: tuple[str, ...], asked: dict[str, Any]) -> None:
        """Asks one app.

        Args:
            place: Its place among the apps.
            labels: Those of the block that has it, as `application`.
            asked: What is asked for, as the page's form has it.
        """
        try:
            self._answer(place, self._names(labels)["application"], asked)
        except Exception as error:
            self._tell("refused", place, f"{type(error).__name__}: {error}")

    def _answer(self, place: int, app: Any, asked: dict[str, Any]) -> None:
        request = request_of(asked)
        if request.kind == "websocket" and interface_of(app) == "ASGI":
            self._talks[place] = Talk(app, [request] * asked["clients"])
            self._show(place)
        else:
            self._tell("answer", place, html(record(app, request)), 0)

    def _show(self, place: int) -> None:
        talk = self._talks[place]
        self._tell("answer", place, html(talk.recorded()), talk.clients)

    @property
    def is_open(self) -> bool:
        """Whether somebody may still say something."""
        return bool(self._talks)

    def say(self, client: int, text: str | None) -> None:
        """Lets a client say something to each app; without a text, it closes."""
        for place, talk in self._talks.items():
            talk.say(client, close() if text is None else text)
            self._show(place)


def request_of(asked: dict[str, Any]) -> Request:
    """The request that a form describes.

    Raises:
        ValueError: If the path or a header is none.
    """
    target = asked["path"]
    if not target.startswith("/"):
        raise ValueError(f"path {target!r}: begin it with /")
    headers = tuple(_header(line) for line in asked["headers"].split("\n") if line)
    if asked["method"] == "WebSocket":
        return Request("websocket", "GET", target, headers)
    body = asked["body"].encode()
    return Request("http", asked["method"], target, headers, (body,) if body else ())


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not name.strip().isascii() or " " in name.strip():
        raise ValueError(f"header {line!r}: write Name: value")
    return name.strip(), value.strip()
