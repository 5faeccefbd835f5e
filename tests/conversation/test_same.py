"""What does not depend on the server is the same, and nothing else."""

import pytest

from examples.conversation import Conversation, parse
from tests.conversation.same import same

PIECE = "  ← http.response.body b'tick' more_body=True\n"
LEFT = f"""\
ASGI GET /
  in main, task 1, loop running
  → scope http GET /
  in main, task 2, loop running
  ← http.response.start 200
{PIECE}  in main, task 3, loop running
  → http.disconnect
"""
TICK = f"""\
  in main, task 2, loop running
{PIECE}"""
END = """\
  in main, task 1, loop running
  ← return
"""


def core(written: str) -> str:
    """What does not depend on the server."""
    conversation = parse(written)
    assert isinstance(conversation, Conversation)
    return same(conversation)


def test_what_is_said_to_who_has_left_does_not_count() -> None:
    """A server may tell the application sooner or later that its client left."""
    assert core(LEFT + END) == core(LEFT + TICK + END)


@pytest.mark.parametrize(
    "other",
    [LEFT, LEFT.replace("tick", "tock") + END, LEFT.replace(PIECE, "") + END],
    ids=["no return", "another piece", "none"],
)
def test_all_else_counts(other: str) -> None:
    """What was said before, and that it returned."""
    assert core(LEFT + END) != core(other)
