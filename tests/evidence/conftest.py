"""What the tests of this site's own kinds of evidence share."""

from tests.pages.conftest import scratch

__all__ = ["scratch"]
