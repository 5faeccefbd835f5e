"""A conversation, step by step."""

from tests.browser.engines.window import Window, click, until

STEPS = """
[...document.querySelectorAll("conversation-player")].map((player) => {
  const steps = [...player.querySelectorAll("ol > li")];
  return [steps.findIndex((step) => step.ariaCurrent === "step") + 1,
          steps.filter((step) => step.matches(".to-come")).length];
})
"""
SAID = "document.querySelector('.player-bar > [role=status]').textContent"


def test_by_buttons_and_by_keys(window: Window, site: str) -> None:
    """Both go on and back, the bar says where, and the address keeps it."""
    window.open(f"{site}pair/")
    click(window, ".player-bar button", "Next")
    click(window, ".player-bar button", "Next")
    by_button = window.evaluate(STEPS)
    window.press("ArrowRight")
    window.press("ArrowRight")
    window.press("ArrowLeft")
    by_key = window.evaluate(STEPS)
    said = window.evaluate(SAID)
    until(window, "location.hash === '#conversation-1=3'")
    window.reload()
    until(window, "document.querySelector('.player-bar')")
    after = window.evaluate(STEPS)
    click(window, ".player-bar button", "Show all")

    assert [[2, 3], [2, 4]] == by_button
    assert [[3, 2], [3, 3]] == by_key == after
    assert said.startswith("Step 3 of 6")
    assert [[0, 0], [0, 0]] == window.evaluate(STEPS)
