"""Wires the pages of `docs/` to Sybil, with this site's own kind of evidence."""

pytest_plugins = ["tests.pages.plugin", "tests.evidence.conversation"]
