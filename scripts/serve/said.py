"""What MkDocs says in the terminal, and no more than that."""

from __future__ import annotations

import logging
from pathlib import Path

from scripts.site.located import located


def let_mkdocs_speak(folder: Path) -> None:
    """Print what it warns of, with its place, and that it serves."""

    class Located(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return located(super().format(record), folder)

    handler = logging.StreamHandler()
    handler.setFormatter(Located())
    handler.addFilter(_is_news)
    logging.getLogger().addHandler(handler)
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)


def _is_news(record: logging.LogRecord) -> bool:
    """That it serves, or a warning; not the one that it builds some pages alone."""
    words = str(record.msg)
    if record.levelno == logging.INFO:
        return "Serving on" in words
    return not words.startswith("A 'dirty' build")
