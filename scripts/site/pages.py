"""The pages of a site, as its `mkdocs.yml` lists them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import get_yaml_loader, yaml_load


class Listed(NamedTuple):
    """A page's line in the navigation.

    Attributes:
        name: The page's file, relative to the folder of the pages.
        label: What the navigation calls it, or nothing.
        section: The part of the navigation it stands in, or nothing.
    """

    name: str
    label: str
    section: str


@dataclass(frozen=True)
class Page:
    """One page of the navigation.

    Attributes:
        name: Its file, relative to the folder of the pages.
        text: Its Markdown, without front matter.
        meta: Its front matter.
        section: The part of the navigation it stands in, or nothing.
        label: What the navigation calls it, or nothing.
    """

    name: str
    text: str
    meta: Mapping[str, Any]
    section: str = ""
    label: str = ""

    @property
    def title(self) -> str:
        """What a list of pages calls it."""
        return self.label or str(self.meta.get("title", self.name))

    @property
    def description(self) -> str:
        """What it is about, in a sentence."""
        return str(self.meta.get("description", "")).strip()

    @property
    def path(self) -> str:
        """Its address below the site's."""
        return path_of(self.name)


@dataclass(frozen=True)
class Site:
    """What is to be known of a site after its build.

    Attributes:
        name: What it is called.
        description: What it is about.
        url: Its address, with a slash at the end.
        pages: Its pages, in the order of the navigation.
        snippets: The settings of the extension that includes files.
        search: The settings of the search.
    """

    name: str
    description: str
    url: str
    pages: tuple[Page, ...]
    snippets: Mapping[str, Any]
    search: Mapping[str, Any]


def path_of(name: str) -> str:
    """The address of a page below the site's.

    Args:
        name: Its file, relative to the folder of the pages.

    Returns:
        A folder, as MkDocs' `use_directory_urls` has it; nothing for the home page.
    """
    stem = name.removesuffix(".md")
    folder = posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
    return f"{folder}/" if folder else ""


def settings(folder: Path) -> dict[str, Any]:
    """What `mkdocs.yml` says.

    Args:
        folder: Where it is.
    """
    with (folder / "mkdocs.yml").open("rb") as source:
        return yaml_load(source, get_yaml_loader(yaml.CLoader))


def listed(nav: list[Any], section: str = "") -> Iterator[Listed]:
    """The pages of a navigation, in order.

    Args:
        nav: As `mkdocs.yml` has it.
        section: The part that it is.
    """
    for entry in nav:
        [(label, what)] = entry.items() if isinstance(entry, dict) else [("", entry)]
        if isinstance(what, list):
            yield from listed(what, label)
        else:
            yield Listed(what, label, section)


def load(site: Path) -> Site:
    """Read what a site was built from.

    Args:
        site: The folder of the built site, which stands beside its `mkdocs.yml`.
    """
    told = settings(site.parent)
    docs = site.parent / told["docs_dir"]
    return Site(
        name=told["site_name"],
        description=" ".join(told.get("site_description", "").split()),
        url=told["site_url"],
        pages=tuple(_pages(told["nav"], docs)),
        snippets=_options(told, "markdown_extensions", "pymdownx.snippets"),
        search=_options(told, "plugins", "search"),
    )


def _options(told: Mapping[str, Any], kind: str, name: str) -> Mapping[str, Any]:
    """The settings of an extension or a plugin."""
    given = (each for each in told.get(kind, []) if isinstance(each, dict))
    return next((each[name] for each in given if name in each), {})


def _pages(nav: list[Any], docs: Path) -> Iterator[Page]:
    for name, label, section in listed(nav):
        text, meta = get_data((docs / name).read_text("utf-8"))
        yield Page(name, text, meta, section, label)
