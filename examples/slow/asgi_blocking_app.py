"""A slow ASGI app that blocks: its event loop stands still."""

import time


# --8<-- [start:application]
async def application(scope, receive, send):
    time.sleep(0.2)  # a slow query, and nobody else can run
    headers = [(b"content-type", b"text/plain")]
    start = {"type": "http.response.start", "status": 200}
    body = {"type": "http.response.body", "body": b"Hello ASGI"}
    await send({**start, "headers": headers})
    await send(body)
    # --8<-- [end:application]
