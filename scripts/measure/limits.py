"""How much is measured, and how long anything may take; times in seconds."""

WAIT = 0.2
"""What each view waits."""

CLIENTS = (1, 10, 50, 200)
"""How many ask at the same time."""

THREADS = 4
"""How many threads a WSGI server has, where it has more than one."""

RUNS = 5
"""How often a case is measured; the median counts."""

SHARED_RUNS, SHARED_KEPT = 5, 3
"""How often a case of several processes is measured, and how many runs count."""

LONG = 5.0
"""A case that took as long is not measured again."""

SOCKETS = 5_000
"""How many WebSockets are to be held."""

SPARE_FILES = 200
"""What a process opens besides."""

COST_CLIENTS = 10
"""How many ask at a time for what waits for nothing."""

COST_ROUNDS = 20
"""How often they ask in a run of the costs."""

CALLS = 200
"""How many calls make a run of the crossings."""

CONNECT = 1.0
"""How long clients may connect before the clock starts."""

SPACING = 0.001
"""How long after each other they knock: a server's queue may be short."""

PATIENCE = 120.0
"""How long a client waits for its answer."""

BREATH = 0.5
"""How long sockets rest before their memory is read."""
