"""Wires the pages of `docs/` to Sybil."""

pytest_plugins = ["tests.pages.plugin"]
