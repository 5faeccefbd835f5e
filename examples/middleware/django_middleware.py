"""Three Django middlewares: for sync, for async, for both."""

from asgiref.sync import iscoroutinefunction
from django.utils.decorators import (
    async_only_middleware,
    sync_and_async_middleware,
    sync_only_middleware,
)


# --8<-- [start:one]
@sync_only_middleware
def sync_only(get_response):
    def sync_middleware(request):
        return get_response(request)

    return sync_middleware


@async_only_middleware
def async_only(get_response):
    async def async_middleware(request):
        return await get_response(request)

    return async_middleware
    # --8<-- [end:one]


# --8<-- [start:both]
@sync_and_async_middleware
def both(get_response):
    if iscoroutinefunction(get_response):
        return async_only(get_response)
    return sync_only(get_response)
    # --8<-- [end:both]
