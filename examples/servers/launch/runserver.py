"""Runs Django's `runserver` for any application: `address app [daphne]`.

`runserver` serves what the settings name. Here they are those of the application's
own project, where it has one, with the application and the further apps put in.
"""

import sys
from pkgutil import resolve_name
from typing import Any

import django.conf
from django.core.management import call_command


def settings_with(apps: list[str]) -> type[django.conf.Settings]:
    """What Django makes its settings of, when a project first asks for them.

    Args:
        apps: What stands first in `INSTALLED_APPS`.

    Returns:
        The class, with these apps installed.
    """

    class Settings(django.conf.Settings):  # type: ignore[misc]
        def __init__(self, module: str) -> None:
            super().__init__(module)
            self.INSTALLED_APPS: Any = [*apps, *self.INSTALLED_APPS]

    return Settings


def main(address: str, app: str, *apps: str) -> None:
    """Serves an application until the process is ended.

    Args:
        address: Where to listen, as `host:port`.
        app: The application, as `module:attribute`.
        *apps: What stands first in `INSTALLED_APPS`.
    """
    django.conf.Settings = settings_with([*apps])
    resolve_name(app)
    if not django.conf.settings.configured:  # it is no application of Django's
        local = [address.partition(":")[0]]
        django.conf.settings.configure(INSTALLED_APPS=[*apps], ALLOWED_HOSTS=local)
        django.setup()
    for interface in ("WSGI", "ASGI"):
        setattr(django.conf.settings, f"{interface}_APPLICATION", app.replace(":", "."))
    call_command("runserver", address, use_reloader=False, skip_checks=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
