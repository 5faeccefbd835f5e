"""What the HTML of a conversation shows, and what of it is read aloud."""

from __future__ import annotations

from typing import Any

import html5lib

from examples.conversation import parse
from examples.conversation.lanes import html

SAID = "span[@class='said']"
BARS = "span[@class='bars']/i"
FLAGS = {"after", "ends", "starts"}


def drawn(text: str) -> Any:
    """The element that shows a text."""
    [element] = body(html(parse(text)))
    return element


def body(written: str) -> Any:
    """The body of a page of this HTML."""
    return html5lib.parse(written, namespaceHTMLElements=False).find("body")


def steps(shown: Any) -> list[Any]:
    """The items of its list."""
    return list(shown.find(".//ol"))


def spoken(step: Any) -> str:
    """What is read aloud of a step."""
    words = [
        "".join(part.itertext())
        for part in step.find(SAID)
        if not part.get("aria-hidden")
    ]
    return " ".join(words)


def rows(shown: Any) -> str:
    """What the bars show: a line for each step, with its first word."""
    return "\n".join(_row(step) for step in steps(shown))


def _row(step: Any) -> str:
    bars = [(bar.get("class") or "-").split() for bar in step.findall(BARS)]
    words = ["".join(step.find(f"{SAID}/code").itertext()).split()[0]]
    words += [_bar(bar) for bar in bars if "after" not in bar]
    after = [_bar(bar) for bar in bars if "after" in bar]
    return " ".join([*words, *(["then"] if after else []), *after])


def _bar(names: list[str]) -> str:
    return ":".join(name for name in names if name not in FLAGS)


def table(text: str) -> str:
    """A table as `rows` writes it, without what only aligns it."""
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))
