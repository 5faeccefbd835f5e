"""A WSGI app: one call, one answer."""


# --8<-- [start:http]
def application(environ, start_response):
    headers = [("content-type", "text/plain")]
    start_response("200 OK", headers)
    return [b"Hello WSGI"]
    # --8<-- [end:http]
