"""How a reader answers questions, and what there is to see of them."""

from playwright.sync_api import Locator, Page

from tests.browser import limits


def question(page: Page, name: str) -> Locator:
    """The question of that id."""
    return page.locator(f"#{name}")


def choose(asked: Locator, *letters: str) -> None:
    """Click options of a question."""
    for letter in letters:
        asked.locator(f"label:has(> input[value={letter}])").click()


def press(asked: Locator, name: str) -> None:
    """Click a button of a question."""
    asked.get_by_role("button", name=name, exact=True).click()


def fold(asked: Locator, name: str) -> None:
    """Open or close what is folded under that name."""
    asked.locator("summary", has_text=name).locator("visible=true").last.click()


def give_up(asked: Locator) -> None:
    """Open the solution before the answer is right, and wait until that is said."""
    fold(asked, "Solution")
    asked.get_by_text("Given up").wait_for()


def verdict(asked: Locator) -> str:
    """What a question says of the answer."""
    return asked.locator(".answering > [role=status]").inner_text()


def marks(asked: Locator) -> list[str]:
    """For each option or field that has a mark: its letter, the mark and the reason."""
    found = asked.locator(".asked [data-mark]").all()
    return [_mark(each) for each in found]


def _mark(part: Locator) -> str:
    letters = part.locator("strong").all_inner_texts()[:1]
    said = part.locator(".explanation").all_inner_texts()
    return " ".join([*letters, part.get_attribute("data-mark") or "", *said])


def tab_into(page: Page, asked: Locator, selector: str) -> None:
    """Press Tab until a part of a question has the focus.

    Args:
        page: The page to walk through.
        asked: The question.
        selector: The part, as CSS.

    Raises:
        AssertionError: Tab doesn't lead there.
    """
    wanted = asked.locator(f":is({selector}):focus")
    for _ in range(limits.TAB_STOPS):
        page.keyboard.press("Tab")
        if wanted.count():
            return
    raise AssertionError(f"Tab reaches no {selector}")
