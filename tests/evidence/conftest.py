"""What the tests of this site's own kinds of evidence share."""

from tests.evidence.scratch_site import project
from tests.pages.conftest import scratch

__all__ = ["project", "scratch"]
