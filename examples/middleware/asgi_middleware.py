"""An ASGI middleware: an app that awaits another one."""


# --8<-- [start:middleware]
def middleware(app):
    async def wrapped(scope, receive, send):
        async def tell(message):
            if message["type"] == "http.response.start":
                seen = (b"x-seen-by", b"middleware")
                headers = [*message.get("headers", []), seen]
                message = {**message, "headers": headers}
            await send(message)

        await app(scope, receive, tell)

    return wrapped
    # --8<-- [end:middleware]
