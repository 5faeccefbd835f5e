"""Which line of the application's own code spoke."""

import functools
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.wsgi import WsgiToAsgi

from examples.conversation import Conversation, Line, get, record
from examples.django_project import asgi, views, wsgi
from tests.conversation import speaking_apps as apps
from tests.conversation.code import line_of

WSGI = ["call", "start_response", "body"]


def lines(conversation: Conversation) -> list[tuple[str, Line | None]]:
    """What was said, and by which line."""
    return [(said.name, said.line) for said in conversation.messages]


@pytest.mark.parametrize(
    ("app", "name", "marked", "others"),
    [
        (apps.returns, "returns", ["call", "start_response", "write", "body"], []),
        (apps.yields, "yields", WSGI, ["close"]),
        (functools.partial(apps.yields), "yields", WSGI, ["close"]),
        (apps.chooses, "chooses", ["call", "start_response"], ["body"]),
        (apps.fails, "fails", ["call", "raise"], []),
        (apps.Instance(), "is", WSGI, []),
        (
            apps.asks,
            "asks",
            ["scope", "http.request", "http.response", "sync_to_async"],
            ["return", "error"],
        ),
    ],
    ids=range(7),
)
def test_knows_the_line(
    app: Any, name: str, marked: list[str], others: list[str]
) -> None:
    """That of the function, of the call, of the `yield` or of the one `return`."""
    expected = [line_of(apps, f"# {name}: {said}") for said in marked]

    actual = lines(record(app, get()))

    assert expected + [None] * len(others) == [line for _, line in actual]
    assert others == [said for said, line in actual if line is None]


def test_knows_none_of_an_installed_package() -> None:
    """Neither of Django's own code nor of asgiref's."""
    expected = {"sync_to_async": line_of(views, "def sync_view")}

    spoke = lines(record(asgi.application, get("/sync/")))
    spoke += lines(record(wsgi.application, get("/sync/")))

    assert expected == {said: line for said, line in spoke if line}


def test_knows_an_application_behind_a_package() -> None:
    """It fails, for asgiref gives it no `write`."""
    expected = [("scope", None), ("raise", line_of(apps, "# returns: write"))]

    spoke = lines(record(WsgiToAsgi(apps.returns), get()))

    assert expected == [spoke[0], spoke[-1]]


def test_code_of_a_page() -> None:
    """It has the name of its file, and the numbers of its lines there."""
    source = "\n\ndef app(environ, start_response):\n  start_response('200 OK', [])\n"
    names: dict[str, Callable[..., Any]] = {}
    exec(compile(source + "  return []", "page.md", "exec"), names)
    expected = [("call", Line("page.md", 3)), ("start_response", Line("page.md", 4))]

    actual = lines(record(names["app"], get()))

    assert expected == actual
