"""Shows a `conversation` fence as lanes, for the site.

A formatter of [SuperFences](https://facelessuser.github.io/pymdown-extensions/extensions/superfences/#custom-fences).
"""

from __future__ import annotations

from typing import Any

from pymdownx.superfences import SuperFencesException

from examples.conversation.lanes import html
from examples.conversation.parse import parse

ELEMENT = "conversation-player"


def formatted(
    source: str,
    language: str,
    css_class: str,
    options: dict[str, str],
    md: Any,
    *,
    id_value: str = "",
    **_: Any,
) -> str:
    """The HTML of a `conversation` fence.

    Args:
        source: The text of a conversation.
        language: The fence's language.
        css_class: The class of the element.
        options: The fence's options.
        md: The site's Markdown.
        id_value: The fence's id.

    Returns:
        One element.

    Raises:
        SuperFencesException: If the text is none of a conversation.
    """
    if ELEMENT not in md.block_level_elements:
        md.block_level_elements.append(ELEMENT)  # else Markdown puts it into a <p>
    try:
        conversation = parse(source)
    except ValueError as error:
        message = f"conversation: {error}; mend it, or run `make refresh`"
        raise SuperFencesException(message) from error
    return html(conversation, id_value)
