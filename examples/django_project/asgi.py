"""The project for an ASGI server, with a chat by Channels."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

from examples.django_project.consumers import ChatConsumer

os.environ.setdefault(
    "DJANGO_SETTINGS_MODULE",
    "examples.django_project.settings",
)

# --8<-- [start:application]
chat = path("chat/", ChatConsumer.as_asgi())

application = ProtocolTypeRouter(
    {
        "http": get_asgi_application(),
        "websocket": URLRouter([chat]),
    }
)
# --8<-- [end:application]
