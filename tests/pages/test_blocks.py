"""The tree of a page's blocks, as the site reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pages.blocks import Block
from tests.pages.conftest import Scratch, page
from tests.pages.rendered import read
from tests.pages.tasks import outline

TASK = page(
    """
    /// question | Which?
        attrs: {id: which, class: wide, data-level: easy}

    - **A** one
    - **B** two

        ```python
        2
        ```

    - **C** three

    /// details | Hint
        attrs: {class: hint}
    Look.
    ///

    Text.

    /// details | Solution
        attrs: {class: solution}

    - **A** no
    - **B** yes
    - as for **C**
    - **Both** may be
    ///
    ///
    """
)


def indented(text: str, by: str) -> str:
    """The text with an indent before each line that isn't empty."""
    return "".join(f"{by}{line}".rstrip() + "\n" for line in text.splitlines())


TEXTS = {
    "plain": TASK,
    "other slashes": TASK.replace("/// question", "//// question").replace(
        "///\n///\n", "///\n////\n"
    ),
    "in a list": f"- Item:\n\n{indented(TASK, '    ')}",
    "in a quote": f"Text.\n\n{indented(TASK, '> ')}",
    "in a tab": f"//// tab | One\n{TASK}////\n",
    "beside a note": f"/// note | Title\n    attrs: {{id: aside}}\n///\n\n{TASK}",
    "no space": TASK.replace("/// question | Which?", "///question|Which?"),
    "capitals": TASK.replace("/// question", "/// Question"),
    "after a paragraph": f"Text.\n{TASK}",
    "a fence that shows one": f"````markdown\n{TASK}````\n\n{TASK}",
    "longer options": TASK.replace(
        "    attrs: {id: which, class: wide, data-level: easy}",
        "    attrs:\n      id: which\n      class: wide\n      data-level: easy",
    ),
}


def blocks(scratch: Scratch, text: str) -> list[Block]:
    """The blocks that are checked at their end."""
    return scratch.read(text.encode(), scratch.rules()).blocks


@pytest.mark.parametrize("name", TEXTS)
def test_as_the_site_shows_it(scratch: Scratch, name: str) -> None:
    """What is read from the source is what the site's HTML holds."""
    html = scratch.rules().site.markdown.reset().convert(TEXTS[name])

    found = [outline(block) for block in blocks(scratch, TEXTS[name])]

    assert list(read(html).tasks) == found
    assert [("A", "B", "C")] == [each.options for each in found]
    assert [("A", "B")] == [each.explained for each in found]


def test_parts(scratch: Scratch) -> None:
    """A block has its lines, fences and blocks, and no others."""
    (block,) = blocks(scratch, TASK)

    lines = [line.text for line in block.lines if line.text]

    assert ["- **A** one", "- **B** two", "- **C** three", "Text."] == lines
    assert ["2"] == [fence.source for fence in block.fences]
    assert ["hint", "solution"] == [each.classes[0] for each in block.blocks]
    assert {"id": "which", "data-level": "easy"} == block.attrs
    assert ("wide",) == block.classes
    assert "Which?" == block.title


NOT_SHOWN = {
    "a number": ("data-level: easy", "data-level: 1"),
    "no YAML": ("data-level: easy", "data-level: ]"),
    "a list": ("attrs: {id: which", "attrs: [{id: which"),
}


@pytest.mark.parametrize("name", NOT_SHOWN)
def test_what_the_site_shows_as_text(scratch: Scratch, name: str) -> None:
    """Options that the site can't read make no block of it: that is a failure."""
    text = TASK.replace(*NOT_SHOWN[name])
    html = scratch.rules().site.markdown.reset().convert(text)

    (block,) = blocks(scratch, text)

    assert () == read(html).tasks
    assert "the site shows this block as text" in str(block.problem)


def test_other_sites_have_blocks_of_their_own(scratch: Scratch) -> None:
    """Without topics a question is an admonition as any other."""
    rules = replace(scratch.rules(), topics=None)

    report = scratch.report(scratch.read(TASK.encode(), rules))

    assert () == report.failures
