"""An ASGI app that receives a body, and sends it back."""


# --8<-- [start:application]
async def application(scope, receive, send):
    body = await received(receive)
    headers = [(b"content-type", b"text/plain")]
    start = {"type": "http.response.start", "status": 200}
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def received(receive):
    event = await receive()
    body = event.get("body", b"")
    while event.get("more_body"):
        event = await receive()
        body += event.get("body", b"")
    return body
    # --8<-- [end:application]
