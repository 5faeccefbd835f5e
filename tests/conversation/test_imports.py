"""What the recorder needs, and which of its rooms knows which."""

import ast
import subprocess
import sys
from pathlib import Path

import asgiref

import examples.conversation

FOLDER = Path(examples.conversation.__file__).parent
LINES = 150

IMPORTED = """
import sys
before = set(sys.modules)
sys.path += sys.argv[1:]
import examples.conversation
names = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*names - sys.stdlib_module_names)
"""


def test_needs_asgiref_alone() -> None:
    """It has to run where nothing else is: in the reader's browser."""
    expected = {"asgiref", "examples"}
    command = [sys.executable, "-S", "-c", IMPORTED, *_paths()]

    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)

    assert expected == set(run.stdout.split())


def _paths() -> list[str]:
    """Where the recorder and asgiref lie."""
    return [str(FOLDER.parents[1]), str(Path(asgiref.__file__).parents[1])]


def test_rooms_are_small() -> None:
    """No room holds two ideas."""
    sizes = {
        room.name: len(room.read_text(encoding="utf-8").splitlines())
        for room in FOLDER.glob("*.py")
    }

    assert {} == {name: size for name, size in sizes.items() if size > LINES}


def knows() -> dict[str, set[str]]:
    """Which rooms each room imports."""
    rooms = {}
    for path in FOLDER.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [
            f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        ]
        rooms[path.stem] = {
            part[2]
            for name in names
            if len(part := name.split(".")) > 2
            and part[:2] == ["examples", "conversation"]
        }
    return rooms


def test_arrows_point_downwards() -> None:
    """No room knows one that knows it, over however many others."""
    left = knows()

    while ground := {room for room, below in left.items() if not below & set(left)}:
        left = {room: below for room, below in left.items() if room not in ground}

    assert {} == left
    assert set() == knows()["message"]
