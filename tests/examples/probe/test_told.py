"""What the probing apps tell."""

from collections.abc import Callable
from typing import Any

import pytest

from examples.probe import told

of_environ: Callable[[dict[str, Any]], str] = told.of_environ
of_scope: Callable[[dict[str, Any]], str] = told.of_scope

ENVIRON = {"SERVER_PORT": "80", "wsgi.multithread": True, "MY_PASSWORD": "secret"}


def test_shows_no_value_but_true_and_false() -> None:
    """The other values are told by their type, and other names not at all."""
    expected = "SERVER_PORT str\nwsgi.multithread True\nprocess False"

    assert expected == of_environ(ENVIRON)


def test_tells_that_the_process_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One variable of the process's own is enough, and its name isn't told."""
    monkeypatch.setenv("MY_PASSWORD", "secret")
    expected = "process True"

    text = of_environ(ENVIRON)

    assert expected == text.splitlines()[-1]
    assert "PASSWORD" not in text


def test_tells_what_is_left_out() -> None:
    """Without a version of the specification, it says so."""
    scope = {"type": "http", "asgi": {"version": "3.0"}, "client": ["::1", "1"]}
    expected = "type str\nasgi dict\nclient list\nspec missing\nport str"

    assert expected == of_scope(scope)
