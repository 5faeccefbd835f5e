"""Starts the servers that `python -m` alone doesn't, a module for each."""
