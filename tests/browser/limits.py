"""How long anything may take, and how wide code may be."""

LOAD_MS = 15_000
SETTLE_MS = 2_000
STOP_SECONDS = 5
CODE_COLUMNS = 64
FOCUS_RING_PX = 3
TAB_STOPS = 1_000
