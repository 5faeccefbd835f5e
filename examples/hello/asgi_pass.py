"""An ASGI app that says nothing: no client gets its answer."""


async def application(scope, receive, send):
    pass
