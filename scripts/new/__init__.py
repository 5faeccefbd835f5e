"""Lays down the skeleton of a page, a question or an example, with its test."""
