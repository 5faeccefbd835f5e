"""HTTP: a request is sent to the named apps, and each answers as shown below it."""

from __future__ import annotations

import importlib
import inspect
import io
import re
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from wsgiref.validate import validator

import httpx

from tests.pages.failure import Failure, compared, described, visible, without_run
from tests.pages.kinds import Kind, Run, register

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page

REQUEST = re.compile(r"(?P<method>[A-Z]+) (?P<target>\S+)(?: HTTP/1\.[01])?$")
HEADER = re.compile(r"(?P<name>[!#$%&'*+.^`|~\w-]+):[ \t]*(?P<value>.*?)[ \t]*$")


def evaluate(page: Page, fence: Fence) -> Run:
    """Send a request, or compare a response with the answer to the one above."""
    if is_response(fence):
        return _response(page, fence)
    names = fence.values.get("app", "").split()
    if not names:
        raise fence.failure(
            "no app to send this request to; name one or more: "
            '{ .http app="package.module:application" }'
        )
    follower = page.after(fence)
    if follower is None or not is_response(follower):
        raise fence.failure("no ```http block follows with the response")
    request = parse(fence)
    answers = {name: _answer(page, fence, name, request) for name in names}
    first = answers[names[0]]
    for name, answer in answers.items():
        if canonical(answer) != canonical(first):
            raise fence.failure(
                f"{name} answers otherwise than {names[0]}\n{compared(first, answer)}"
            )
    return Run(first, shown_by="http")


def is_response(fence: Fence) -> bool:
    """Whether an HTTP message is an answer."""
    return fence.language == "http" and fence.source.startswith("HTTP/")


def parse(fence: Fence) -> httpx.Request:
    """Read a request as it would be sent: a line, headers, an empty line, a body.

    Raises:
        Failure: A line is neither.
    """
    head, _, body = fence.source.partition("\n\n")
    first, *lines = head.split("\n")
    start = REQUEST.match(first)
    if not start:
        raise Failure(
            fence.at(1), f"`{first}` is not a request line such as `GET / HTTP/1.1`"
        )
    headers = []
    for number, line in enumerate(lines, 2):
        header = HEADER.match(line)
        if not header:
            raise Failure(fence.at(number), f"`{line}` is not a header `Name: value`")
        headers.append((header["name"], header["value"]))
    host = next((value for name, value in headers if name.lower() == "host"), "")
    url = f"http://{host or 'testserver'}{start['target']}"
    content = body.encode() if body else None
    return httpx.Request(start["method"], url, headers=headers, content=content)


def _answer(page: Page, fence: Fence, name: str, request: httpx.Request) -> str:
    application = _application(page, fence, name)
    try:
        if _is_asgi(application):
            response = page.scope.run(_ask_asgi(application, request))
        else:
            response = _ask_wsgi(application, request)
    except Failure:
        raise
    except Exception as error:
        what = described(error)
        if isinstance(error, AssertionError) and not str(error):
            # This is how httpx says that it got messages in another order.
            what = "it sends no start, then a body up to its end, as ASGI asks for"
        raise fence.failure(f"{name} failed on this request: {what}") from None
    return shown(response, request.method)  # type: ignore[arg-type]


def _ask_wsgi(application: Any, request: httpx.Request) -> httpx.Response:
    """Ask under the eyes of `wsgiref.validate`, and close what was returned."""
    checked = validator(application)
    with ExitStack() as stack:

        def closed_at_last(environ: Any, start_response: Any) -> Any:
            chunks = checked(environ, start_response)
            stack.callback(chunks.close)  # type: ignore[attr-defined]
            return chunks

        transport = httpx.WSGITransport(closed_at_last, wsgi_errors=io.StringIO())
        response = transport.handle_request(request)
        response.read()
    return response


async def _ask_asgi(application: Any, request: httpx.Request) -> httpx.Response:
    response = await httpx.ASGITransport(application).handle_async_request(request)
    await response.aread()
    return response


def _application(page: Page, fence: Fence, name: str) -> Callable[..., Any]:
    """The app that `module:attribute`, or a name of the page, stands for."""
    module, colon, attribute = name.partition(":")
    try:
        if colon:
            found = importlib.import_module(module)
        else:
            found, attribute = page.scope.module(fence.container.labels), name
        for part in attribute.split("."):
            found = getattr(found, part)
    except Exception as error:
        raise fence.failure(f"no app {name!r} ({described(error)})") from None
    return found  # type: ignore[return-value]


def _is_asgi(application: object) -> bool:
    call = getattr(application, "__call__", None)  # noqa: B004 - the method itself
    return inspect.iscoroutinefunction(application) or inspect.iscoroutinefunction(call)


def shown(response: httpx.Response, method: str) -> str:
    """The response to a request of this method, as the page shows it."""
    head = [f"HTTP/1.1 {response.status_code} {response.reason_phrase}".rstrip()]
    for name, value in response.headers.raw:
        title = name.decode("latin-1").title()
        head.append(f"{title}: {value.decode('latin-1')}".rstrip())
    body = "" if method == "HEAD" else response.text
    return "\n".join([*head, "", body]).rstrip("\n")


def canonical(message: str) -> tuple[str, list[str], str]:
    """What counts of a response: neither the order nor the case of header names."""
    head, _, body = visible(message).partition("\n\n")
    status, *headers = head.split("\n")
    pairs = [line.partition(":") for line in headers]
    return status, sorted(f"{n.lower()}:{value}" for n, _, value in pairs), body


def _response(page: Page, fence: Fence) -> Run:
    run = page.ran_above(fence)
    if run is None or run.output is None or run.shown_by != "http":
        message = "no request right above has this response"
        raise fence.failure(f"{message}\n{without_run(fence.source)}")
    if canonical(fence.source) != canonical(run.output):
        difference = compared(fence.source.rstrip("\n"), run.output)
        raise fence.failure(f"the app answers otherwise\n{difference}", run.output)
    return Run()


def sabotage(fence: Fence) -> Fence:
    """A request that names another target, or a response with another status."""
    if is_response(fence):
        return fence.with_source(re.sub(r"\d{3}", "299", fence.source, count=1))
    return fence.with_source(re.sub(r"^\w+ ", "SABOTAGED! ", fence.source, count=1))


KIND = register(
    Kind(
        name="http",
        languages=("http",),
        evaluate=evaluate,
        sabotage=sabotage,
        attributes=frozenset({"app"}),
    )
)
