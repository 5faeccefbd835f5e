"""Firefox, by its own WebDriver BiDi: no driver in between."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from examples.servers.process import process
from tests.browser.engines.bidi import Bidi, session
from tests.browser.engines.keys import code
from tests.browser.engines.waiting import soon
from tests.browser.engines.window import FIND, Window

# All that isn't on this machine is asked of a proxy that isn't there.
SETTINGS = """\
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
"""
MIDDLE = "(part) => part.scrollIntoView({ block: 'center', behavior: 'instant' })"


class Firefox(Window):
    """Its one window."""

    def __init__(self, bidi: Bidi) -> None:
        self._bidi = bidi
        # The one that is there has the focus in its bar.
        self._tab = bidi.call("browsingContext.create", type="tab")["context"]
        viewport = {"width": 1440, "height": 900}
        self._in_tab("browsingContext.setViewport", viewport=viewport)

    def open(self, url: str) -> None:
        self._in_tab("browsingContext.navigate", url=url, wait="complete")

    def reload(self) -> None:
        self._in_tab("browsingContext.reload", wait="complete")

    def evaluate(self, expression: str) -> Any:
        found = self._function(f"() => JSON.stringify(({expression}) ?? null)")
        return json.loads(found["value"])

    def click(self, css: str, text: str = "") -> None:
        words = [{"type": "string", "value": word} for word in (css, text)]
        found = self._function(FIND, *words)
        part = {"sharedId": found["sharedId"]}
        self._function(MIDDLE, part)
        origin = {"type": "element", "element": part}
        self._act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def press(self, *keys: str) -> None:
        codes = [code(key) for key in keys]
        down = [{"type": "keyDown", "value": each} for each in codes]
        up = [{"type": "keyUp", "value": each} for each in reversed(codes)]
        self._act("key", *down, *up)

    def write(self, text: str) -> None:
        for letter in text:
            self.press(letter)

    def _function(self, declaration: str, *arguments: Any) -> Any:
        answer = self._bidi.call(
            "script.callFunction",
            functionDeclaration=declaration,
            arguments=arguments,
            target={"context": self._tab},
            awaitPromise=False,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"]

    def _act(self, kind: str, *actions: dict[str, Any]) -> None:
        source = {"id": kind, "type": kind, "actions": actions}
        self._in_tab("input.performActions", actions=[source])

    def _in_tab(self, method: str, **parameters: Any) -> Any:
        return self._bidi.call(method, context=self._tab, **parameters)


def address(profile: Path) -> str:
    """Where Firefox listens; nothing until it does."""
    found = profile / "WebDriverBiDiServer.json"
    told = found.read_text("utf-8") if found.exists() else ""
    # Until the brace that ends it, it is still being written.
    parts = json.loads(told) if told.endswith("}") else None
    return f"ws://{parts['ws_host']}:{parts['ws_port']}" if parts else ""


@contextmanager
def opened(executable: str, folder: Path) -> Iterator[Firefox]:
    """Start it, and end it with the block.

    Args:
        executable: Its path.
        folder: An empty folder for all that it keeps.
    """
    (folder / "user.js").write_text(SETTINGS, "utf-8")
    options = ["--headless", "--profile", str(folder), "--remote-debugging-port=0"]
    with (
        process([executable, *options], {"HOME": str(folder)}),
        session(soon(partial(address, folder), "Firefox")) as bidi,
    ):
        yield Firefox(bidi)
        bidi.call("browser.close")
