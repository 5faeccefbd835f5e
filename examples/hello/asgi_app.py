"""An ASGI app: HTTP, WebSocket, lifespan, all by messages."""


# --8<-- [start:http]
async def http(scope, receive, send):
    headers = [(b"content-type", b"text/plain")]
    start = {"type": "http.response.start", "status": 200}
    body = {"type": "http.response.body", "body": b"Hello ASGI"}
    await send({**start, "headers": headers})
    await send(body)
    # --8<-- [end:http]


# --8<-- [start:websocket]
async def ws(scope, receive, send):
    await receive()  # websocket.connect
    await send({"type": "websocket.accept"})
    event = await receive()
    while event["type"] == "websocket.receive":
        await send({**event, "type": "websocket.send"})
        event = await receive()
    # --8<-- [end:websocket]


# --8<-- [start:lifespan]
async def lifespan(scope, receive, send):
    await receive()  # lifespan.startup
    await send({"type": "lifespan.startup.complete"})
    await receive()  # lifespan.shutdown
    await send({"type": "lifespan.shutdown.complete"})
    # --8<-- [end:lifespan]


# --8<-- [start:application]
async def application(scope, receive, send):
    apps = {"http": http, "websocket": ws, "lifespan": lifespan}
    await apps[scope["type"]](scope, receive, send)
    # --8<-- [end:application]
