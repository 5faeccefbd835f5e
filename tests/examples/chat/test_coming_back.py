"""The client that comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from threading import Thread

from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

from examples.chat.coming_back import talk

LIMIT = 10


@contextmanager
def chat(turns: Iterator[str]) -> Iterator[str]:
    """A chat with a turn for each handshake: it refuses it, hangs up, or answers."""

    def refuse(connection: ServerConnection, request: Request) -> Response | None:
        if next(turns) == "refuse":
            return connection.respond(HTTPStatus.INTERNAL_SERVER_ERROR, "no Redis")
        return None

    def answer(connection: ServerConnection) -> None:
        if next(turns) == "hang up":
            connection.recv()
            connection.close(1011)
            return
        connection.send("Ada came")
        for said in connection:
            connection.send(f"Ada: {said!s}")

    with serve(answer, "127.0.0.1", 0, process_request=refuse) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        server.shutdown()
        thread.join(LIMIT)


def test_says_again_what_it_has_not_heard() -> None:
    """It is hung up on, refused, and then heard: each text once."""
    heard: list[str] = []
    turns = iter(["open", "hang up", "refuse", "refuse", "open", "answer"])

    with chat(turns) as url:
        talk(url, iter(["Hi", "Bye"]), heard.append)

    assert ["Ada: Hi", "Ada: Bye"] == heard
    assert [] == [*turns]
