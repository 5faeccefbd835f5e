"""Questions, and the test that is made of them."""

from tests.browser.engines.window import Window, click, text, until

MARKS = """
[...document.querySelectorAll(".asked [data-mark]")].map((part) => part.dataset.mark)
"""
STARTED = "document.querySelector('.progress > *')"
PROGRESS = ".progress [role=status]"
QUESTIONS = 10


def answer(window: Window, letter: str, within: str = "") -> None:
    """Choose an option of the question that shows, and hand it in."""
    click(window, f"{within} label:has(> input[value={letter}])")
    click(window, f"{within} .answering button", "Submit")


def test_wrong_then_right(window: Window, site: str) -> None:
    """Both are said with a reason, a hint is unfolded, and a reload keeps it all."""
    window.open(f"{site}every/")
    until(window, STARTED)
    answer(window, "B", "#one")
    wrong = text(window, "#one .answering > [role=status]")
    click(window, "#one summary", "Hint")
    unfolded = window.evaluate("document.querySelector('#one .hint').open")
    click(window, "#one .answering button", "Try again")
    answer(window, "A", "#one")
    right = text(window, "#one .answering > [role=status]")
    click(window, "#order [aria-label='Move B up']")
    click(window, "#order .answering button", "Submit")
    click(window, "#typed textarea")
    window.write("1 of 2")
    window.press("Shift", "Enter")
    window.write("2 of 2")
    click(window, "#typed .answering button", "Submit")
    before = window.evaluate(MARKS), text(window, PROGRESS)
    window.reload()
    until(window, STARTED)

    assert "Wrong. Try again, or open the solution." == wrong
    assert (True, "Right.") == (unfolded, right)
    assert before == (window.evaluate(MARKS), text(window, PROGRESS))
    assert "3 of 5 done, 2 left on this page" == before[1]


def test_a_test_that_is_handed_in(window: Window, site: str) -> None:
    """Ten answers, of which the second is wrong, make a result."""
    window.open(f"{site}test/?seed=7")
    click(window, ".test-panel button", "Start the test")
    for number in range(QUESTIONS):
        answer(window, "B" if number == 1 else "A", ".question")
        click(window, ".test-panel .md-button--primary")
    until(window, "document.querySelector('.test-result h2, .test-result h3')")

    assert "9 of 10 right at the first go" == window.evaluate(
        "document.activeElement.innerText"
    )
