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
    names = [name for name in ENVIRON.split() if name in environ]
    lines = [f"{name} {shown(environ[name])}" for name in names]
    process = os.environ.keys() & environ.keys() - {*names}
    return "\n".join([*lines, f"process {bool(process)}"])


def of_scope(scope):
    names = [name for name in SCOPE.split() if name in scope]
    lines = [f"{name} {shown(scope[name])}" for name in names]
    spec = scope["asgi"].get("spec_version", "missing")
    port = shown(scope["client"][1])
    return "\n".join([*lines, f"spec {spec}", f"port {port}"])


def shown(value):
    return value if type(value) is bool else type(value).__name__
    # --8<-- [end:told]
