"""A WSGI app whose body comes in pieces, as a generator."""


# --8<-- [start:application]
def application(environ, start_response):
    headers = [("content-type", "text/plain")]
    start_response("200 OK", headers)
    yield b"one "
    yield b"two"
    # --8<-- [end:application]
