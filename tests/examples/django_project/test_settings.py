"""The settings of the Django project."""

import subprocess
import sys

import pytest
from django.http.request import validate_host

from examples.django_project import settings
from examples.servers.limits import START as SECONDS


def test_pass_djangos_own_checks() -> None:
    """Django, in a process of its own, finds nothing to say about the project."""
    check = [sys.executable, "-m", "django", "check", f"--settings={settings.__name__}"]

    done = subprocess.run(check, capture_output=True, text=True, timeout=SECONDS)

    assert "System check identified no issues (0 silenced).\n" == done.stdout


def test_hold_no_more_than_the_lesson_needs() -> None:
    """There is no middleware, so both interfaces answer alike."""
    expected = {
        "ALLOWED_HOSTS",
        "CHANNEL_LAYERS",
        "DATABASES",
        "DEBUG",
        "ROOT_URLCONF",
        "SECRET_KEY",
    }

    names = {name for name in vars(settings) if name.isupper()}

    assert expected == names
    assert not settings.DEBUG


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "testserver"])
def test_allow_the_names_of_this_machine(host: str) -> None:
    """Servers and test clients reach the project by these names, no others do."""
    assert validate_host(host, settings.ALLOWED_HOSTS)
    assert not validate_host(f"{host}.example", settings.ALLOWED_HOSTS)
