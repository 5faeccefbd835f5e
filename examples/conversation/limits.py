"""Every limit of the recorder.

A limit is never waited for when all goes well: it ends what would not end.
"""

SECONDS = 5.0
"""How long a recorded request may take."""

QUIET = 1.0
"""How many seconds of silence end the wait for what can't be seen: sockets, and
threads that no executor of the loop runs."""

POLL = 0.01
"""Seconds between two looks at such threads."""

MESSAGES = 10_000
"""How many messages a conversation may have."""

GOODBYES = 5
"""How often the tasks that are left are told to end when all is over."""

GOODBYE = 0.2
"""Seconds that they have each time."""
