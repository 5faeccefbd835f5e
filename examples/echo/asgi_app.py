"""An ASGI app that receives a body, and sends it back."""


# --8<-- [start:application]
async def application(scope, receive, send):
    body = await received(receive)
    headers = [(b"content-type", b"text/plain")]
    start = {"type": "http.response.start", "status": 200}
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def received(receive):
    pieces, more = [], True
    while more:
        event = await receive()
        pieces.append(event.get("body", b""))
        more = event.get("more_body")
    return b"".join(pieces)
    # --8<-- [end:application]
