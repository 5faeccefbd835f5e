"""Channels: consumers, routes, groups."""

# Channels carries no types.
# mypy: disable-error-code="misc, no-any-return, untyped-decorator"

import asyncio
from collections.abc import Coroutine
from typing import Any

from asgiref.sync import async_to_sync
from channels.auth import AuthMiddlewareStack
from channels.consumer import AsyncConsumer
from channels.db import database_sync_to_async
from channels.generic.http import AsyncHttpConsumer
from channels.generic.websocket import (
    AsyncJsonWebsocketConsumer,
    AsyncWebsocketConsumer,
    JsonWebsocketConsumer,
    WebsocketConsumer,
)
from channels.layers import get_channel_layer
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.testing import (
    ApplicationCommunicator,
    HttpCommunicator,
    WebsocketCommunicator,
)
from django.contrib.auth.models import User
from django.core.asgi import get_asgi_application
from django.core.management import call_command
from django.urls import path


class Shout(AsyncWebsocketConsumer):
    async def receive(self, text_data: str = "", bytes_data: bytes = b"") -> None:
        await self.send(text_data.upper())


class SyncShout(WebsocketConsumer):
    def connect(self) -> None:
        self.accept("shout")
        self.send("welcome")

    def receive(self, text_data: str = "", bytes_data: bytes = b"") -> None:
        self.send(text_data.upper())
        if text_data == "bye":
            self.close(4000)

    def disconnect(self, code: int) -> None:
        print("disconnected", code)


class Json(AsyncJsonWebsocketConsumer):
    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        await self.send_json({"you": content})


class SyncJson(JsonWebsocketConsumer):
    def receive_json(self, content: Any, **kwargs: Any) -> None:
        self.send_json({"you": content})


class Room(AsyncWebsocketConsumer):
    groups = ("room",)

    async def receive(self, text_data: str = "", bytes_data: bytes = b"") -> None:
        event = {"type": "said", "text": text_data}
        await self.channel_layer.group_send("room", event)

    async def said(self, event: dict[str, str]) -> None:
        await self.send(event["text"])


class SyncRoom(WebsocketConsumer):
    groups = ("sync-room",)

    def receive(self, text_data: str = "", bytes_data: bytes = b"") -> None:
        event = {"type": "said", "text": text_data}
        async_to_sync(self.channel_layer.group_send)("sync-room", event)

    def said(self, event: dict[str, str]) -> None:
        self.send(event["text"])


class Where(AsyncWebsocketConsumer):
    async def connect(self) -> None:
        await self.accept()
        await self.send(str(self.scope["url_route"]["kwargs"]))
        await self.close()


class Users(AsyncWebsocketConsumer):
    async def receive(self, text_data: str = "", bytes_data: bytes = b"") -> None:
        user, is_new = await self.find(text_data)
        await self.send(f"{user.username} {is_new}")

    @database_sync_to_async
    def find(self, name: str) -> tuple[User, bool]:
        return User.objects.get_or_create(username=name)


class Page(AsyncHttpConsumer):
    async def handle(self, body: bytes) -> None:
        await self.send_response(200, b"read " + body, headers=[(b"x", b"y")])


class Work(AsyncConsumer):
    async def test_print(self, message: dict[str, Any]) -> None:
        print("asked for", message["text"])
        message["done"].set()


def _run(talk: Coroutine[object, object, None]) -> None:
    asyncio.run(talk)


async def _talk(app: Any, *says: str, at: str = "/") -> None:
    client = WebsocketCommunicator(app, at)
    print(await client.connect())
    for said in says:
        await client.send_to(text_data=said)
        print(await client.receive_from())
    print(await client.receive_nothing(0.02))
    await client.disconnect()


async def _meet(app: Any) -> None:
    ann, bob = WebsocketCommunicator(app, "/"), WebsocketCommunicator(app, "/")
    print(await ann.connect(), await bob.connect())
    await ann.send_to(text_data="hello")
    print(await ann.receive_from(), await bob.receive_from())
    await ann.disconnect()
    await bob.send_to(text_data="alone")
    print(await bob.receive_from())
    await bob.disconnect()


def async_consumer() -> None:
    _run(_talk(Shout.as_asgi(), "one", "two"))


def sync_consumer() -> None:
    async def talk() -> None:
        client = WebsocketCommunicator(SyncShout.as_asgi(), "/", subprotocols=["shout"])
        print(await client.connect(), await client.receive_from())
        await client.send_to(text_data="bye")
        print(await client.receive_from(), await client.receive_output())
        await client.disconnect()

    _run(talk())


def json_consumers() -> None:
    for consumer in (Json, SyncJson):
        _run(_talk(consumer.as_asgi(), '{"a": 1}'))


def group() -> None:
    _run(_meet(Room.as_asgi()))


def sync_group() -> None:
    _run(_meet(SyncRoom.as_asgi()))


def routes() -> None:
    app = URLRouter([path("rooms/<slug:room>/", Where.as_asgi())])

    async def talk() -> None:
        client = WebsocketCommunicator(app, "/rooms/attic/")
        print(await client.connect(), await client.receive_from())
        print(await client.receive_output())
        try:
            await WebsocketCommunicator(app, "/nowhere/").connect()
        except ValueError as error:
            print(error)

    _run(talk())


def protocols() -> None:
    app = ProtocolTypeRouter(
        {"http": get_asgi_application(), "websocket": Shout.as_asgi()}
    )

    async def talk() -> None:
        await _talk(app, "routed")
        response = await HttpCommunicator(app, "GET", "/sync/").get_response()
        print(response["status"], response["body"], response["headers"])

    _run(talk())


def database() -> None:
    call_command("migrate", verbosity=0)
    _run(_talk(Users.as_asgi(), "carl", "carl"))


def users() -> None:
    class Me(AsyncWebsocketConsumer):
        async def connect(self) -> None:
            await self.accept()
            await self.send(str(self.scope["user"]))

    async def talk() -> None:
        client = WebsocketCommunicator(AuthMiddlewareStack(Me.as_asgi()), "/")
        print(await client.connect(), await client.receive_from())
        await client.disconnect()

    call_command("migrate", verbosity=0)
    _run(talk())


def http_consumer() -> None:
    async def talk() -> None:
        asked = HttpCommunicator(Page.as_asgi(), "POST", "/", body=b"a body")
        print(await asked.get_response())

    _run(talk())


def background_work() -> None:
    async def talk() -> None:
        scope = {"type": "channel", "channel": "work"}
        client = ApplicationCommunicator(Work.as_asgi(), scope)
        done = asyncio.Event()
        await client.send_input({"type": "test.print", "text": "work", "done": done})
        await asyncio.wait_for(done.wait(), 10)
        print(await client.receive_nothing(0.02))

    _run(talk())


def layer() -> None:
    async def talk() -> None:
        layer = get_channel_layer()
        name = await layer.new_channel()
        await layer.group_add("group", name)
        await layer.group_send("group", {"type": "hello"})
        print(await layer.receive(name))

    _run(talk())


def layer_from_sync_code() -> None:
    layer = get_channel_layer()
    async_to_sync(layer.send)("channel", {"type": "hello"})
    print(async_to_sync(layer.receive)("channel"))
