"""The site as its own `mkdocs.yml` describes it: its Markdown and its pages."""

from __future__ import annotations

import importlib.util
import os
import warnings
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from pymdownx.superfences import SuperFencesBlockPreprocessor


@dataclass(frozen=True)
class Site:
    """A site's configuration, and what of it doesn't take part."""

    config: MkDocsConfig
    missing: tuple[str, ...] = ()
    not_run: tuple[str, ...] = ()

    @cached_property
    def folder(self) -> Path:
        """The folder of `mkdocs.yml`, where relative paths begin."""
        return Path(str(self.config.config_file_path)).parent

    @property
    def docs(self) -> Path:
        """The folder of the pages."""
        return Path(self.config.docs_dir)

    @cached_property
    def pages(self) -> dict[Path, str]:
        """The Markdown files that MkDocs itself would build, and what they become."""
        files = get_files(self.config)
        set_exclusions(files, self.config)
        return {
            Path(str(file.abs_src_path)): file.dest_uri
            for file in files.documentation_pages()
            if not file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
        }

    @cached_property
    def markdown(self) -> Markdown:
        """The site's Markdown; superfences is added where the site lacks it."""
        md = self._own_markdown
        if not self.has_superfences:
            md.registerExtensions(["pymdownx.superfences"], {})
        return md

    @cached_property
    def has_superfences(self) -> bool:
        """Whether the site itself reads fences as superfences does."""
        kinds = [type(each) for each in self._own_markdown.preprocessors]
        return any(issubclass(kind, SuperFencesBlockPreprocessor) for kind in kinds)

    @cached_property
    def _own_markdown(self) -> Markdown:
        with chdir(self.folder), _quiet():
            return Markdown(
                extensions=self.config.markdown_extensions,
                extension_configs=self.config.mdx_configs,
            )


@contextmanager
def _quiet() -> Iterator[None]:
    """What a site's extensions warn of is theirs to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def load(path: Path) -> Site:
    """Read a `mkdocs.yml` without running any of its plugins or hooks.

    Args:
        path: The configuration file.

    Returns:
        The site; what isn't installed is left out, and listed as missing.

    Raises:
        ValueError: The file can't be read as a MkDocs configuration.
    """
    missing: list[str] = []
    config = MkDocsConfig(config_file_path=str(path.resolve()))
    try:
        with path.open("rb") as source:
            written = yaml_load(source, _tolerant_loader(config, missing))
    except (OSError, TypeError, ConfigurationError) as error:
        what = " ".join(str(error).split())
        raise ValueError(f"{path}: not a readable mkdocs.yml ({what})") from None
    if not isinstance(written, dict):
        raise ValueError(f"{path}: a mkdocs.yml maps names to settings")
    with chdir(path.resolve().parent), _quiet():
        config.load_dict(_installed(written, missing, path))
        errors, _ = config.validate()
    if errors:
        key, problem = errors[0]
        raise ValueError(f"{path}: {key}: {' '.join(str(problem).split())}")
    return Site(config, tuple(missing), _not_run(written, path))


def _not_run(written: dict[str, Any], path: Path) -> tuple[str, ...]:
    """The code of the site that may change its pages; here they stay as written."""
    return tuple(
        f"{key.removesuffix('s')} {name}"
        for key in ("plugins", "hooks")
        for name in _named(written, key, path)
    )


_READ = (
    "docs_dir",
    "draft_docs",
    "exclude_docs",
    "not_in_nav",
    "site_url",
    "use_directory_urls",
)
"""The settings that say which pages there are, and what they become."""


def _installed(
    written: dict[str, Any], missing: list[str], path: Path
) -> dict[str, Any]:
    """The settings that pages depend on, without extensions that don't load."""
    installed = {point.name for point in entry_points(group="mkdocs.plugins")}
    installed |= {name.partition("/")[2] for name in installed}
    plugins = _named(written, "plugins", path)
    missing += [f"plugin {name}" for name in plugins if name not in installed]
    found = _named(written, "markdown_extensions", path)
    extensions = _working(found, missing)
    kept = {key: written[key] for key in _READ if key in written}
    listed = [{name: options} for name, options in extensions.items()]
    return {"site_name": "", **kept, "markdown_extensions": listed, "plugins": []}


def _named(written: dict[str, Any], key: str, path: Path) -> dict[str, Any]:
    """Names with their options, from either of the two ways to list them.

    Raises:
        ValueError: It is neither a list nor a mapping.
    """
    listed = written.get(key) or []
    if isinstance(listed, dict):
        return listed
    if not isinstance(listed, list):
        raise ValueError(f"{path}: {key}: a list is needed, not {listed!r}")
    named: dict[str, Any] = {}
    for entry in listed:
        named |= entry if isinstance(entry, dict) else {str(entry): None}
    return named


def _working(found: dict[str, Any], missing: list[str]) -> dict[str, Any]:
    """The extensions that load here; those that don't, without options or at all."""
    working: dict[str, Any] = {}
    for name, options in found.items():
        if not _is_extension(name):
            missing.append(f"extension {name}")
        elif _loads(name, options or {}):
            working[name] = options or {}
        elif _loads(name, {}):
            missing.append(f"options of extension {name}")
            working[name] = {}
        else:
            missing.append(f"extension {name}")
    return working


def _loads(name: str, options: dict[str, Any]) -> bool:
    try:
        Markdown(extensions=[name], extension_configs={name: options})
    except Exception:
        return False
    return True


@cache
def _known_extensions() -> frozenset[str]:
    return frozenset(point.name for point in entry_points(group="markdown.extensions"))


def _is_extension(name: str) -> bool:
    if name in _known_extensions():
        return True
    try:
        return importlib.util.find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False


def _tolerant_loader(config: MkDocsConfig, missing: list[str]) -> type:
    """MkDocs' YAML loader, with an absent Python name noted instead of fatal."""
    Loader = get_yaml_loader(config=config)

    def python_name(loader: Any, suffix: str, node: Any) -> object:
        try:
            return loader.find_python_name(suffix, node.start_mark)
        except yaml.YAMLError:
            missing.append(f"Python name {suffix}")
            return None

    def python_object(loader: Any, suffix: str, node: Any) -> object:
        try:
            return loader.construct_python_object_apply(suffix, node, newobj=False)
        except (yaml.YAMLError, TypeError):
            missing.append(f"Python object {suffix}")
            return None

    Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", python_name)
    Loader.add_multi_constructor(
        "tag:yaml.org,2002:python/object/apply:", python_object
    )
    Loader.add_multi_constructor("!", lambda *_: None)
    return Loader  # type: ignore[no-any-return]


def find(start: Path) -> Path:
    """The project's own `mkdocs.yml`.

    Raises:
        ValueError: There is none.
    """
    path = start / "mkdocs.yml"
    if not os.path.exists(path):
        raise ValueError(f"{path}: no such file; name one with --mkdocs=")
    return path
