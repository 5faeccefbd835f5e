"""A page's Markdown without the extensions of this site: any reader may read it.

The Markdown is [CommonMark](https://spec.commonmark.org/0.31.2/) with tables; what is
read is that of [PyMdown](https://facelessuser.github.io/pymdown-extensions/).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from scripts.site.pages import path_of

FENCE = re.compile(r" *(?P<marks>`{3,}|~{3,}) *(?P<info>.*?) *$")
LANGUAGE = re.compile(r"(?<!\S)\.(\w+)")
TITLE = re.compile(r'title="[^"]*"')
TALK = "conversation"
LINE_MARK = re.compile(r" \^\d+$", re.MULTILINE)
"""Tells which line of the code above said this; a page draws it, a text needs none."""
BLOCK = re.compile(r" *(?P<marks>/{3,}) (?P<kind>\w+)(?: \| (?P<title>.*?))? *$")
BLOCK_END = re.compile(r" */{3,} *$")
OPTION = re.compile(r" {4}\w+: ")
DIRECTIVE = re.compile(r"::: (?P<name>\S+)$")
MEMBERS = re.compile(r" +members: (?P<members>.*)$")
COMMENT = re.compile(r" *<!--.*--> *$")
ATTRIBUTES = re.compile(r" *\{:? *[.#][^{}]*\} *$")
INLINE = re.compile(
    r"(?P<code>(`+)(?!`).*?(?<!`)\2(?!`))"
    r"|(?<=\]\()(?P<to>[^)\s]+)"
    r"|(?<=[)*`])(?P<attributes>\{:? [^{}]*\})"
)


Reference = Callable[[str, "list[str] | None"], Iterable[str]]
"""Tells of an object of Python: its name, and which of its members, or all."""


def plain(lines: Iterable[str], name: str, url: str, reference: Reference) -> str:
    """Rewrite a page whose snippets are expanded.

    Args:
        lines: Its lines.
        name: Its file, relative to the folder of the pages.
        url: The address of the site.
        reference: What stands for a directive of mkdocstrings.

    Returns:
        Markdown whose links lead to the site's pages from anywhere.
    """
    written = _parts(iter(lines), lambda line: _line(line, name, url), reference)
    kept = [part for was, part in pairwise(["", *written]) if part or was]
    return "\n".join(kept).rstrip() + "\n"


def _parts(
    lines: Iterator[str], rewrite: Callable[[str], str], reference: Reference
) -> Iterator[str]:
    """Lines, and each fence as a whole."""
    block = None
    for line in lines:
        if block and OPTION.match(line):
            continue
        block = BLOCK.match(line)
        if fence := FENCE.match(line):
            first = line[: fence.end("marks")] + _info(fence["info"])
            text = "\n".join([first, *_until(lines, fence["marks"])])
            yield LINE_MARK.sub("", text) if fence["info"] == TALK else text
        elif block:
            yield from ["", *_title(block["kind"], block["title"], rewrite), ""]
        elif BLOCK_END.match(line):
            yield ""
        elif directive := DIRECTIVE.match(line):
            yield from reference(directive["name"], _members(lines))
        elif not COMMENT.match(line):
            yield rewrite(line)


def _until(lines: Iterator[str], marks: str) -> Iterator[str]:
    """The rest of a fence, which ends where as many marks stand alone."""
    for line in lines:
        yield line
        if set(line.strip()) == {marks[0]} and len(line.strip()) >= len(marks):
            return


def _info(info: str) -> str:
    """What a fence says of itself, as everyone writes it: language, then title."""
    if not info.startswith("{"):
        return info
    said = LANGUAGE.findall(info)[:1] + TITLE.findall(info)
    return " ".join(said)


def _title(kind: str, title: str | None, rewrite: Callable[[str], str]) -> list[str]:
    if kind == "html":
        return []
    return [f"**{rewrite(title or kind.capitalize())}**"]


def _members(lines: Iterator[str]) -> list[str] | None:
    """Which members a directive asks for, in the options below it."""
    members = None
    for line in lines:
        if not line.strip():
            break
        if asked := MEMBERS.match(line):
            names = asked["members"].strip("[]")
            members = [] if names == "false" else names.split(", ")
    return members


def _line(line: str, name: str, url: str) -> str:
    def plainly(found: re.Match[str]) -> str:
        if found["attributes"]:
            return ""
        return found["code"] or _address(found["to"], name, url)

    return INLINE.sub(plainly, ATTRIBUTES.sub("", line))


def _address(to: str, name: str, url: str) -> str:
    parts = urlsplit(to)
    if parts.scheme:
        return to
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), parts.path))
    where = path_of(path) if path.endswith(".md") else path
    target = url + (where if parts.path else path_of(name))
    return f"{target}#{parts.fragment}" if parts.fragment else target
