"""Draws what other sites show of this one: a card for a link, an icon for a phone."""

from __future__ import annotations

import hashlib
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
CARD = DOCS / "assets" / "card.png"
ICON = DOCS / "assets" / "touch-icon.png"


def write() -> None:
    """Draw both, unless they are there as they would be drawn."""
    picture = Path(__file__).with_name("picture.py")
    state = hashlib.sha256(picture.read_bytes()).hexdigest()
    if all(
        path.exists() and state.encode() in path.read_bytes() for path in (CARD, ICON)
    ):
        return
    # Takes half a second to load, which a site that is there needn't wait for.
    from scripts.site.picture import card, icon

    card(CARD, state)
    icon(ICON, state)
