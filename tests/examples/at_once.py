"""Drives an application with several requests at once, in one event loop."""

import asyncio
from typing import Any

from asgiref.typing import ASGI3Application

from tests.examples.drive import REQUEST, http, sent_in_loop


def visit(application: ASGI3Application, path: str, clients: int) -> None:
    """Lets several clients request a path at once.

    Args:
        application: What they request it of.
        path: What each of them requests.
        clients: How many there are.

    Raises:
        TimeoutError: If the application does not end in time.
    """

    async def all_of_them() -> None:
        visits = [
            sent_in_loop(application, http(path), REQUEST) for _ in range(clients)
        ]
        await asyncio.gather(*visits)

    asyncio.run(all_of_them())


def order_of_two(application: ASGI3Application, path: str = "/") -> list[str]:
    """Lets two clients request a path at once.

    Args:
        application: What they request it of.
        path: What both of them request.

    Returns:
        `enter` for each call that began, `leave` for each that ended, in order.
    """
    log = []

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        log.append("enter")
        await application(scope, receive, send)
        log.append("leave")

    visit(listening, path, 2)
    return log
