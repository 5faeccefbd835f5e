"""An ASGI app that tells what it was given, or goes on and on."""

import asyncio

from examples.hello.asgi_app import lifespan
from examples.probe.told import of_scope

TICKS = 300


# --8<-- [start:application]
async def application(scope, receive, send):
    apps = {"http": http, "websocket": ws, "lifespan": lifespan}
    await apps[scope["type"]](scope, receive, send)


async def http(scope, receive, send):
    await receive()  # http.request
    start = {"type": "http.response.start", "status": 200}
    headers = [(b"content-type", b"text/plain")]
    await send({**start, "headers": headers})
    body = {"type": "http.response.body"}
    if scope["path"] == "/ticks/":
        tick = {**body, "body": b"tick ", "more_body": True}
        await ticks(receive, lambda: send(tick))
    await send({**body, "body": of_scope(scope).encode()})


async def ticks(receive, tick):
    leaving = asyncio.create_task(receive())
    for _ in range(TICKS):
        await tick()
        await asyncio.sleep(0.01)
        if leaving.done():  # http.disconnect
            break


async def ws(scope, receive, send):
    await receive()  # websocket.connect
    text = of_scope(scope)
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.send", "text": text})
    while (await receive())["type"] == "websocket.receive":
        pass
    # --8<-- [end:application]
