"""Wires the pages of `docs/` to Sybil, with this site's own kinds of evidence."""

pytest_plugins = [
    "tests.pages.plugin",
    "tests.evidence.conversation",
    "tests.evidence.files",
]
