"""What a page says of errors is heard, or the other tests would prove less."""

from tests.browser.engines.hearing import heard
from tests.browser.engines.waiting import soon
from tests.browser.engines.window import Window

ERRORS = {
    "an error": "setTimeout(() => { throw new Error('an error'); }) && 1",
    "a rejection": "Promise.reject(new Error('a rejection')) && 1",
    "style": "document.body.setAttribute('style', 'color: red') ?? 1",
}


def test_errors_and_what_a_policy_forbids_are_heard(window: Window, site: str) -> None:
    """Thrown, rejected or forbidden: each is one finding."""
    window.open(f"{site}review/")
    before = heard(window)
    for said, expression in ERRORS.items():
        window.evaluate(expression)
        found = soon(lambda: heard(window), said)

        assert [] == before
        assert [True] == [said in error for error in found]
