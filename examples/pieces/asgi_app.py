"""An ASGI app whose body comes in pieces, a message each."""


# --8<-- [start:application]
async def application(scope, receive, send):
    headers = [(b"content-type", b"text/plain")]
    start = {"type": "http.response.start", "status": 200}
    body = {"type": "http.response.body"}
    await send({**start, "headers": headers})
    await send({**body, "body": b"one ", "more_body": True})
    await send({**body, "body": b"two"})
    # --8<-- [end:application]
