"""The project for an ASGI server, with HTTP alone."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault(
    "DJANGO_SETTINGS_MODULE",
    "examples.django_project.settings",
)

application = get_asgi_application()
