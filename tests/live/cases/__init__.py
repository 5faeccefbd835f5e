"""Short programs whose output must be the same in CPython and in a browser.

A case is a function of a module that `TABLES` names, with no underscore before its
name. The tests read them as text: what needs Django is imported only where it runs.
"""

from __future__ import annotations

from collections.abc import Callable

TABLES = [
    "plain_asyncio",
    "threads",
    "bridges",
    "django_views",
    "channels_apps",
    "recorded",
]
"""In this order they are run."""

Case = Callable[[], object]


def differs(reason: str) -> Callable[[Case], Case]:
    """Declares that a case's output is another one in a browser.

    Args:
        reason: Why that can't be changed.
    """
    assert reason
    return lambda case: case
