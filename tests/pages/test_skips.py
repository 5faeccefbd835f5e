"""Skips: one comment above its fence, with a reason, counted and capped."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Scratch, good

BLOCK = "```python\n1 / 0\n```\n"

GOOD = {
    "plain": "<!-- skip: needs a network -->\n\n",
    "no empty line": "<!-- skip: needs a network -->\n",
    "no space": "<!--skip: needs a network-->\n\n",
    "Sybil's own form": '<!-- skip: next "needs a network" -->\n\n',
}


@pytest.mark.parametrize("name", GOOD)
def test_leaves_out_the_block_below(scratch: Scratch, name: str) -> None:
    """One block is left out and counted; the rest runs."""
    text = f"{GOOD[name]}{BLOCK}\n```python\nx = 1\n```\n"

    assert good(1, skipped=1) == scratch.check(text)


def test_leaves_out_no_more_than_one(scratch: Scratch) -> None:
    """The second block runs."""
    text = f"<!-- skip: needs a network -->\n\n{BLOCK}\n{BLOCK}"

    report = scratch.check(text)

    assert 1 == report.skipped
    assert [8] == report.lines


@pytest.mark.parametrize("indent", ["> ", "    "])
def test_in_a_quote_or_list(scratch: Scratch, indent: str) -> None:
    """The comment stands where its block stands."""
    lines = ["<!-- skip: needs a network -->", "", "```python", "1 / 0", "```"]
    opener = "Text.\n\n" if indent == "> " else "- Item:\n\n"
    text = opener + "".join(f"{indent}{line}".rstrip() + "\n" for line in lines)

    assert good(0, skipped=1) == scratch.check(text)


@pytest.mark.parametrize(
    "fence",
    ["```json\n{\n```\n", "```\nx\n```\n", "```none\nx\n```\n"],
)
def test_leaves_out_any_kind(scratch: Scratch, fence: str) -> None:
    """Whatever the block is, its reason is shown and nothing is judged."""
    report = scratch.check(f"<!-- skip: half a file -->\n\n{fence}")

    assert good(0, skipped=1) == report


BAD = {
    "no reason": (f"<!-- skip -->\n\n{BLOCK}", [1, 4], "gives its reason"),
    "empty reason": (f"<!-- skip: -->\n\n{BLOCK}", [1, 4], "gives its reason"),
    "next without a reason": (
        f"<!-- skip: next -->\n\n{BLOCK}",
        [1, 4],
        "<!-- skip: reason -->",
    ),
    "start without a reason": (
        f"<!-- skip: start -->\n\n{BLOCK}\n{BLOCK}",
        [1, 4, 8],
        "gives its reason",
    ),
    "end": (f"<!-- skip: end -->\n\n{BLOCK}", [1, 4], "gives its reason"),
    "no block": ("<!-- skip: x y -->\n\nText.\n", [1], "stands above no block"),
    "last line": ("Text.\n\n<!-- skip: x y -->\n", [3], "stands above no block"),
    "prose between": (
        f"<!-- skip: x y -->\n\nText.\n\n{BLOCK}",
        [1, 6],
        "move or drop it",
    ),
    "twice": (
        f"<!-- skip: x y -->\n\n<!-- skip: x y -->\n\n{BLOCK}",
        [1],
        "stands above no block",
    ),
    "above a table": (
        "<!-- skip: x y -->\n\n| a |\n|---|\n| 1 |\n",
        [1, 3],
        "stands above no block",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_refuses(scratch: Scratch, name: str) -> None:
    """A skip without reason or use is a failure, and skips nothing."""
    text, lines, words = BAD[name]

    report = scratch.check(text)

    assert lines == report.lines
    assert words in report.failures[0]


def test_is_capped(scratch: Scratch) -> None:
    """The cap of the project holds for all pages together."""
    text = f"<!-- skip: x y -->\n\n{BLOCK}\n"
    rules = scratch.rules(max_skips=3)

    reports = [scratch.report(scratch.read(text * 2, rules, f"{n}.md")) for n in (1, 2)]

    assert good(0, skipped=2) == reports[0]
    assert 1 == reports[1].skipped
    assert [7, 10] == reports[1].lines
    assert "more skips than 3, the cap `pages_max_skips`" in reports[1].failures[0]


def test_a_skip_in_a_fence_is_text(scratch: Scratch) -> None:
    """Only the page's own comments count."""
    text = "```html\n<!-- skip: x y -->\n```\n\n```python\nx = 1\n```\n"

    assert good(2) == scratch.check(text)
