"""What the player marks: the line that speaks, and the values that changed."""

from playwright.sync_api import Browser

from tests.browser.players import click, opened
from tests.browser.until import until

VALUES = """
(player) => [...player.querySelectorAll("dd")].map((value) =>
  [value.textContent, value.querySelector(".changed") !== null])
"""
# The line that is marked, by its text, and whether the mark lies behind it.
LINE = """
() => [...document.querySelectorAll("[class*=speaks-]")].map((code) => {
  const line = Number(code.style.getPropertyValue("--line"));
  const text = code.textContent.split("\\n")[line];
  const style = getComputedStyle(code);
  const top = code.getBoundingClientRect().top + parseFloat(style.borderTopWidth)
    + parseFloat(style.backgroundPositionY);
  const range = document.createRange();
  const words = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  for (let at = 0, node; (node = words.nextNode()); ) {
    if (at === line && node.data.trim()) { range.selectNode(node); break; }
    at += node.data.split("\\n").length - 1;
  }
  const box = range.getBoundingClientRect();
  const height = parseFloat(style.backgroundSize.split(" ")[1]);
  return [text.trim(), top <= box.top + 1 && box.bottom <= top + height + 1];
})
"""
COUNT = "document.querySelectorAll('.to-come').length"
# How many are marked right after a button is pressed.
MARKED = """
(name) => {
  [...document.querySelectorAll(".player-bar button")]
    .find((button) => button.textContent === name).click();
  return document.querySelectorAll(".to-come").length;
}
"""


def test_the_line_that_speaks_is_marked(browser: Browser, player_site: str) -> None:
    """The mark lies behind the line, counted through the Python blocks above."""
    with opened(browser, f"{player_site}blocks/") as page:
        seen: list[object] = []
        for _ in range(4):
            click(page, "Next")
            seen += page.evaluate(LINE) or [None]
        click(page, "Show all")

        assert [
            None,
            ["def application(environ, start_response):", True],
            ["HEADERS = []", True],
            ['start_response("200 OK", HEADERS)', True],
        ] == seen
        assert [] == page.evaluate(LINE)


def test_values_are_those_of_the_step(browser: Browser, player_site: str) -> None:
    """The values are the step's; what changed is marked; at the end all is back."""
    with opened(browser, player_site) as page:
        player = page.locator("conversation-player")
        built = player.evaluate(VALUES)
        for name in ("Next", "Next", "Next"):
            click(page, name)
        known = player.locator("li").evaluate_all(
            "(items) => items.map((item) => JSON.parse(item.dataset.values))"
        )
        expected = [
            [now, now != before] for before, now in zip(known[1], known[2], strict=True)
        ]
        third = player.evaluate(VALUES)
        click(page, "Show all")

        assert expected == third
        assert any(changed for _, changed in third)
        assert built == player.evaluate(VALUES)
        assert [[value, False] for value in known[-1]] == built


def test_of_very_many_steps_the_near_ones_are_marked_first(
    browser: Browser, player_site: str
) -> None:
    """A step of 2,000 marks 100 at once, the others later; so it is back to all."""
    with opened(browser, f"{player_site}2000/") as page:
        marked = [page.evaluate(MARKED, "Next")]
        until(page, f"{COUNT} === 1999")
        marked.append(page.evaluate(MARKED, "Show all"))
        until(page, f"{COUNT} === 0")
        page.evaluate(MARKED, "Next")
        page.evaluate(MARKED, "Show all")

        until(page, f"{COUNT} === 0")
        assert [100, 1899] == marked
