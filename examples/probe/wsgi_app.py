"""A WSGI app that tells what it was given, or goes on."""

import time

from examples.probe.told import of_environ

TICKS = 300


# --8<-- [start:application]
def application(environ, start_response):
    if environ["PATH_INFO"] == "/ticks/":
        return ticks(start_response)
    headers = [("content-type", "text/plain")]
    start_response("200 OK", headers)
    return [of_environ(environ).encode()]


def ticks(start_response):  # runs at the first piece
    headers = [("content-type", "text/plain")]
    start_response("202 Accepted", headers)
    for _ in range(TICKS):
        yield b"tick "
        time.sleep(0.01)
    # --8<-- [end:application]
