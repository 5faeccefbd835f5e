"""`python -m scripts.new KIND`, with the variables that make got in the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from scripts.new import example, page, question
from scripts.new.files import Plan

KINDS = {"page": page.plan, "question": question.plan, "example": example.plan}


def main() -> None:
    """Write what the first argument names, and say what to do next."""
    kind = sys.argv[1]
    try:
        plan = Plan(Path.cwd())
        then = KINDS[kind](plan, os.environ)
        written = plan.write()
    except ValueError as error:
        sys.exit(f"make new-{kind}: {error}")
    print(*written, then, sep="\n")


if __name__ == "__main__":
    main()
