"""WebSocket clients of the chat, which take turns."""

from urllib.parse import urlsplit

from asgiref.testing import ApplicationCommunicator

from examples.chat import asgi
from examples.servers import limits
from tests.examples.drive import CONNECT, DISCONNECT, Message, websocket

ACCEPT: Message = {"type": "websocket.accept", "subprotocol": None}


class Client:
    """One client, who connects, speaks, hears and leaves.

    Args:
        target: The path, with the query string if there is one.
    """

    def __init__(self, target: str) -> None:
        place = urlsplit(target)
        scope = websocket(place.path) | {"query_string": place.query.encode()}
        self._app = ApplicationCommunicator(asgi.application, scope)

    async def come(self) -> Message:
        """Opens the WebSocket; gives the answer to the handshake."""
        await self._app.send_input(CONNECT)
        answer: Message = await self._app.receive_output(limits.ANSWER)
        return answer

    async def say(self, **content: object) -> None:
        """Says something: `text="..."` or `bytes=b"..."`."""
        await self._app.send_input({"type": "websocket.receive", **content})

    async def hear(self) -> Message:
        """Waits for the next message."""
        message: Message = await self._app.receive_output(limits.ANSWER)
        return message

    async def hears_nothing(self) -> bool:
        """Whether there is no message, for a moment."""
        nothing: bool = await self._app.receive_nothing()
        return nothing

    async def leave(self, code: int = 1000) -> None:
        """Leaves, and waits until the app has ended."""
        await self._app.send_input(DISCONNECT | {"code": code})
        await self._app.wait(limits.ANSWER)


def text(said: str) -> Message:
    """The message by which the app sends a text."""
    return {"type": "websocket.send", "text": said}
