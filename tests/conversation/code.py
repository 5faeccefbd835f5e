"""Where code stands."""

from pathlib import Path
from types import ModuleType

from examples.conversation import Line


def line_of(module: ModuleType, code: str) -> Line:
    """The one line of a module that holds this code."""
    assert module.__file__ is not None
    lines = Path(module.__file__).read_text(encoding="utf-8").splitlines()
    [number] = [number for number, line in enumerate(lines, 1) if code in line]
    return Line(module.__file__, number)
