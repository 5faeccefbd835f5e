"""A WSGI middleware: an app that calls another one."""


# --8<-- [start:middleware]
def middleware(app):
    def wrapped(environ, start_response):
        def start(status, headers, *error):
            more = [*headers, ("x-seen-by", "middleware")]
            return start_response(status, more, *error)

        return app(environ, start)

    return wrapped
    # --8<-- [end:middleware]
