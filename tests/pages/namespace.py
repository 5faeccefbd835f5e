"""The names of a page: a real module, and one more for each tab or panel."""

from __future__ import annotations

import asyncio
import keyword
import os
import re
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any


class Namespace:
    """The module that a page's blocks run in, its children, and its event loop.

    A block under a tab label or in a panel runs in a child module of that
    name: it sees the page's names, and its own stay apart. The page reaches
    them as `label.name`, unless it uses that name itself.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._folder = os.getcwd()
        self._environ = dict(os.environ)
        self._modules: dict[tuple[str, ...], ModuleType] = {}
        self._lent: dict[tuple[str, ...], dict[str, object]] = {}
        self._runner: asyncio.Runner | None = None
        self._name = name
        self.module(())

    def module(self, labels: tuple[str, ...]) -> ModuleType:
        """The module for a container, up to date with the one around it."""
        found = self._modules.get(labels)
        if found is None:
            found = self._modules[labels] = self._new(labels)
        if labels:
            self._lend(labels, self.module(labels[:-1]), found)
        return found

    def _new(self, labels: tuple[str, ...]) -> ModuleType:
        module = ModuleType(".".join([self._name, *map(identifier, labels)]))
        module.__file__ = str(self._path)
        sys.modules[module.__name__] = module
        return module

    def _lend(
        self, labels: tuple[str, ...], page: ModuleType, child: ModuleType
    ) -> None:
        """Show the child the page's names, and the page the child."""
        lent = self._lent.setdefault(labels, {})
        names, own = vars(page), vars(child)
        for name, value in list(names.items()):
            if name.startswith("__") or value is child:
                continue
            if name not in own or (name in lent and own[name] is lent[name]):
                own[name] = lent[name] = value
        for name in [name for name in lent if name not in names]:
            if own.get(name) is lent.pop(name):
                del own[name]
        names.setdefault(identifier(labels[-1]), child)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Let what runs meanwhile bind no names: all are afterwards as they were."""
        modules = {key: dict(vars(module)) for key, module in self._modules.items()}
        lent = {key: dict(names) for key, names in self._lent.items()}
        try:
            yield
        finally:
            for key in self._modules.keys() - modules.keys():
                sys.modules.pop(self._modules.pop(key).__name__, None)
            for key, names in modules.items():
                now = vars(self._modules[key])
                for name in now.keys() - names.keys():
                    del now[name]
                now.update(names)
            self._lent = lent

    def run(self, coroutine: Coroutine[Any, Any, object]) -> object:
        """Run a block that awaits, on the page's one event loop."""
        if self._runner is None:
            self._runner = asyncio.Runner()
        return self._runner.run(coroutine)

    @property
    def loop(self) -> asyncio.AbstractEventLoop | None:
        """The page's event loop, if a block has awaited."""
        return None if self._runner is None else self._runner.get_loop()

    def waits_at(self) -> int | None:
        """The line of the page at which a block still awaits, if one does."""
        tasks = asyncio.all_tasks(self.loop) if self.loop is not None else ()
        for task in tasks:
            for frame in task.get_stack():
                if frame.f_code.co_filename == str(self._path):
                    return frame.f_lineno
        return None

    def close_loop(self) -> None:
        """Close the loop; the next block that awaits gets a new one."""
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.close()

    def close(self) -> None:
        """Close the loop, forget the modules, and undo `chdir` and `environ`."""
        os.chdir(self._folder)
        if dict(os.environ) != self._environ:
            os.environ.clear()
            os.environ.update(self._environ)
        for module in self._modules.values():
            sys.modules.pop(module.__name__, None)
        self.close_loop()


def identifier(label: str) -> str:
    """A label as a Python name: lower case, `_` for what a name can't hold."""
    name = re.sub(r"\W+", "_", label.lower()).strip("_")
    if keyword.iskeyword(name):
        return f"{name}_"
    return name if name.isidentifier() else f"_{name}"
