"""The chat, for a server that asks whether it may start."""

from redis.exceptions import RedisError

from examples.chat.asgi import application as chat
from examples.deploy.health import check


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    else:
        await chat(scope, receive, send)


async def lifespan(receive, send):
    await receive()
    try:
        await check()
    except RedisError:
        failed = {"type": "lifespan.startup.failed"}
        return await send({**failed, "message": "no Redis"})
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await send({"type": "lifespan.shutdown.complete"})
