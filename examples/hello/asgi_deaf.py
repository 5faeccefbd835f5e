"""An ASGI app that never receives: nobody tells it who left."""


async def application(scope, receive, send):
    start = {"type": "http.response.start", "status": 200}
    body = {"type": "http.response.body", "body": b"tick "}
    await send(start)
    await send({**body, "more_body": True})
    await send({**body, "more_body": True})
    await send(body)
