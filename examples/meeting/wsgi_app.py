"""A WSGI app that answers when four requests are in it."""

from threading import Barrier

SECONDS = 5.0

four = Barrier(4)


# --8<-- [start:application]
def application(environ, start_response):
    four.wait(SECONDS)
    headers = [("content-type", "text/plain")]
    start_response("200 OK", headers)
    return [b"all four are here"]
    # --8<-- [end:application]
