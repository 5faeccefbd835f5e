"""What all tests share."""

from pathlib import Path

import pytest

from scripts.site import make


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The folder of the whole site."""
    try:
        return make.site()
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)
