"""The chat for an ASGI server: a page and its WebSockets."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

from examples.chat.routes import routes

os.environ.setdefault(
    "DJANGO_SETTINGS_MODULE",
    "examples.django_project.settings",
)

# --8<-- [start:application]
application = ProtocolTypeRouter(
    {
        "http": get_asgi_application(),
        "websocket": URLRouter(routes),
    }
)
# --8<-- [end:application]
