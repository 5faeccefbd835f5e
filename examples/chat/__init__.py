"""A chat that grows step by step, from an echo to rooms."""
