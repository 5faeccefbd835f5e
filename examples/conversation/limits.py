"""Every limit of the recorder.

A limit is never waited for when all goes well: it ends what would not end.
"""

SECONDS = 5.0
"""How long a recorded request may take, or several at once."""

LATE = 1.0
"""How many seconds longer it has if it does not let the server look at its clock."""

AGAIN = 0.5
"""Seconds until it is interrupted again, if it goes on all the same."""

QUIET = 1.0
"""How many seconds of silence end the wait for what can't be seen: sockets, and
threads that no executor of the loop runs."""

SILENCE = 0.1
"""How many seconds a thread may keep its turn while nothing is heard of it and nobody
works: it waits for what can't be seen, such as a lock or a socket."""

WORK = 1.0
"""How many seconds it may keep its turn while one works, it or another."""

POLL = 0.01
"""Seconds between two looks at such threads."""

LOOKS = 10
"""How many looks a thread has until it loses its turn: under load, nobody looks as
often, and each thread has more time."""

MESSAGES = 10_000
"""How many messages a conversation may have."""

GOODBYES = 5
"""How often the tasks that are left are told to end when all is over."""

GOODBYE = 0.2
"""Seconds that they have each time."""

END = 1.0
"""Seconds that the command line's process has to end when all is printed."""

POOL = 32
"""How many threads an event loop has: as many as asyncio's own pool at most."""
