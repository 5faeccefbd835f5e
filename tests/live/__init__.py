"""Tests of Python in the reader's browser."""
