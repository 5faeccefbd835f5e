"""Measures servers on this machine. Run by `make measure`."""
