"""The Django views that the cases ask for."""

# Django and asgiref carry no types.
# mypy: disable-error-code="untyped-decorator"

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from asgiref.sync import async_to_sync, iscoroutinefunction
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path
from django.utils.decorators import sync_and_async_middleware

View = Callable[[HttpRequest], HttpResponse | Awaitable[HttpResponse]]


def _text(text: object) -> HttpResponse:
    return HttpResponse(str(text), content_type="text/plain")


def _loop() -> bool:
    return asyncio._get_running_loop() is not None


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()


def sync(request: HttpRequest) -> HttpResponse:
    return _text(f"sync: loop {_loop()}, main thread {_is_main()}")


async def asynchronous(request: HttpRequest) -> HttpResponse:
    await asyncio.sleep(0.001)
    return _text(f"async: loop {_loop()}")


def stream(request: HttpRequest) -> StreamingHttpResponse:
    def pieces() -> Iterator[str]:
        for number in range(3):
            yield f"piece {number}, loop {_loop()}\n"

    return StreamingHttpResponse(pieces())


async def async_stream(request: HttpRequest) -> StreamingHttpResponse:
    async def pieces() -> AsyncIterator[str]:
        for number in range(3):
            await asyncio.sleep(0)
            yield f"piece {number}, loop {_loop()}\n"

    return StreamingHttpResponse(pieces())


def orm(request: HttpRequest) -> JsonResponse:
    user, _ = User.objects.get_or_create(username="ann")
    return JsonResponse({"name": user.username, "users": User.objects.count()})


async def async_orm(request: HttpRequest) -> JsonResponse:
    await User.objects.aget_or_create(username="ann")
    names = [user.username async for user in User.objects.order_by("username")]
    return JsonResponse({"names": names, "users": await User.objects.acount()})


async def forbidden_orm(request: HttpRequest) -> HttpResponse:
    return _text(User.objects.count())


def session(request: HttpRequest) -> HttpResponse:
    request.session["visits"] = request.session.get("visits", 0) + 1
    return _text(request.session["visits"])


async def async_session(request: HttpRequest) -> HttpResponse:
    visits = await request.session.aget("visits", 0) + 1
    await request.session.aset("visits", visits)
    return _text(visits)


def bridge(request: HttpRequest) -> HttpResponse:
    async def inner() -> str:
        await asyncio.sleep(0)
        return f"inner: loop {_loop()}"

    return _text(async_to_sync(inner)())


def echo(request: HttpRequest) -> HttpResponse:
    return _text(f"{request.method} {request.body!r} {dict(request.GET.items())}")


def fails(request: HttpRequest) -> HttpResponse:
    raise ValueError("in the view")


def sync_middleware(get_response: View) -> View:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        assert isinstance(response, HttpResponse | StreamingHttpResponse)
        response["x-sync"] = f"loop {_loop()}"
        return response

    return middleware


@sync_and_async_middleware
def both_middleware(get_response: View) -> View:
    if not iscoroutinefunction(get_response):
        return sync_middleware(get_response)

    async def middleware(request: HttpRequest) -> HttpResponse:
        response = await get_response(request)
        response["x-async"] = f"loop {_loop()}"
        return response

    return middleware


urlpatterns = [
    path(f"{view.__name__}/", view)
    for view in (
        sync,
        asynchronous,
        stream,
        async_stream,
        orm,
        async_orm,
        forbidden_orm,
        session,
        async_session,
        bridge,
        echo,
        fails,
    )
]
