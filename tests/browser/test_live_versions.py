"""What a reader's run says of itself."""

import json
import re
from html import unescape
from importlib.metadata import version
from pathlib import Path


def test_the_browser_has_the_very_versions_of_the_lock(built_site: Path) -> None:
    """Django, asgiref and Channels are those that the tests have verified."""
    page = (built_site / "index.html").read_text("utf-8")
    content = re.search(r"<meta name='runtime' content='([^']*)'>", page)
    assert content is not None
    told = json.loads(unescape(content[1]))["versions"]

    names = ("django", "asgiref", "channels")

    assert {name: version(name) for name in names} == {
        name: told[name] for name in names
    }
    assert told["python"].startswith("3.14.")
