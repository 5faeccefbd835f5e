"""Several clients at once, as data."""

import pytest

from examples.conversation import Conversation, Message, Together, at_once

CALL, BODY = Message("server", "call"), Message("app", "body")
ASKED = ((("path", "/"),), (("path", "/a"),))


@pytest.mark.parametrize(
    ("expected", "speakers"),
    [
        (0, []),
        (1, [1]),
        (1, [1, 1, 2, 2]),
        (2, [1, 2, 1, 2]),
        (2, [2, 1, 1, 2]),
        (2, [1, 2, 1, 3, 2, 3]),
        (3, [1, 2, 3, 2, 1]),
    ],
)
def test_at_once(expected: int, speakers: list[int]) -> None:
    """A request is in the app from its first message to its last."""
    messages = tuple((who, CALL) for who in speakers)

    actual = at_once(Together("WSGI", 1, ASKED, messages))

    assert expected == actual


def test_a_client_of_several() -> None:
    """Its own part is a conversation like any other."""
    messages = ((1, CALL), (2, CALL), (2, BODY), (1, BODY))
    expected = Conversation("WSGI", ASKED[1], (CALL, BODY))

    actual = Together("WSGI", 1, ASKED, messages).client(2)

    assert expected == actual


@pytest.mark.parametrize("number", [0, 3])
def test_no_such_client(number: int) -> None:
    """The error tells how many there are."""
    with pytest.raises(ValueError, match=f"^client {number}: there are 2$"):
        Together("WSGI", 1, ASKED).client(number)
