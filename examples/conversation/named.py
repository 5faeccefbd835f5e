"""The application that a command line names."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any


class Wrong(Exception):
    """What the command line names can't be asked."""


def application(named: str) -> tuple[str, Any]:
    """Imports an application, from the folder that the command runs in, too.

    Args:
        named: `module:attribute`, or a module that has an `application`.

    Returns:
        Its name as `module:attribute`, and the application.

    Raises:
        Wrong: If there is none of that name.
    """
    module, colon, attribute = named.partition(":")
    attribute = attribute if colon else "application"
    if not (module and attribute):
        raise Wrong(f"{named}: write module:attribute")
    sys.path.insert(0, os.getcwd())
    try:
        found: Any = importlib.import_module(module)
    except Exception as error:
        raise Wrong(f"{module}: {type(error).__name__}: {error}") from error
    for name in attribute.split("."):
        if not hasattr(found, name):
            raise Wrong(f"{module}: has no {attribute}")
        found = getattr(found, name)
    return f"{module}:{attribute}", found
