"""Every limit of the servers and their clients, in seconds.

A limit is never waited for when all goes well: it turns a hang into an error.
"""

START = 10.0
"""How long a server may take until it serves."""

LOOK = 0.01
"""How long a server that does not listen yet has until it is asked again."""

ANSWER = 10.0
"""How long a client waits for each answer."""

GATE = 5.0
"""How long an answer is held back for a client; less than `ANSWER`."""

SILENCE = 5.0
"""How long a server waits for a silent client; less than `STOP`."""

GRACE = 1
"""How long a server lets a running request go on when it stops; whole seconds."""

END = 5.0
"""How long uvicorn may take for all its goodbyes; less than `STOP`."""

STOP = 10.0
"""How long a server may take until its thread or its process has ended."""


def still_running(name: str) -> TimeoutError:
    """The error of a server that has not ended within `STOP`."""
    return TimeoutError(
        f"{name}: still running {STOP:g} s after it was told to stop;"
        " let every call of the application return"
    )
