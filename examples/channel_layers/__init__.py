"""How far a message of the in-memory channel layer gets."""
