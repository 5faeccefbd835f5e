"""The `conversation` fence: text on the page, lanes on the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from pymdownx.superfences import SuperFencesException

from tests.conversation.drawn import body
from tests.pages.site import find, load

SITE = load(find(Path(__file__).parents[2]))
HELLO = """\
WSGI GET /
  in main, no loop
  → call GET /
  ← start_response 200 OK
  ← body b'Hello WSGI'"""


def rendered(text: str, info: str = "conversation") -> str:
    """The HTML that the site makes of a fence."""
    return SITE.markdown.reset().convert(f"```{info}\n{text}\n```")


def test_is_one_element() -> None:
    """The fence becomes one element, in no paragraph."""
    shown = body(rendered(HELLO))

    assert ["conversation-player"] == [child.tag for child in shown]


def test_in_a_panel() -> None:
    """So it does in a panel, whose other parts stay beside it."""
    page = f"/// wsgi | WSGI\n\nWords.\n\n```conversation\n{HELLO}\n```\n\n///"

    [panel] = body(SITE.markdown.reset().convert(page))

    assert ["p", "p", "conversation-player"] == [child.tag for child in panel]


@pytest.mark.parametrize(
    ("info", "identity"), [("conversation", None), ("{ .conversation #slow }", "slow")]
)
def test_has_the_id_of_the_fence(info: str, identity: str | None) -> None:
    """An id that the fence names is the element's; otherwise it has none."""
    [shown] = body(rendered(HELLO, info))

    assert identity == shown.get("id")


WRONG = {
    "nothing": ("", "''"),
    "something else": ("Hello", "'Hello'"),
    "a wrong line": (f"{HELLO}\n  => body", "'  => body'"),
    "a wrong place": (HELLO.replace("no loop", "no lop"), "'  in main, no lop'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_no_conversation(name: str) -> None:
    """Any other text ends the build, and the error names the line."""
    text, line = WRONG[name]

    with pytest.raises(SuperFencesException) as caught:
        rendered(text)

    assert str(caught.value).startswith(f"conversation: {line}: ")
    assert str(caught.value).endswith("; mend it, or run `make refresh`")
