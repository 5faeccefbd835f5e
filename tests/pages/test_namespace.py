"""Names: one module per page, and a child for each tab and panel."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.pages.conftest import CONFIG, Scratch, good, page
from tests.pages.namespace import Namespace

CLASSIC = f"""{CONFIG}
  - admonition
  - pymdownx.tabbed:
      alternate_style: true
"""


def block(source: str, indent: str = "") -> str:
    """A Python fence."""
    lines = ["```python", *page(source).rstrip().split("\n"), "```"]
    return "\n".join(f"{indent}{line}".rstrip() for line in lines) + "\n\n"


def tabs(first: str, second: str, style: str, labels: tuple[str, str]) -> str:
    """Two tabs, in either syntax, or two panels, each with a block."""
    if style == "===":
        parts = [
            f'=== "{label}"\n\n{block(source, "    ")}'
            for label, source in zip(labels, (first, second), strict=True)
        ]
        return "".join(parts)
    openers = {
        "tab": "tab | {}",
        "panel": "html | div.{}",
        "block": "{}",
    }
    parts = [
        f"/// {openers[style].format(label)}\n\n{block(source)}///\n\n"
        for label, source in zip(labels, (first, second), strict=True)
    ]
    return "".join(parts)


STYLES = ["===", "tab", "panel", "block"]


@pytest.mark.parametrize("style", STYLES)
def test_names_do_not_collide(scratch: Scratch, style: str) -> None:
    """Two apps of one name stay apart, and the page reaches both."""
    text = tabs("app = 1", "app = 2", style, ("wsgi", "asgi")) + block(
        """
        assert (wsgi.app, asgi.app) == (1, 2)
        assert "app" not in globals()
        """
    )

    assert good(3) == scratch.check(text, config=CLASSIC)


@pytest.mark.parametrize("style", STYLES)
def test_names_of_one_do_not_leak_into_the_other(scratch: Scratch, style: str) -> None:
    """What a tab binds is unknown in the next."""
    text = tabs("only = 1", "only", style, ("wsgi", "asgi"))

    report = scratch.check(text, config=CLASSIC)

    assert 1 == len(report.failures)
    assert "NameError: name 'only' is not defined" in report.failures[0]


@pytest.mark.parametrize("style", STYLES)
def test_a_tab_is_taken_up_again(scratch: Scratch, style: str) -> None:
    """Tabs with the same label further down go on where the first ended."""
    text = (
        block("x = 0")
        + tabs("x = 1", "x = 2", style, ("wsgi", "asgi"))
        + "## Later\n\n"
        + tabs("assert x == 1", "assert x == 2", style, ("wsgi", "asgi"))
        + block("assert x == 0")
    )

    assert good(6) == scratch.check(text, config=CLASSIC)


def test_sees_the_names_of_the_page(scratch: Scratch) -> None:
    """A tab sees what the page binds, before it and between its parts."""
    text = (
        block("x = 1")
        + tabs("assert x == 1", "x = 5", "tab", ("A", "B"))
        + block("x = 2")
        + tabs("assert x == 2", "assert x == 5", "tab", ("A", "B"))
    )

    assert good(6) == scratch.check(text)


def test_functions_see_the_names_of_their_tab(scratch: Scratch) -> None:
    """A function keeps the names of the block that defined it."""
    text = tabs(
        "kind = 1\n\ndef f():\n    return kind",
        "kind = 2\n\ndef f():\n    return kind",
        "tab",
        ("A", "B"),
    ) + block("assert (a.f(), b.f()) == (1, 2)")

    assert good(3) == scratch.check(text)


def test_nested_tabs(scratch: Scratch) -> None:
    """A tab in a tab has names of its own, and sees those of both around it."""
    text = (
        block("x = 1")
        + "//// tab | Outer\n\n"
        + block("y = 2")
        + "/// tab | Inner\n\n"
        + block("z = x + y")
        + "///\n\n"
        + block("assert inner.z == 3")
        + "////\n\n"
        + block("assert (outer.y, outer.inner.z) == (2, 3)")
    )

    assert good(5) == scratch.check(text)


@pytest.mark.parametrize(
    "container",
    [
        "/// note\n\n{}///\n\n",
        "/// details | Title\n\n{}///\n\n",
        "/// html | div.other\n\n{}///\n\n",
    ],
)
def test_other_blocks_share_the_page_s_names(scratch: Scratch, container: str) -> None:
    """Only tabs and panels keep their names to themselves."""
    text = container.format(block("x = 1")) + block("assert x == 1")

    assert good(2) == scratch.check(text)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ASGI", "asgi"),
        ("Django 5.2", "django_5_2"),
        ("async def", "async_def"),
        ("`code`", "code"),
        ("1st", "_1st"),
    ],
)
def test_labels_as_names(scratch: Scratch, label: str, name: str) -> None:
    """A label that is no name is reached by the nearest name."""
    text = (
        f"/// tab | {label}\n\n{block('x = 1')}///\n\n{block(f'assert {name}.x == 1')}"
    )

    assert good(2) == scratch.check(text)


def test_a_keyword_as_a_label(scratch: Scratch) -> None:
    """The tab of a label that is a keyword can be reached as well."""
    text = "/// tab | Async\n\n{}///\n\n{}".format(
        block("x = 1"), block("x = globals().get('_async') or globals()['async_']")
    )

    assert good(2) == scratch.check(text)


def test_a_page_s_own_name_comes_first(scratch: Scratch) -> None:
    """A tab doesn't replace a name that the page uses."""
    text = (
        block("wsgi = 'mine'")
        + "/// tab | WSGI\n\n"
        + block("x = 1")
        + "///\n\n"
        + block("assert wsgi == 'mine'")
    )

    assert good(3) == scratch.check(text)


def test_classes_of_a_tab_can_be_pickled(scratch: Scratch) -> None:
    """A tab is a module of its own, importable while its page runs."""
    source = """
        import pickle
        import sys

        class Note:
            pass

        copy = pickle.loads(pickle.dumps(Note()))
        assert type(copy) is Note
        assert vars(sys.modules[__name__]) is globals()
        """

    assert good(1) == scratch.check(f"/// tab | A\n\n{block(source)}///\n")


def test_pages_do_not_share_names(scratch: Scratch) -> None:
    """A page begins with nothing, and its module is gone when it ends."""
    text = block("import sys\n\nx = 1\nname = __name__")
    before = set(sys.modules)

    reports = [scratch.check(text), scratch.check(block("x"))]

    assert good(1) == reports[0]
    assert [2] == reports[1].lines
    assert set() == {name for name in set(sys.modules) - before if "page" in name}


def test_deleting_a_name_deletes_it_in_the_tab(scratch: Scratch) -> None:
    """A name that the page deleted is unknown in its tabs as well."""
    text = (
        block("x = 1")
        + "/// tab | A\n\n"
        + block("assert x == 1")
        + "///\n\n"
        + block("del x")
        + "/// tab | A\n\n"
        + block("x")
        + "///\n"
    )

    assert 1 == len(scratch.check(text).failures)


def test_a_raw_block_in_a_tab_keeps_its_line(scratch: Scratch) -> None:
    """Failures in tabs stand at the page's own line."""
    text = "Text.\n\n//// tab | A\n\n/// note\n\n```python\n1 / 0\n```\n\n///\n\n////\n"

    assert [8] == scratch.check(text).lines


def test_a_tab_in_a_quote(scratch: Scratch) -> None:
    """A block quote around a tab hides nothing of it."""
    inside = block("x = 1").replace("\n", "\n> ")
    text = f"> /// tab | A\n>\n> {inside}///\n\n{block('assert a.x == 1')}"

    assert good(2) == scratch.check(text)


def test_what_is_run_aside_leaves_no_names(tmp_path: Path) -> None:
    """Names bound, changed, deleted or lent meanwhile are as they were."""
    namespace = Namespace(tmp_path / "page.md", "page_aside")
    names = vars(namespace.module(()))
    names.update(kept=1, changed=1, deleted=1)
    panel = vars(namespace.module(("wsgi",)))

    with namespace.kept():
        names.update(bound=2, changed=2)
        del names["deleted"]
        namespace.module(("wsgi",)).own = 2  # type: ignore[attr-defined]
        namespace.module(("asgi",))

    assert (1, 1, 1) == (names["kept"], names["changed"], names["deleted"])
    assert {"bound", "asgi"}.isdisjoint(names)
    assert "page_aside.asgi" not in sys.modules
    assert panel is vars(namespace.module(("wsgi",)))
    assert 1 == panel["changed"]
    assert {"bound", "own"}.isdisjoint(panel)
    names["changed"] = 3
    assert 3 == vars(namespace.module(("wsgi",)))["changed"]
    namespace.close()
