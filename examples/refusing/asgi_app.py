"""An ASGI app that accepts no WebSocket, in three ways."""


# --8<-- [start:application]
async def application(scope, receive, send):
    if scope["type"] != "websocket":
        raise NotImplementedError("it has WebSockets alone")
    await receive()  # websocket.connect
    if scope["path"] == "/closes/":
        await send({"type": "websocket.close"})
    elif scope["path"] == "/raises/":
        raise RuntimeError("out of milk")
    # --8<-- [end:application]
