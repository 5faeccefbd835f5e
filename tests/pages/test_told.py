"""What a block makes known while it runs is remembered with it."""

from __future__ import annotations

from tests.pages.told import gathered, tell


def test_is_gathered_in_order() -> None:
    """What is told meanwhile is gathered; what is told before or after is not."""
    tell(0)

    with gathered() as things:
        tell(1)
        tell(2)
    tell(3)

    assert [1, 2] == things


def test_the_innermost_hears_alone() -> None:
    """A page within a page keeps what its blocks tell."""
    with gathered() as outer:
        tell(1)
        with gathered() as inner:
            tell(2)
        tell(3)

    assert ([1, 3], [2]) == (outer, inner)
