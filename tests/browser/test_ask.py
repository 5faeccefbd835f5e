"""Asking an app of the page: requests, WebSockets, and a link that holds the code."""

import base64
import zlib

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser import limits
from tests.browser.accessible import axe
from tests.browser.checks import overflow
from tests.browser.players import DESK, PHONE, opened
from tests.browser.until import until
from tests.browser.visit import Reader

SHOWN = ".tabbed-block:not([hidden])"


def stage(page: Page, tab: str, method: str, path: str = "/") -> Locator:
    """Open a tab of the playground, and ask its app."""
    page.locator(".tabbed-labels label", has_text=tab).click()
    page.get_by_role("button", name="Ask the app").locator("visible=true").click()
    form = page.locator(".stage").locator("visible=true")
    form.get_by_label("Method").select_option(method)
    form.get_by_label("Path").fill(path)
    return form


def send(page: Page, form: Locator, until_said: str) -> None:
    """Press Send, and wait for what the page then says."""
    form.get_by_role("button", name="Send").click()
    said(page, until_said)


def said(page: Page, words: str) -> None:
    """Wait until a stage says so."""
    condition = (
        "[...document.querySelectorAll('.stage-send > [role=status]')]"
        f".some((one) => one.textContent.startsWith({words!r}))"
    )
    until(page, condition, limits.RUN_MS)


def spoken(form: Locator) -> list[str]:
    """What the answer's lanes say, row by row."""
    return [each.strip() for each in form.locator("ol code").all_inner_texts()]


def linked(code: str, number: int = 1) -> str:
    """The part of an address that holds code."""
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(code.encode()) + packer.flush()
    text = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"#code={number}.{text}"


@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_twins_answer_side_by_side(
    browser: Browser, site_url: str, reader: Reader
) -> None:
    """On the home page both apps answer the same request, each in its lanes."""
    with opened(browser, site_url, reader) as page:
        page.get_by_role("button", name="Ask the app").first.click()
        page.get_by_label("Path").fill("/mine?a=1")
        page.get_by_label("Headers").fill("x-mine: 7")
        send(page, page.locator(".stage"), "done")
        texts = page.locator(".stage ol").all_inner_texts()

        assert 2 == len(texts)
        assert all("/mine" in text for text in texts)
        assert all("200" in text for text in texts)
        assert [] == overflow(page) + axe(page)


def test_a_wrong_path_or_header_is_told(browser: Browser, site_url: str) -> None:
    """What is no request is refused in words, and nothing is lost."""
    with opened(browser, f"{site_url}playground/") as page:
        form = stage(page, "WSGI", "GET", "no-slash")
        send(page, form, "done")
        first = form.locator(".live-note").inner_text()
        form.get_by_label("Path").fill("/")
        form.get_by_label("Headers").fill("no colon")
        send(page, form, "done")
        until(page, "document.querySelector('.stage .live-note')")

        assert "path 'no-slash': begin it with /" in first
        assert "write Name: value" in form.locator(".live-note").inner_text()
        assert "no colon" == form.get_by_label("Headers").input_value()


def test_a_websocket_stays_open_and_speaks(browser: Browser, site_url: str) -> None:
    """What the reader types is said at once, and the answer joins the lanes."""
    with opened(browser, f"{site_url}playground/") as page:
        form = stage(page, "ASGI", "WebSocket")
        send(page, form, "open")
        before = spoken(form)
        page.keyboard.type("hello <img src=x onerror=alert(1)>")
        page.keyboard.press("Enter")
        until(page, "document.querySelector('.stage ol').textContent.includes('HELLO')")
        after = spoken(form)
        form.get_by_role("button", name="Leave").click()
        until(page, "document.querySelector('.stage ol').textContent.includes('1000')")

        assert "websocket.accept" in before
        assert before[: len(before) - 1] == after[: len(before) - 1]
        assert any("HELLO <IMG SRC=X" in each for each in after)
        assert 0 == page.locator(".stage img").count()


def test_two_clients_of_a_chat(browser: Browser, site_url: str) -> None:
    """What one client says, both hear, in the order in which the reader speaks."""
    with opened(browser, f"{site_url}playground/") as page:
        form = stage(page, "Chat", "WebSocket")
        form.get_by_label("Clients").fill("2")
        send(page, form, "open")
        for client, words in ((2, "from two"), (1, "from one")):
            field = form.get_by_label(f"Client {client} says")
            field.fill(words)
            field.press("Enter")
            until(
                page,
                "(document.querySelector('.stage ol').textContent"
                f".match(/send text='{words}'/g) ?? []).length === 2",
            )
        heard = [each for each in spoken(form) if "websocket.send" in each]

        assert ["from two"] * 2 + ["from one"] * 2 == [
            each.split("'")[1] for each in heard
        ]


def test_stop_ends_what_is_open(browser: Browser, site_url: str) -> None:
    """After Stop nobody can say more, and the recording stays."""
    with opened(browser, f"{site_url}playground/") as page:
        form = stage(page, "ASGI", "WebSocket")
        send(page, form, "open")
        form.get_by_role("button", name="Stop").click()
        said(page, "stopped")

        assert form.get_by_label("Client 1 says").is_disabled()
        assert "websocket.accept" in spoken(form)


def test_a_link_shows_code_and_runs_nothing(browser: Browser, site_url: str) -> None:
    """The code of an address stands in the editor; no runtime is fetched for it."""
    code = "print('<b>mine</b>')\nimport js\njs.fetch('/stolen')"
    with opened(browser, f"{site_url}playground/{linked(code)}") as page:
        until(page, "document.querySelector('.live-editor')?.shadowRoot.textContent")
        fetched = page.evaluate(
            "performance.getEntriesByType('resource').map((one) => one.name)"
        )
        shown = page.evaluate(
            "document.querySelector('.live-editor').shadowRoot"
            ".querySelector('.cm-content').innerText"
        )

        assert "<b>mine</b>" in shown
        assert [] == [name for name in fetched if "pyodide" in name or "stolen" in name]
        assert "Read it before you run it" in page.locator("[role=note]").inner_text()


def test_a_link_is_made_and_opened_again(browser: Browser, site_url: str) -> None:
    """Link puts the code into the address, and the address brings it back."""
    with opened(browser, f"{site_url}playground/") as page:
        page.get_by_role("button", name="Link to the code").first.click()
        until(page, "location.hash.startsWith('#code=1.')")
        code = page.evaluate("location.hash")

        expected = page.locator(".beside pre").first.inner_text().strip()
        packed = code.split(".", 1)[1]
        padded = packed + "=" * (-len(packed) % 4)
        text = zlib.decompress(base64.urlsafe_b64decode(padded), wbits=-15).decode()

        assert expected.split() == text.split()


@pytest.mark.parametrize(
    "hash_",
    [
        "#code=1.%%%",
        "#code=1.AAAA",
        "#code=99.AAAA",
        "#code=",
        linked("x = 1\n" * 200_000),
    ],
    ids=["no base64", "no deflate", "no such block", "nothing", "too long"],
)
def test_a_broken_link_costs_nothing(
    browser: Browser, site_url: str, hash_: str
) -> None:
    """The page stays as it is, and says so where it can't read the code."""
    with opened(browser, f"{site_url}playground/{hash_}") as page:
        until(page, "document.querySelector('.live-bar')")

        assert 0 == page.locator(".live-editor").count()


def test_a_link_takes_nothing_away(browser: Browser, site_url: str) -> None:
    """Who had code of their own gets it back."""
    address = f"{site_url}playground/"
    with opened(browser, address + linked("mine = 1")) as page:
        until(page, "document.querySelector('.live-editor')")
        page.goto("about:blank")
        page.goto(address + linked("theirs = 2"))
        page.get_by_role("button", name="Back to mine").click()
        until(page, "!location.hash && document.querySelector('.live-editor')")
        until(
            page,
            "document.querySelector('.live-editor').shadowRoot"
            ".textContent.includes('mine')",
        )

        assert 0 == page.locator("[role=note]").count()
