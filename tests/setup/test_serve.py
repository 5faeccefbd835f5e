"""How `make serve` begins, runs and ends."""

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from scripts.serve.port import HOST, port_from
from tests.pages.conftest import CONFIG, project
from tests.setup.standins import LIMIT, ROOT


class Served:
    """`make serve` in a folder, and the lines that it prints."""

    def __init__(self, folder: Path, port: object) -> None:
        self.folder = folder
        self.lines: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "scripts.serve", str(port)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as printed:
            for line in printed:
                self.lines.put(line.rstrip("\n"))

    def says(self, *parts: str) -> list[str]:
        """Wait for lines that hold these, in any order; return the others."""
        wanted = list(parts)
        others: list[str] = []
        while wanted:
            try:
                line = self.lines.get(timeout=LIMIT)
            except queue.Empty:
                pytest.fail(f"nothing said {wanted}; it printed {others}")
            found = next((each for each in wanted if each in line), None)
            if found is None:
                others.append(line)
            else:
                wanted.remove(found)
        return others

    def write(self, name: str, text: str) -> None:
        """Save a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def end(self, number: int) -> list[psutil.Process]:
        """Send a signal, wait for the end, and give what is left of its processes."""
        if self.process.poll() is not None:
            return []
        started = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(number)
        self.process.wait(LIMIT)
        return psutil.wait_procs(started, LIMIT)[1]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server((HOST, 0)) as server:
        return int(server.getsockname()[1])


def get(port: int, path: str) -> str:
    """What the server answers."""
    with urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=LIMIT) as answer:
        return str(answer.read(), "utf-8")


BLOCK = "# {}\n\n```python\nprint(1)\n```\n\n```text\n{}\n```\n"
SNIPPET = '# App\n\n```python\n--8<-- "examples/hello.py"\n```\n'


SETTINGS = CONFIG.split("\nnav:")[0] + "\nstrict: true\nnav: [index.md, app.md]\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with a broken link, which a strict build refuses."""
    files = {
        "mkdocs.yml": SETTINGS,
        "docs/index.md": "# A page\n\n[broken](gone.md)\n",
        "docs/app.md": SNIPPET,
        "examples/hello.py": '"""Says hello."""\n\nHELLO = "hello"\n',
    }
    return project(tmp_path, files)


@pytest.fixture
def served(site: Path) -> Iterator[tuple[Served, int]]:
    """The site, served on a port."""
    port = free_port()
    served = Served(site, port)
    try:
        served.says(f"Serving on http://{HOST}:{port}/")
        yield served, port
    finally:
        served.end(signal.SIGKILL)


def reloads(port: int) -> tuple[str, str]:
    """What the reloading script of a page says to the server."""
    found = re.search(r"livereload\((\d+), (\d+)\)", get(port, "/"))
    assert found
    return found[1], found[2]


def test_a_saved_page_reloads_itself_and_is_checked(
    served: tuple[Served, int],
) -> None:
    """It is shown despite a warning; what is wrong is said with its line."""
    serve, port = served
    epoch, request = reloads(port)

    serve.write("docs/index.md", BLOCK.format("Another page", 2))
    get(port, f"/livereload/{epoch}/{request}")
    shown = get(port, "/")
    serve.says(
        "docs/index.md: shown after",
        "docs/index.md:7: the block above printed something else",
        "docs/index.md: 1 of 3 checks failed",
    )
    serve.write("docs/index.md", BLOCK.format("Half", 2))
    serve.write("docs/index.md", BLOCK.format("Whole", 1))
    serve.says("docs/index.md: 3 checks passed")

    assert "Another page" in shown
    assert "Whole" in get(port, "/")


def test_pages_and_examples_come_and_go(served: tuple[Served, int]) -> None:
    """A new page is in the menu, one that is gone is not; pages of an example run."""
    serve, port = served

    serve.write("docs/new.md", BLOCK.format("New", 1))
    serve.says("docs/new.md: 3 checks passed", "docs/new.md: shown after")
    serve.write("mkdocs.yml", SETTINGS.replace("app.md", "app.md, new.md"))
    serve.says("mkdocs.yml: shown after")
    menu = get(port, "/app/")
    serve.write("examples/hello.py", '"""Says hello."""\n\nHELLO = hello\n')
    serve.says(
        "docs/app.md:3: hello.py can't be imported: NameError",
        "examples/hello.py: shown after",
    )
    example = get(port, "/app/")
    serve.write("docs/app.md", SNIPPET.replace("hello", "gone"))
    serve.says("docs/app.md:4: Snippet at path", "docs/app.md: not shown")
    stays = get(port, "/app/")
    serve.write("docs/app.md", SNIPPET)
    serve.says("docs/app.md: shown after")
    (serve.folder / "docs/new.md").unlink()
    serve.says("docs/new.md: shown after")

    assert 'href="../new/"' in menu
    with pytest.raises(urllib.error.HTTPError, match="404"):
        get(port, "/new/")
    assert "= hello" in re.sub("<[^>]+>", "", example)
    assert example.split("livereload(")[0] == stays.split("livereload(")[0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_of_it(served: tuple[Served, int], number: int) -> None:
    """Ctrl+C, or a kill, ends what it started, in the middle of a check too."""
    serve, _ = served
    serve.write("docs/index.md", "```python\nimport time\n\ntime.sleep(60)\n```\n")
    serve.says("docs/index.md: shown after")

    left = serve.end(number)

    assert [] == left
    assert serve.process.returncode == (0 if number == signal.SIGINT else 128 + number)
    assert not [line for line in serve.lines.queue if "Traceback" in line]


def test_port_in_use_is_one_line(site: Path) -> None:
    """A port that another program holds is one line that says what to do."""
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]

        served = Served(site, port)
        status = served.process.wait(LIMIT)

    assert 1 == status
    served.says(
        f"make serve: {HOST}:{port}: Address already in use; choose a free one: "
        "make serve PORT=NUMBER"
    )


@pytest.mark.parametrize("text", ["", "abc", "0", "65536", "-1", "8 0", "1e3", "²"])
def test_port_that_is_no_port(text: str) -> None:
    """What isn't a TCP port is refused, and quoted."""
    with pytest.raises(ValueError, match=f"^PORT={text} is no number from 1 to 65535$"):
        port_from(text)


def test_port_that_is_one() -> None:
    """A decimal number from 1 to 65535 is a port."""
    assert [1, 8000, 65535] == [port_from(text) for text in ("1", "8000", "65535")]
