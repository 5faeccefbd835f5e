"""The JSON form: nothing is lost in it."""

import pytest

from examples.conversation import (
    Conversation,
    Message,
    Other,
    from_json,
    get,
    record,
    to_json,
    websocket,
)
from examples.conversation.message import Value
from examples.hello import asgi_app, wsgi_app


@pytest.mark.parametrize(
    "expected",
    [
        record(wsgi_app.application, get()),
        record(asgi_app.application, websocket("/", [b"\x00\xff"])),
    ],
    ids=["wsgi", "asgi"],
)
def test_comes_back(expected: Conversation) -> None:
    """What was recorded can be sent, and is the same there."""
    actual = from_json(to_json(expected))

    assert expected == actual


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        1,
        0.5,
        "\ud800\u202e</script>",
        b"\xff",
        (),
        (b"a", ("b",)),
        Other("x"),
    ],
    ids=range(9),
)
def test_loses_nothing(value: Value) -> None:
    """Each type of value comes back as itself, and the text is ASCII."""
    said = Message("app", "\n", (("a b", value),))
    expected = Conversation("ASGI", (), (said,))

    written = to_json(expected)

    assert repr(expected) == repr(from_json(written))
    assert written.isascii()


@pytest.mark.parametrize("wrong", ["", "[]", "{}", '{"messages": [{}]}'])
def test_refuses_what_is_none(wrong: str) -> None:
    """The error says what it is not."""
    with pytest.raises(ValueError, match=r"^no conversation in JSON: "):
        from_json(wrong)
