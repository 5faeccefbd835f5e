"""HTTP: a request is sent to the named apps; each answers as shown."""

from __future__ import annotations

import re

import pytest

from tests.pages.conftest import Scratch, good, page
from tests.pages.limits import Limits

QUICK = Limits(0.3, 20.0, 2)

APPS = """
    ```python
    def wsgi(environ, start_response):
        path = environ["PATH_INFO"]
        size = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(size).decode()
        query = environ["QUERY_STRING"]
        status = "404 Not Found" if path == "/no" else "200 OK"
        text = f"{environ['REQUEST_METHOD']} {path} {query} {body}".rstrip()
        headers = [("Content-Type", "text/plain"), ("X-Kind", "echo")]
        start_response(status, headers)
        return [text.encode()]


    async def asgi(scope, receive, send):
        path, query = scope["path"], scope["query_string"].decode()
        body = (await receive())["body"].decode()
        status = 404 if path == "/no" else 200
        text = f"{scope['method']} {path} {query} {body}".rstrip()
        headers = [(b"content-type", b"text/plain"), (b"x-kind", b"echo")]
        start = {"type": "http.response.start", "status": status}
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": text.encode()})
    ```
    """

HEAD = "HTTP/1.1 200 OK\nContent-Type: text/plain\nX-Kind: echo"
LINES = page(APPS).count("\n")


def exchange(apps: str, request: str, response: str) -> str:
    """A page with the two apps, a request and its response."""
    return (
        f'{page(APPS)}\n```{{ .http app="{apps}" }}\n{request}\n```\n\n'
        f"```http\n{response}\n```\n"
    )


GOOD = {
    "get": ("GET / HTTP/1.1", f"{HEAD}\n\nGET /"),
    "no version": ("GET /", f"{HEAD}\n\nGET /"),
    "host": ("GET /a HTTP/1.1\nHost: example.org", f"{HEAD}\n\nGET /a"),
    "query": ("GET /a?b=c&d=%20 HTTP/1.1", f"{HEAD}\n\nGET /a b=c&d=%20"),
    "escaped path": ("GET /%C3%A9 HTTP/1.1", f"{HEAD}\n\nGET /é"),
    "post": (
        "POST / HTTP/1.1\nContent-Type: text/plain\n\nhello",
        f"{HEAD}\n\nPOST /  hello",
    ),
    "put": ("PUT /x HTTP/1.1\n\na=b", f"{HEAD}\n\nPUT /x  a=b"),
    "status": (
        "GET /no HTTP/1.1",
        f"{HEAD}\n\nGET /no".replace("200 OK", "404 Not Found"),
    ),
    "headers in another order": (
        "GET / HTTP/1.1",
        "HTTP/1.1 200 OK\nx-kind: echo\ncontent-type: text/plain\n\nGET /",
    ),
}


@pytest.mark.parametrize("apps", ["wsgi", "asgi", "wsgi asgi"])
@pytest.mark.parametrize("name", GOOD)
def test_answers_as_shown(scratch: Scratch, name: str, apps: str) -> None:
    """A WSGI app, an ASGI app, and both twins answer the same request."""
    report = scratch.check(exchange(apps, *GOOD[name]))

    failures = [each for each in report.failures if "no run reached" not in each]
    assert ([], 3) == (failures, report.run)


RIGHT = f"{HEAD}\n\nGET /x"
WORDS = [(match.start(), match[0]) for match in re.finditer(r"\w+", RIGHT)][1:]
"""Each word of the response after `HTTP`, which makes it one, and where it begins."""


@pytest.mark.parametrize("at", WORDS, ids=lambda word: f"{word[1]}@{word[0]}")
def test_any_other_response_is_a_failure(scratch: Scratch, at: tuple[int, str]) -> None:
    """Each word of status, header and body counts."""
    start, word = at
    wrong = f"{RIGHT[:start]}other{RIGHT[start + len(word) :]}"

    report = scratch.check(exchange("wsgi asgi", "GET /x HTTP/1.1", wrong))

    assert LINES + 6 in report.lines


BAD_RESPONSES = {
    "no header": f"{HEAD}\n\nGET /".replace("X-Kind: echo\n", ""),
    "another header": f"{HEAD}\nX-More: 1\n\nGET /",
    "header twice": f"{HEAD}\nX-Kind: echo\n\nGET /",
    "no body": HEAD,
    "more body": f"{HEAD}\n\nGET /\nmore",
    "body indented": f"{HEAD}\n\n GET /",
    "no empty line": f"{HEAD}\nGET /",
    "other version": f"{HEAD}\n\nGET /".replace("HTTP/1.1", "HTTP/1.0"),
    "no reason": f"{HEAD}\n\nGET /".replace("200 OK", "200"),
}


@pytest.mark.parametrize("name", BAD_RESPONSES)
def test_the_whole_response_counts(scratch: Scratch, name: str) -> None:
    """No header may be left out or made up, and no line of the body."""
    report = scratch.check(exchange("wsgi", "GET / HTTP/1.1", BAD_RESPONSES[name]))

    assert LINES + 6 in report.lines
    assert any("the app answers otherwise" in each for each in report.failures)


REQUESTS = {
    "no app": (
        "```http\nGET / HTTP/1.1\n```\n\n```http\nHTTP/1.1 200 OK\n```\n",
        1,
        '{ .http app="package.module:application" }',
    ),
    "a request below": (
        '```{ .http app="x" }\nGET /\n```\n\n```{ .http app="x" }\nGET /\n```\n',
        1,
        "no ```http block follows",
    ),
    "no response": (
        '```{ .http app="x" }\nGET /\n```\n',
        1,
        "no ```http block follows",
    ),
    "no such name": (
        '```{ .http app="nope" }\nGET /\n```\n\n```http\nHTTP/1.1 200 OK\n```\n',
        1,
        "no app 'nope'",
    ),
    "no such module": (
        '```{ .http app="no.such:app" }\nGET /\n```\n\n```http\nHTTP/1.1 200 OK\n```\n',
        1,
        "no app 'no.such:app'",
    ),
    "no such attribute": (
        '```{ .http app="json:app" }\nGET /\n```\n\n```http\nHTTP/1.1 200 OK\n```\n',
        1,
        "no app 'json:app'",
    ),
    "response alone": (
        "```http\nHTTP/1.1 200 OK\n```\n",
        1,
        "no request right above has this response",
    ),
    "response below python": (
        "```python\nprint(1)\n```\n\n```http\nHTTP/1.1 200 OK\n```\n",
        5,
        "no request right above",
    ),
    "not a request": (
        '```{ .http app="json:loads" }\nhello\n```\n\n```http\nHTTP/1.1 200 OK\n```\n',
        2,
        "`hello` is not a request line such as `GET / HTTP/1.1`",
    ),
    "not a header": (
        '```{ .http app="json:loads" }\nGET /\nhello\n```\n\n'
        "```http\nHTTP/1.1 200 OK\n```\n",
        3,
        "`hello` is not a header",
    ),
    "not an app": (
        '```{ .http app="json:loads" }\nGET /\n```\n\n```http\nHTTP/1.1 200 OK\n```\n',
        1,
        "json:loads failed on this request",
    ),
    "not callable": (
        '```{ .http app="json:__name__" }\nGET /\n```\n\n'
        "```http\nHTTP/1.1 200 OK\n```\n",
        1,
        "json:__name__",
    ),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_refuses(scratch: Scratch, name: str) -> None:
    """A request that can't be sent, or has no response, says what is missing."""
    text, line, words = REQUESTS[name]

    report = scratch.check(text)

    assert line == report.lines[0]
    assert words in report.failures[0]


def app(body: str) -> str:
    """A page with an app and a request to it; the app begins on line 2."""
    return f"""\
```python
{page(body).rstrip()}
```

```{{ .http app="app" }}
GET / HTTP/1.1
```

```http
HTTP/1.1 200 OK
Content-Type: text/plain

hi
```
"""


FAILING = {
    "raises": """
        def app(environ, start_response):
            1 / 0
        """,
    "async raises": """
        async def app(scope, receive, send):
            1 / 0
        """,
    "answers nothing": """
        async def app(scope, receive, send):
            pass
        """,
    "no start_response": """
        def app(environ, start_response):
            return [b"hi"]
        """,
    "not bytes": """
        def app(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain")])
            return ["hi"]
        """,
    "breaks PEP 3333": """
        def app(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain")])
            return b"hi"
        """,
    "bad status": """
        def app(environ, start_response):
            start_response("200", [("Content-Type", "text/plain")])
            return [b"hi"]
        """,
    "exits": """
        import sys

        def app(environ, start_response):
            sys.exit(3)
        """,
    "async exits": """
        import sys

        async def app(scope, receive, send):
            sys.exit(3)
        """,
    "hangs": """
        import asyncio

        async def app(scope, receive, send):
            await asyncio.sleep(60)
        """,
    "sleeps": """
        import time

        def app(environ, start_response):
            time.sleep(60)
        """,
    "leaves a task": """
        import asyncio

        async def app(scope, receive, send):
            app.task = asyncio.create_task(asyncio.sleep(60))
            headers = [(b"content-type", b"text/plain")]
            start = {"type": "http.response.start", "status": 200}
            await send({**start, "headers": headers})
            await send({"type": "http.response.body", "body": b"hi"})
        """,
}


@pytest.mark.parametrize("name", FAILING)
def test_an_app_that_fails(scratch: Scratch, name: str) -> None:
    """An app that raises, exits, hangs or breaks its protocol fails the request."""
    text = app(FAILING[name])
    lines = text.split("\n")
    request = lines.index('```{ .http app="app" }') + 1

    report = scratch.report(scratch.read(text, scratch.rules(limits=QUICK)))

    assert report.failures
    assert report.lines[0] <= request
    assert 3 == report.run


CLASSES = {
    "object with call": """
        class App:
            async def __call__(self, scope, receive, send):
                headers = [(b"content-type", b"text/plain")]
                start = {"type": "http.response.start", "status": 200}
                await send({**start, "headers": headers})
                await send({"type": "http.response.body", "body": b"hi"})

        app = App()
        """,
    "WSGI object": """
        class App:
            def __call__(self, environ, start_response):
                start_response("200 OK", [("Content-Type", "text/plain")])
                return [b"hi"]

        app = App()
        """,
    "generator": """
        def app(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain")])
            yield b"h"
            yield b"i"
        """,
    "streamed": """
        async def app(scope, receive, send):
            headers = [(b"content-type", b"text/plain")]
            start = {"type": "http.response.start", "status": 200}
            await send({**start, "headers": headers})
            part = {"type": "http.response.body"}
            await send({**part, "body": b"h", "more_body": True})
            await send({**part, "body": b"i"})
        """,
    "partial": """
        from functools import partial

        async def answer(body, scope, receive, send):
            headers = [(b"content-type", b"text/plain")]
            start = {"type": "http.response.start", "status": 200}
            await send({**start, "headers": headers})
            await send({"type": "http.response.body", "body": body})

        app = partial(answer, b"hi")
        """,
}


@pytest.mark.parametrize("name", CLASSES)
def test_knows_the_interface_of(scratch: Scratch, name: str) -> None:
    """An app is WSGI or ASGI by what it is, whatever its form."""
    assert good(3) == scratch.check(app(CLASSES[name]))


def test_twins_that_differ(scratch: Scratch) -> None:
    """Two apps named together must answer alike, and the request says who doesn't."""
    text = exchange("wsgi asgi", "GET / HTTP/1.1", f"{HEAD}\n\nGET /")

    report = scratch.check(text.replace('b"echo"', 'b"other"'))

    assert LINES + 2 in report.lines
    failure = report.failures[report.lines.index(LINES + 2)]
    assert "asgi answers otherwise than wsgi" in failure


def test_apps_of_tabs(scratch: Scratch) -> None:
    """A request in a tab is sent to the tab's own app of that name."""
    parts = [
        f"/// tab | {label}\n\n{app(CLASSES[name])}\n///\n"
        for label, name in (("WSGI", "generator"), ("ASGI", "streamed"))
    ]

    assert good(6) == scratch.check("\n".join(parts))


def test_apps_of_a_module(scratch: Scratch) -> None:
    """An app of the project is named by module and attribute."""
    text = """
        ```{ .http app="examples.hello.wsgi_app:application" }
        GET / HTTP/1.1
        ```

        ```http
        HTTP/1.1 200 OK
        Content-Type: text/plain

        Hello WSGI
        ```
        """

    reports = [scratch.check(each) for each in (text, text.replace("Hello", "Hullo"))]

    assert good(2) == reports[0]
    assert [5] == reports[1].lines


def test_a_panel_s_app_by_its_dotted_name(scratch: Scratch) -> None:
    """The page reaches a tab's app as it reaches its other names."""
    answer = "```http\nHTTP/1.1 200 OK\nContent-Type: text/plain\n\nHi\n```\n"
    text = f"""\
/// tab | WSGI

```python
def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Hi"]
```
///

```python
wsgi
```

```{{ .http app="wsgi.app" }}
GET / HTTP/1.1
```

{answer}"""

    assert good(4) == scratch.check(text)


def test_a_response_to_head_has_no_body(scratch: Scratch) -> None:
    """A server sends none, whatever the app returns."""
    text = """\
```python
def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Hi"]
```

```{ .http app="app" }
HEAD / HTTP/1.1
```

```http
HTTP/1.1 200 OK
Content-Type: text/plain
```
"""

    assert good(3) == scratch.check(text)
