"""A fence that holds a snippet shows a module: its names are the module's."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import traceback
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from tests.pages.failure import Place, described
from tests.pages.limits import TimeUp

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page


def bind(page: Page, fence: Fence) -> None:
    """Bind the names of the modules that a fence shows lines of.

    Raises:
        Failure: A file it shows can't be imported.
    """
    names = vars(page.scope.module(fence.container.labels))
    for path in fence.modules:
        try:
            module = load(path)
        except (KeyboardInterrupt, TimeUp):
            raise
        except BaseException as error:
            what = f"{path.name} can't be imported: {described(error)}"
            raise fence.failure(f"{what} ({_place(error, path)})") from None
        for name, value in vars(module).items():
            if not name.startswith("__"):
                names[name] = value


def _place(error: BaseException, path: Path) -> Place:
    """The line of the file that the error came from."""
    trace = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno or 1 for frame in trace if Path(frame.filename) == path]
    line = error.lineno if isinstance(error, SyntaxError) else None
    return Place(path, lines[-1] if lines else line or 1)


def load(path: Path) -> ModuleType:
    """Import the module that a file is, once.

    A file that no folder of `sys.path` leads to is imported by its path.

    Raises:
        ImportError: It is not a Python file.
    """
    path = path.resolve()
    for folder in map(Path, sys.path):
        if path.is_relative_to(folder.resolve()) and path.suffix == ".py":
            parts = path.relative_to(folder.resolve()).with_suffix("").parts
            name = ".".join(part for part in parts if part != "__init__")
            if all(part.isidentifier() for part in parts) and _leads_to(name, path):
                return importlib.import_module(name)
    return _by_path(path)


def _leads_to(name: str, path: Path) -> bool:
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return False
    return spec is not None and spec.origin == str(path)


def _by_path(path: Path) -> ModuleType:
    name = f"shown_{path.stem}_{abs(hash(path))}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError("it is not a Python file")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
