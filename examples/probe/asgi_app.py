"""An ASGI app that tells what it was given, or goes on."""

import asyncio

from examples.hello.asgi_app import lifespan
from examples.probe.told import of_scope


# --8<-- [start:application]
async def application(scope, receive, send):
    apps = {"http": http, "websocket": ws, "lifespan": lifespan}
    await apps[scope["type"]](scope, receive, send)


async def http(scope, receive, send):
    await receive()  # http.request
    many = 300 if scope["path"] == "/ticks/" else 0
    start = {"type": "http.response.start", "headers": []}
    body = {"type": "http.response.body"}
    tick = {**body, "body": b"tick ", "more_body": True}
    await send({**start, "status": 202 if many else 200})
    leaves = asyncio.create_task(receive())
    for _ in range(many):
        await send(tick)
        await asyncio.sleep(0.01)
        if leaves.done():  # http.disconnect
            break
    leaves.cancel()
    await send({**body, "body": of_scope(scope).encode()})


async def ws(scope, receive, send):
    await receive()  # websocket.connect
    text = of_scope(scope)
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.send", "text": text})
    while (await receive())["type"] == "websocket.receive":
        pass
    # --8<-- [end:application]
