"""An app that tells how many requests it holds at once."""
