"""Lines that look like code to somebody, and that no block holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pymdownx.superfences import RE_NESTED_FENCE_START, RE_OPTIONS

from tests.pages.failure import Failure
from tests.pages.kinds import READ_BY_THE_SITE
from tests.pages.source import Source

Opens = Callable[[str, str], bool]
"""Whether a line opens a block that a fence closes."""


FENCE_LIKE = re.compile(
    r"^[> \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})(?P<rest>.*)$"
)
RAW = re.compile(r"^[> \t]*<(?:.*<)?(?P<tag>pre|table)\b", re.I)
PROMPT = re.compile(r"^[> \t]*>>> ")


def strays(
    outside: tuple[tuple[int, str], ...], source: Source, opens: Opens
) -> Iterator[Failure]:
    """The failures of such lines.

    Args:
        outside: The lines outside fences, with their index.
        source: What they are lines of.
        opens: Whether a line opens a block that a fence closes.
    """
    for index, text in outside:
        if "```" in text or "~~~" in text:
            match = FENCE_LIKE.match(text)
            if match and not ("`" in match["fence"] and "`" in match["rest"]):
                yield Failure(source.places[index], _stray(text, opens))
        elif "<" in text and (raw := RAW.match(text)):
            message = f"nothing checks a raw <{raw['tag']}>; write it as Markdown"
            yield Failure(source.places[index], message)
        elif ">>>" in text and PROMPT.match(text) and "<" not in text:
            message = "a prompt outside a fence is never run; put it in a pycon fence"
            yield Failure(source.places[index], message)


def _stray(text: str, opens: Opens) -> str:
    stripped = text.strip("> \t")
    if not stripped.startswith(("`", "~")):
        return (
            "a fence on a list item's own line is text on the site; "
            "put it on the next line, indented by 4"
        )
    fence = stripped[: len(stripped) - len(stripped.lstrip(stripped[0]))]
    match = RE_NESTED_FENCE_START.match(stripped)
    if match and not opens(stripped, fence):
        options = match["options"] or match["unrecognized"] or match["attrs"] or ""
        unread = [
            option[0]
            for option in RE_OPTIONS.finditer(match["options"] or "")
            if option["key"] not in READ_BY_THE_SITE
        ]
        return (
            f"`{stripped}` is text on the site: nothing reads "
            f"`{' '.join(unread) or options.strip()}`; "
            'mend the name, and write them as key="value" or { .language key="value" }'
        )
    return (
        "this fence is text on the site: it is not closed, or nothing opens it; "
        f"end a block with {fence} as long, and as far in, as it begins"
    )
