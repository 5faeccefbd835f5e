"""Health: whether the site reaches its channel layer."""

from channels.layers import get_channel_layer
from django.http import HttpResponse
from redis.exceptions import RedisError


async def check():
    layer = get_channel_layer()
    await layer.group_send("health", {"type": "health"})


async def health(request):
    try:
        await check()
    except RedisError:
        return HttpResponse("no Redis\n", status=503)
    return HttpResponse("well\n")
