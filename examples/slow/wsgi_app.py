"""A slow WSGI app: while it waits, its thread waits too."""

import time


# --8<-- [start:application]
def application(environ, start_response):
    time.sleep(0.2)  # a slow query
    headers = [("content-type", "text/plain")]
    start_response("200 OK", headers)
    return [b"Hello WSGI"]
    # --8<-- [end:application]
