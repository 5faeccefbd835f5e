"""Which parts of an environ, a scope or an event a record shows.

By an allow-list: some servers put the whole environment of their process, secrets
included, into `environ`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from examples.conversation.parts import part_name

DEFAULTS: dict[str, tuple[object, ...]] = {
    "body": (b"",),
    "bytes": (None,),
    "headers": ([], ()),
    "more_body": (False,),
    "reason": (None, ""),
    "subprotocol": (None,),
    "text": (None,),
    "trailers": (False,),
}
"""What an ASGI event may as well leave out, by the specification."""


def of_environ(environ: Mapping[str, Any], keys: Iterable[str]) -> dict[str, object]:
    """What is shown of a WSGI environ.

    Args:
        environ: As the server made it.
        keys: Where the headers are that are shown.
    """
    return _filled(
        method=environ.get("REQUEST_METHOD"),
        path=f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}",
        query_string=environ.get("QUERY_STRING"),
        headers=[(key, environ[key]) for key in keys if key in environ],
    )


def environ_keys(headers: Iterable[str]) -> list[str]:
    """Where an environ has these HTTP headers, and `Upgrade`."""
    return [*dict.fromkeys(environ_key(name) for name in [*headers, "upgrade"])]


def environ_key(header: str) -> str:
    """Where an environ has an HTTP header."""
    name = header.upper().replace("-", "_")
    return name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}"


def of_scope(scope: Mapping[str, Any], headers: Iterable[str]) -> dict[str, object]:
    """What is shown of an ASGI scope.

    Args:
        scope: As the server made it.
        headers: The HTTP headers to show.
    """
    names = {name.lower().encode("latin-1") for name in headers}
    return _filled(
        type=scope.get("type"),
        method=scope.get("method"),
        path=scope.get("path"),
        query_string=scope.get("query_string"),
        subprotocols=scope.get("subprotocols"),
        headers=[pair for pair in scope.get("headers", ()) if pair[0] in names],
    )


def _filled(**parts: object) -> dict[str, object]:
    return {name: value for name, value in parts.items() if value}


def of_event(event: object) -> tuple[str, dict[str, object]]:
    """What is shown of an ASGI event.

    Args:
        event: What `receive` gave or `send` got, in whatever form.

    Returns:
        Its name, and the parts that differ from the specification's defaults.
    """
    if not isinstance(event, Mapping):
        return "", {"event": event}
    name = event.get("type")
    hidden = "type" if isinstance(name, str) else None
    parts = {
        part_name(key): value
        for key, value in event.items()
        if key != hidden and not _is_default(key, value)
    }
    return name if isinstance(name, str) else "", parts


def _is_default(name: object, value: object) -> bool:
    return isinstance(name, str) and any(
        type(value) is type(default) and value == default
        for default in DEFAULTS.get(name, ())
    )
