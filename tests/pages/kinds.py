"""The kinds of evidence a fence can be: one table, keyed by language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page

READ_BY_THE_SITE = frozenset({"hl_lines", "id", "linenums", "title", "title_mode"})
SHOWN_BY_THE_SITE = frozenset(
    {"annotate", "copy", "no-copy", "no-select", "select", "wrap"}
)


@dataclass(frozen=True)
class Run:
    """What a fence did when it was evaluated.

    Attributes:
        output: What it printed or answered; None for a fence that runs nothing.
        shown_by: The kind that shows the output right below.
    """

    output: str | None = None
    shown_by: str = "text"


@dataclass(frozen=True)
class Kind:
    """One kind of evidence.

    Attributes:
        name: What a failure and the counts call it.
        languages: The languages of its fences, or language and class: `python.check`.
        evaluate: Checks a fence, and tells what it did.
        sabotage: A fence made wrong, for the test that breaks every block.
        attributes: Fence attributes that `evaluate` reads.
        classes: Fence classes that `evaluate` reads.
    """

    name: str
    languages: tuple[str, ...]
    evaluate: Callable[[Page, Fence], Run]
    sabotage: Callable[[Fence], Fence]
    attributes: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def unread(self, fence: Fence) -> str | None:
        """An attribute or class of the fence that neither this nor the site reads."""
        for name in fence.values:
            known = name in READ_BY_THE_SITE or name.startswith("data-")
            if not known and name not in self.attributes:
                return f'{name}="{fence.values[name]}"'
        for name in fence.classes:
            if name not in SHOWN_BY_THE_SITE and name not in self.classes:
                return f".{name}"
        return None


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Let fences of the kind's languages be evaluated by it."""
    _kinds.update(dict.fromkeys(kind.languages, kind))
    return kind


def kind_of(fence: Fence) -> Kind:
    """The kind that checks a fence.

    Raises:
        Failure: It has no language, or one that nothing here can check.
    """
    classed = (f"{fence.language}.{name}" for name in fence.classes)
    for name in (*classed, fence.language):
        if name in _kinds:
            return _kinds[name]
    known = ", ".join(sorted({kind.name for kind in _kinds.values()}))
    what = (
        f"nothing checks the language `{fence.language}`"
        if fence.language
        else "this block names no language"
    )
    raise fence.failure(f"{what}; name one of {known}")
