"""What pages are checked by: a site, and the limits and lists of its project."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.pages.failure import Place
from tests.pages.limits import Limits
from tests.pages.namespace import identifier
from tests.pages.site import Site


@dataclass(frozen=True)
class Rules:
    """What pages are checked by.

    Attributes:
        site: The site they belong to.
        limits: How long a block may run.
        panels: Names of blocks that have a namespace of their own.
        commands: Programs that a `console` block may run.
        max_skips: How many blocks may be skipped in all; None for no cap.
        topics: What questions and exercises may be about; None if the site's blocks
            of these names are ordinary ones.
        skipped: The skips found so far.
        ids: The ids of questions and exercises found so far.
    """

    site: Site
    limits: Limits
    panels: frozenset[str] = frozenset()
    commands: tuple[str, ...] = ()
    max_skips: int | None = None
    topics: frozenset[str] | None = None
    skipped: list[Place] = field(default_factory=list)
    ids: dict[str, Place] = field(default_factory=dict)

    @property
    def scratch(self) -> Rules:
        """The same for an example of a page, whose skips and ids aren't the site's."""
        return replace(self, skipped=[], ids={}, max_skips=None)

    def is_ours(self, module: str) -> bool:
        """Whether a module, by its name, is one of the project."""
        top = self.site.folder / module.partition(".")[0]
        return top.is_dir() or top.with_suffix(".py").is_file()

    def module_name(self, path: Path) -> str:
        """The name of the module that a page's blocks run in."""
        folder = self.site.folder
        inside = path.relative_to(folder) if path.is_relative_to(folder) else path
        parts = inside.with_suffix("").parts
        return "_".join(["page", *map(identifier, parts)])
