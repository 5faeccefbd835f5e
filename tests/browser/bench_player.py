"""How long a step of the player takes; `make bench` runs it, the gate does not."""

from statistics import median

from playwright.sync_api import Browser

from tests.browser.players import opened

# How long one step takes, from the press to the finished layout, in milliseconds.
DURATIONS = """
(times) => {
  const next = [...document.querySelectorAll("button")]
    .find((button) => button.textContent === "Next");
  return Array.from({ length: times }, () => {
    const before = performance.now();
    next.click();
    document.body.getBoundingClientRect();
    return performance.now() - before;
  });
}
"""


def test_a_step_of_many_costs_little_more(browser: Browser, player_site: str) -> None:
    """A step of 2,000 costs at most 3 times a step of 20, and 5 ms."""
    took = {}
    for count in (20, 2000):
        with opened(browser, f"{player_site}{count}/") as page:
            took[count] = page.evaluate(DURATIONS, 18)
    for count, durations in took.items():
        print(f"{count:>5} steps: the first takes {durations[0]:.1f} ms,", end=" ")
        print(f"then each {median(durations):.1f} ms")

    assert median(took[2000]) <= 3 * median(took[20]) + 5, took
