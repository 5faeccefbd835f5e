"""Wires the pages of `docs/` to Sybil, with this site's own kinds of evidence."""

import os
import signal

pytest_plugins = [
    "tests.pages.plugin",
    "tests.evidence.conversation",
    "tests.evidence.files",
    "tests.evidence.kept",
]

# Nobody here speaks TLS, but httpx gets ready to, for each call: with the certificates
# that a system has, that takes 20 times as long as the call.
os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = os.devnull

# A shell's job in the background ignores Ctrl+C, and so would all that the tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# And below `nohup` a hangup, which tells some servers to begin anew. What is handled
# here, if only by doing nothing, is not ignored by what is started.
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda *_: None)
