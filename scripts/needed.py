"""The programs that the tests drive, and where each is had."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from examples.servers import programs
from scripts import chromium
from scripts.commands import starts

FIREFOX_NAMES = ("firefox-esr", "firefox")


@dataclass(frozen=True)
class Program:
    """A program that the tests drive.

    Attributes:
        name: Of the program; another may do.
        find: Gives its path, or `None`.
        package: That holds it.
        systems: The `ID` of os-release where apt-get has it.
        elsewhere: What to do where it is not installed here.
    """

    name: str
    find: Callable[[], str | None]
    package: str
    systems: tuple[str, ...] = ("debian", "ubuntu")
    elsewhere: str = "put it on PATH"

    @property
    def advice(self) -> str:
        """What to do when it is missing."""
        return programs.advice(self.package, self.elsewhere)

    def need(self) -> str:
        """Its path.

        Raises:
            FileNotFoundError: It is not installed; the message says what to do.
        """
        if path := self.find():
            return path
        raise FileNotFoundError(f"no {self.name}: {self.advice}")


def _firefox() -> str | None:
    # Ubuntu's may be a stub that only asks for a snap.
    paths = filter(None, map(shutil.which, FIREFOX_NAMES))
    return next((path for path in paths if starts(path)), None)


def _named(name: str, package: str) -> Program:
    return Program(name, partial(programs.find, name), package)


CHROMIUM = Program(
    chromium.NAMES[0],
    chromium.find,
    chromium.NAMES[0],
    ("debian",),  # Ubuntu's only asks for a snap
    ".venv/bin/python -m playwright install --with-deps chromium",
)
FIREFOX = Program(FIREFOX_NAMES[0], _firefox, FIREFOX_NAMES[0], ("debian",))
WEBKIT = _named("WebKitWebDriver", "webkit2gtk-driver")
XVFB = _named("Xvfb", "xvfb")
ENGINES = {"chromium": (CHROMIUM,), "firefox": (FIREFOX,), "webkit": (WEBKIT, XVFB)}
"""What each engine needs, on which the site is tested."""

ALWAYS = (CHROMIUM, *(_named(name, name) for name in programs.NAMES))
"""Without these, tests fail."""

PROGRAMS = (*ALWAYS, FIREFOX, WEBKIT, XVFB)


def always() -> tuple[Program, ...]:
    """Those without which tests fail: in CI, all."""
    return PROGRAMS if os.environ.get("CI") else ALWAYS


def lacking(engine: str) -> list[Program]:
    """What an engine needs and this machine hasn't.

    Args:
        engine: One of `ENGINES`.
    """
    return [program for program in ENGINES[engine] if program.find() is None]


def engines() -> list[str]:
    """The engines that the tests drive: those that are here, and in CI all."""
    return [name for name in ENGINES if os.environ.get("CI") or not lacking(name)]


def engines_line() -> str:
    """One line that says which engines are here, and how to get the others."""
    here = [name for name in ENGINES if not lacking(name)]
    gone = [
        f"no {name}, whose tests are left out: {program.advice}"
        for name in ENGINES
        for program in lacking(name)[:1]
    ]
    return "; ".join([f"engines: {', '.join(here) or 'none'}", *gone])
