"""What an endless stream is told when its client leaves."""

import pytest

from examples.conversation import disconnect_after, get, record
from examples.django_project import asgi, wsgi

LEAVES = [
    (wsgi.application, "/sync-ticks/", "told: GeneratorExit\n"),
    (asgi.application, "/async-ticks/", "told: CancelledError\n"),
]


@pytest.mark.parametrize(("app", "path", "told"), LEAVES, ids=["WSGI", "ASGI"])
def test_is_told_when_its_client_leaves(
    app: object, path: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The stream ends, and each generator learns it in its own way."""
    record(app, disconnect_after(2, get(path)))

    assert told == capsys.readouterr().out
