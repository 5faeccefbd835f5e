"""How the project is run for real: command lines and files."""

from pathlib import Path

HERE = Path(__file__).parent
