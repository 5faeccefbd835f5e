"""A server, and how it serves an application."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from examples.servers import command
from examples.servers.address import Address
from examples.servers.reports import REPORTER, Reports, environment, reports

Serving = AbstractContextManager[Address]


@dataclass(frozen=True)
class Server:
    """A server in one of its modes.

    Attributes:
        label: Its name and its mode, for readers.
        line: Its command line, as `command.run` takes it. A number that isn't in it
            can't be set.
        packages: The packages that it needs, the one that has its version first.
        in_thread: Serves an application in a thread of this process.
    """

    label: str
    line: str
    packages: tuple[str, ...] = ()
    in_thread: Callable[[Any], Serving] | None = None

    @property
    def version(self) -> str | None:
        """The version that is installed; `None` if it, or what it needs, is missing."""
        try:
            versions = [version(package) for package in self.packages]
        except PackageNotFoundError:
            return None
        return versions[0] if versions else "of Python"

    def serve(self, app: Any, threads: int = 1, workers: int = 1) -> Serving:
        """Serves an application.

        Args:
            app: The application's name, as `module:attribute`: it runs in a process of
                its own. Or the application: it runs in a thread of this process.
            threads: How many threads of each process may call it.
            workers: How many processes.

        Returns:
            A context manager: gives the address, stops the server at its end.

        Raises:
            RuntimeError: If the server isn't installed.
            TypeError: If it can't be given the application itself.
            ValueError: If it can't have so many threads or processes.
        """
        self._check(threads=threads, workers=workers)
        if isinstance(app, str):
            return command.run(self.line, app, threads, workers)
        if self.in_thread is None:
            raise TypeError(
                f"{app!r}: another process can't get it; give it as 'module:attribute'"
            )
        if (threads, workers) != (1, 1):
            raise ValueError("it runs in one thread; give it as 'module:attribute'")
        return self.in_thread(app)

    @contextmanager
    def observe(
        self, app: str, threads: int = 1, workers: int = 1
    ) -> Iterator[tuple[Address, Reports]]:
        """Serves an application, and listens.

        Args:
            app: The application, as `module:attribute`.
            threads: How many threads of each process may call it.
            workers: How many processes.

        Yields:
            The address, and what is heard.

        Raises:
            RuntimeError: If the server isn't installed.
            ValueError: If it can't have so many threads or processes.
        """
        self._check(threads=threads, workers=workers)
        with reports() as heard:
            told = environment(app, heard.path)
            line = self.line, REPORTER, threads, workers, told
            with command.run(*line) as address:
                yield address, heard

    def _check(self, **numbers: int) -> None:
        if self.version is None:
            packages = " ".join(self.packages)
            raise RuntimeError(f"{self.label}: not installed; pip install {packages}")
        for name, number in numbers.items():
            if number != 1 and f"{{{name}}}" not in self.line:
                raise ValueError(
                    f"{name}={number}: {self.label} can't set it; choose another server"
                )
