"""What the two apps tell: of these names, and of no other."""

import os

ENVIRON = """
REQUEST_METHOD SCRIPT_NAME PATH_INFO QUERY_STRING CONTENT_TYPE
CONTENT_LENGTH SERVER_NAME SERVER_PORT SERVER_PROTOCOL
SERVER_SOFTWARE REMOTE_ADDR REMOTE_PORT HTTP_HOST
wsgi.version wsgi.url_scheme wsgi.input wsgi.input_terminated
wsgi.errors wsgi.file_wrapper wsgi.multithread
wsgi.multiprocess wsgi.run_once
"""

SCOPE = """
type asgi http_version method scheme path raw_path query_string
root_path headers client server subprotocols extensions state
"""


# --8<-- [start:told]
def of_environ(environ):
    names = [key for key in ENVIRON.split() if key in environ]
    lines = [f"{name} {shown(environ[name])}" for name in names]
    own = os.environ.keys() & environ.keys() - {*names}
    return "\n".join([*lines, f"process {bool(own)}"])


def of_scope(scope):
    names = [key for key in SCOPE.split() if key in scope]
    lines = [f"{name} {shown(scope[name])}" for name in names]
    spec = scope["asgi"].get("spec_version", "missing")
    port = shown(scope["client"][1])
    return "\n".join([*lines, f"spec {spec}", f"port {port}"])


def shown(value):
    kind = type(value)
    return value if kind is bool else kind.__name__
    # --8<-- [end:told]
