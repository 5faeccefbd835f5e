"""Tells whose `runserver` a list of installed apps gives."""

import sys

import django
from django.conf import settings
from django.core.management import (
    get_commands,
    load_command_class,
)


# --8<-- [start:which]
def which_server(installed_apps: list[str]) -> str:
    settings.configure(INSTALLED_APPS=installed_apps)
    django.setup()
    app = get_commands()["runserver"]
    command = load_command_class(app, "runserver")
    return f"{app}: {command.server_cls.__module__}"
    # --8<-- [end:which]


if __name__ == "__main__":
    print(which_server(sys.argv[1:]))
