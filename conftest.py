"""Wires the pages of `docs/` to Sybil, with this site's own kinds of evidence."""

import os

pytest_plugins = [
    "tests.pages.plugin",
    "tests.evidence.conversation",
    "tests.evidence.files",
]

# Nobody here speaks TLS, but httpx gets ready to, for each call: with the certificates
# that a system has, that takes 20 times as long as the call.
os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = os.devnull
