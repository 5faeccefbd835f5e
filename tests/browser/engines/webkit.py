"""WebKitGTK's small browser on a screen that nobody sees, by WebDriver."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains, Remote, WebKitGTKOptions
from selenium.webdriver.common.proxy import Proxy
from selenium.webdriver.common.utils import is_connectable
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection

from examples.servers.address import HOST, free_port
from examples.servers.process import process
from tests.browser import limits
from tests.browser.engines.keys import code
from tests.browser.engines.waiting import soon
from tests.browser.engines.window import FIND, Window

SCREEN = 'exec "$0" -displayfd 3 -screen 0 1440x1000x24 -nolisten tcp 3>"$1"'
# Its sandbox can't be had in a container; it shows our own pages alone.
SETTINGS = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
DIRECT = Proxy({"proxyType": "direct"})


class WebKit(Window):
    """Its one window."""

    def __init__(self, driver: Remote) -> None:
        self._driver = driver
        driver.set_window_size(1440, 900)

    def open(self, url: str) -> None:
        self._driver.get(url)

    def reload(self) -> None:
        self._driver.refresh()

    def evaluate(self, expression: str) -> Any:
        return self._driver.execute_script(f"return ({expression})")

    def click(self, css: str, text: str = "") -> None:
        found = f"return ({FIND})(...arguments)"
        self._driver.execute_script(found, css, text).click()

    def press(self, *keys: str) -> None:
        chain = ActionChains(self._driver)
        for key in keys:
            chain.key_down(code(key))
        for key in reversed(keys):
            chain.key_up(code(key))
        chain.perform()

    def write(self, text: str) -> None:
        codes = "".join(code(letter) for letter in text)
        ActionChains(self._driver).send_keys(codes).perform()


@contextmanager
def screen(xvfb: str, told: Path) -> Iterator[str]:
    """Have a screen while the block runs.

    Args:
        xvfb: The path of its program.
        told: A file for its number.

    Yields:
        Its name, for `DISPLAY`.
    """

    def number() -> str:
        return told.read_text("utf-8").strip() if told.exists() else ""

    with process(["/bin/sh", "-c", SCREEN, xvfb, str(told)], {}):
        yield f":{soon(number, 'a screen')}"


@contextmanager
def opened(executable: str, xvfb: str, folder: Path) -> Iterator[WebKit]:
    """Start it, and end it with the block.

    Args:
        executable: The path of its driver.
        xvfb: The path of the screen's program.
        folder: An empty folder for all that it keeps.
    """
    options = WebKitGTKOptions()
    with screen(xvfb, folder / "screen") as display, free_port() as port:
        environment = SETTINGS | {"DISPLAY": display, "HOME": str(folder)}
        with process([executable, f"--port={port}"], environment):
            soon(lambda: is_connectable(port), "WebKitWebDriver")
            address = ClientConfig(
                f"http://{HOST}:{port}", proxy=DIRECT, timeout=limits.ENGINE_MS // 1000
            )
            driver = Remote(RemoteConnection(client_config=address), options=options)
            yield WebKit(driver)
            driver.quit()
