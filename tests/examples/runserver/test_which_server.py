"""Whose `runserver` it is."""

import subprocess
import sys

import pytest

LIMIT = 30
STATICFILES = "django.contrib.staticfiles"


@pytest.mark.parametrize(
    ("expected", "apps"),
    [
        ("django.core: django.core.servers.basehttp", ["channels"]),
        (
            f"{STATICFILES}: django.core.servers.basehttp",
            [STATICFILES, "daphne"],
        ),
        ("daphne: daphne.server", ["daphne", STATICFILES]),
    ],
)
def test_the_first_app_that_has_one(expected: str, apps: list[str]) -> None:
    """The first app with a `runserver` of its own gives it, else Django does."""
    command = [sys.executable, "-m", "examples.runserver.which_server", *apps]

    told = subprocess.run(
        command, capture_output=True, text=True, timeout=LIMIT, check=True
    ).stdout

    assert f"{expected}\n" == told
