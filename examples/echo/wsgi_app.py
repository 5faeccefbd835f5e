"""A WSGI app that reads a body, and returns it."""


# --8<-- [start:application]
def application(environ, start_response):
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length)
    headers = [("content-type", "text/plain")]
    start_response("200 OK", headers)
    return [body]
    # --8<-- [end:application]
