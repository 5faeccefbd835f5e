"""A slow ASGI app: while it waits, its event loop is free."""

import asyncio


# --8<-- [start:application]
async def application(scope, receive, send):
    await asyncio.sleep(0.2)  # a slow query
    headers = [(b"content-type", b"text/plain")]
    start = {"type": "http.response.start", "status": 200}
    body = {"type": "http.response.body", "body": b"Hello ASGI"}
    await send({**start, "headers": headers})
    await send(body)
    # --8<-- [end:application]
