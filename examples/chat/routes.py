"""Which consumer answers which path."""

from django.urls import path

from examples.chat.echo import EchoConsumer
from examples.chat.gaps import GapsConsumer
from examples.chat.leaving import LeavingConsumer
from examples.chat.names import NamesConsumer
from examples.chat.rooms import RoomConsumer
from examples.django_project.consumers import ChatConsumer

routes = [
    # --8<-- [start:echo]
    path("echo/", EchoConsumer.as_asgi()),
    # --8<-- [end:echo]
    # --8<-- [start:everyone]
    path("everyone/", ChatConsumer.as_asgi()),
    # --8<-- [end:everyone]
    # --8<-- [start:rooms]
    path("rooms/<slug:room>/", RoomConsumer.as_asgi()),
    # --8<-- [end:rooms]
    # --8<-- [start:names]
    path("names/<slug:room>/", NamesConsumer.as_asgi()),
    # --8<-- [end:names]
    # --8<-- [start:leaving]
    path("chat/<slug:room>/", LeavingConsumer.as_asgi()),
    # --8<-- [end:leaving]
    # --8<-- [start:gaps]
    path("gaps/<slug:room>/", GapsConsumer.as_asgi()),
    # --8<-- [end:gaps]
]
