"""A module that can't be imported."""

raise RuntimeError("out of milk")
