"""What the reference tells of the Python code: its docstrings and its source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from griffe import Alias, ModulesCollection, Object

PACKAGE = "examples"


class Reference:
    """The objects of the examples, read from their source and never imported.

    Args:
        project: The folder that they are in.
        told: What was told of the same source before, and is added to.
    """

    def __init__(self, project: Path, told: dict[str, list[str]]) -> None:
        self._project = project
        self._told = told

    def __call__(self, name: str, members: list[str] | None) -> list[str]:
        """Tell of an object.

        Args:
            name: Its full name.
            members: Which of a module's members are told of as well; without a list,
                those that are its own and public.

        Returns:
            Lines of Markdown.
        """
        asked = f"{name} {members}"
        if asked not in self._told:
            self._told[asked] = [*_lines(name, self._code[name], members)]
        return self._told[asked]

    @cached_property
    def _code(self) -> ModulesCollection:
        # Takes longer than all twins, which have mostly been told of it before.
        from griffe import GriffeLoader

        loader = GriffeLoader(search_paths=[str(self._project)])
        loader.load(PACKAGE, try_relative_path=False)
        loader.resolve_aliases()
        return loader.modules_collection


def _lines(
    name: str, found: Object | Alias, members: list[str] | None
) -> Iterator[str]:
    yield from ["", f"### `{name}`", ""]
    if not found.is_module:
        yield from _source(found)
        return
    yield from [found.docstring.value if found.docstring else "", ""]
    for member in _members(found, members):
        yield from _source(member)


def _members(
    module: Object | Alias, wanted: list[str] | None
) -> Iterator[Object | Alias]:
    for name, member in module.members.items():
        is_own = not member.is_alias and not member.is_module and member.docstring
        if name in wanted if wanted is not None else is_own and name[0] != "_":
            yield member


def _source(found: Object | Alias) -> list[str]:
    told = ["```python", *found.source.split("\n"), "```", ""]
    if found.is_attribute and found.docstring:
        told += [found.docstring.value, ""]
    return told
