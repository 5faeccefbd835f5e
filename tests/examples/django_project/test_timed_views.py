"""What the views that `make measure` asks for answer."""

import os

import pytest

from examples.django_project import asgi
from tests.examples.drive import REQUEST, http, sent

SECONDS = 0.02


@pytest.mark.parametrize("view", ["sync", "async", "blocking"])
def test_each_waits_and_says_when_and_where(view: str) -> None:
    """Between the two times lies the wait that was asked for, at least."""
    path = f"/{view}-wait/{SECONDS * 1000:.0f}/"

    messages = sent(asgi.application, http(path), REQUEST)
    entered, left, process = messages[1]["body"].split()

    assert float(left) - float(entered) >= SECONDS
    assert os.getpid() == int(process)
