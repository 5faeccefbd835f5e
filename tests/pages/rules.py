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
        skipped: The skips found so far.
    """

    site: Site
    limits: Limits
    panels: frozenset[str] = frozenset()
    commands: tuple[str, ...] = ()
    max_skips: int | None = None
    skipped: list[Place] = field(default_factory=list)

    @property
    def scratch(self) -> Rules:
        """The same for an example of a page, whose skips are not the site's."""
        return replace(self, skipped=[], max_skips=None)

    def module_name(self, path: Path) -> str:
        """The name of the module that a page's blocks run in."""
        folder = self.site.folder
        inside = path.relative_to(folder) if path.is_relative_to(folder) else path
        parts = inside.with_suffix("").parts
        return "_".join(["page", *map(identifier, parts)])
