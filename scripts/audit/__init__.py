"""Asks Lighthouse about every page of the built site."""
