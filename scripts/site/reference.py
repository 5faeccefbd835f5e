"""What the reference tells of the Python code: its docstrings and its source."""

from __future__ import annotations

from collections.abc import Iterator

import griffe

Found = griffe.Object | griffe.Alias


class Reference:
    """The objects of Python code, read from its source and never imported.

    Args:
        folder: Where its packages are.
    """

    def __init__(self, folder: str) -> None:
        self._loader = griffe.GriffeLoader(search_paths=[folder])

    def __call__(self, name: str, members: list[str] | None) -> Iterator[str]:
        """Tell of an object.

        Args:
            name: Its full name.
            members: Which of a module's members are told of as well; without a list,
                those that are its own and public.

        Yields:
            Lines of Markdown.
        """
        package = name.partition(".")[0]
        if package not in self._loader.modules_collection:
            self._loader.load(package, try_relative_path=False)
            self._loader.resolve_aliases()
        found = self._loader.modules_collection[name]
        yield from ["", f"### `{name}`", ""]
        if not found.is_module:
            yield from _source(found)
            return
        yield from [found.docstring.value if found.docstring else "", ""]
        for member in _members(found, members):
            yield from _source(member)


def _members(module: Found, wanted: list[str] | None) -> Iterator[Found]:
    for name, member in module.members.items():
        is_own = not member.is_alias and not member.is_module and member.docstring
        if name in wanted if wanted is not None else is_own and name[0] != "_":
            yield member


def _source(found: Found) -> list[str]:
    told = ["```python", *found.source.split("\n"), "```", ""]
    if found.is_attribute and found.docstring:
        told += [found.docstring.value, ""]
    return told
