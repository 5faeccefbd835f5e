"""Data and markup: parsed strictly, each by its own parser."""

from __future__ import annotations

import configparser
import json
import re
import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import html5lib
import yaml
from html5lib.html5parser import ParseError

from tests.pages.failure import Failure
from tests.pages.kinds import Kind, Run, register

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page


class Wrong(Exception):
    """The text is not of its language; the line is counted from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def parse_json(text: str) -> None:
    """RFC 8259: no comments, no NaN, no name twice."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        for name in names:
            if names.count(name) > 1:
                line = _second(text, f'"{name}"')
                raise Wrong(line, f"the name {name!r} stands twice")
        return dict(pairs)

    def refuse(constant: str) -> None:
        raise Wrong(_second(text, constant, 1), f"{constant} is not JSON")

    try:
        json.loads(text, object_pairs_hook=unique, parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise Wrong(error.lineno, error.msg) from None


def _second(text: str, part: str, which: int = 2) -> int:
    """The line on which a part stands for the second time."""
    found = list(re.finditer(re.escape(part), text))[:which]
    return text.count("\n", 0, found[-1].start()) + 1 if found else 1


def parse_toml(text: str) -> None:
    """TOML 1.0."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"at line (\d+)", str(error))
        line = int(match[1]) if match else text.count("\n") + 1
        message = re.sub(r" \(at [^)]*\)$", "", str(error))
        raise Wrong(line, message) from None


class _UniqueLoader(yaml.SafeLoader):
    """Safe YAML in which a key stands once."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: list[object] = []
        for key, _ in node.value:
            name = self.construct_object(key, deep=True)
            if name in seen and name != "<<":
                line = key.start_mark.line + 1
                raise Wrong(line, f"the key {name!r} stands twice")
            seen.append(name)
        return super().construct_mapping(node, deep)


def _plain(loader: Any, suffix: str, node: Any) -> Any:
    """The value of a node whose tag belongs to some application."""
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)
    return loader.construct_scalar(node)


_UniqueLoader.add_multi_constructor("", _plain)


def parse_yaml(text: str) -> None:
    """YAML 1.1; tags of applications are read as plain values."""
    try:
        for _ in yaml.load_all(text, _UniqueLoader):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Wrong(mark.line + 1 if mark else 1, str(error.problem)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise Wrong(1, str(error)) from None


def parse_ini(text: str) -> None:
    """What `configparser` reads: sections, and no section or option twice."""
    try:
        configparser.ConfigParser(interpolation=None, strict=True).read_string(text)
    except configparser.ParsingError as error:
        errors = getattr(error, "errors", None)
        line = errors[0][0] if errors else getattr(error, "lineno", 1)
        raise Wrong(line, "neither a section nor `name = value`") from None
    except configparser.Error as error:
        message = error.message.split("\n")[0].removeprefix("While reading from ")
        message = re.sub(r"^'<string>' \[line +\d+\]: ", "", message)
        raise Wrong(getattr(error, "lineno", None) or 1, message) from None


def parse_html(text: str) -> None:
    """A document if it begins as one, a fragment otherwise; no parse error."""
    parser = html5lib.HTMLParser(strict=True)
    start = text.lstrip()[:9].lower()
    whole = start.startswith(("<!doctype", "<html"))
    try:
        parser.parse(text) if whole else parser.parseFragment(text)
    except ParseError as error:
        (line, _), _, _ = parser.errors[-1]
        raise Wrong(line, str(error)) from None


def _kind(parse: Callable[[str], None], *languages: str) -> Kind:
    def evaluate(page: Page, fence: Fence) -> Run:
        try:
            parse(fence.source)
        except Wrong as wrong:
            message = f"not {languages[0].upper()}: {wrong}"
            raise Failure(fence.at(wrong.line), message) from None
        return Run()

    def sabotage(fence: Fence) -> Fence:
        return fence.with_source(f"{fence.source}<]{{")

    return register(Kind(languages[0], languages, evaluate, sabotage))


KINDS = (
    _kind(parse_json, "json"),
    _kind(parse_toml, "toml"),
    _kind(parse_yaml, "yaml", "yml"),
    _kind(parse_ini, "ini", "cfg"),
    _kind(parse_html, "html"),
)
