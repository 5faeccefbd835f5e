"""Code that means no good, and what a page says of each."""

from dataclasses import dataclass

ENDS = "raised an error"
DIFFERS = "differs from what was recorded"
FORGED = "The code sent the page a message of its own; the page takes none."
MOST = "printed more than 200 kB"
NONE = "What the code calls a conversation is none."


@dataclass(frozen=True)
class Case:
    """One piece of code.

    Attributes:
        name: What it tries.
        source: Its text.
        verdict: What the bar says of its run.
        told: What the run has to show, among other things.
        is_endless: Whether it must be stopped.
    """

    name: str
    source: str
    verdict: str
    told: str = ""
    is_endless: bool = False


DRAW = """
import examples.conversation.lanes as lanes
from examples.conversation import get, record
from examples.hello.wsgi_app import application

lanes.html = lambda recorded: {html!r}
record(application, get("/"))
"""
PLAYER = '<conversation-player class="conversation">{}</conversation-player>'
LANES = PLAYER.format('<ol aria-label="a">{}</ol>')
IMAGE = LANES.format("<img src=x onerror=alert(1)>")
NO_CONVERSATIONS = {
    "an image": IMAGE,
    "a script": LANES.format("<script>alert(1)</script>"),
    "a link": LANES.format('<a href="javascript:alert(1)">x</a>'),
    "a handler": LANES.format('<li onclick="alert(1)">x</li>'),
    "the site's own": LANES.format('<li class="md-button">x</li>'),
    "a style": LANES.format('<li style="position:fixed">x</li>'),
    "an id": LANES.format('<li id="__search">x</li>'),
    "no quotes": LANES.format("<li class=said>x</li>"),
    "no list": PLAYER.format("<p>x</p>"),
    "two players": LANES.format(PLAYER.format("x")),
    "broken values": LANES.format('<li data-values="{">x</li>'),
    "an element that isn't closed": LANES[:-1],
    "an element too many": LANES + "</div></div>",
    "a comment": LANES.format("<!-- x -->"),
    "a name of JavaScript": LANES.format('<li constructor="x">x</li>'),
    "a million rows": LANES.format("<li>x</li>" * 1_000_000),
    "nothing": "",
}
"""What `lanes.html` never draws."""
TELL = """
import sys

frame = sys._getframe()
while "tell" not in frame.f_locals:
    frame = frame.f_back
tell = frame.f_locals["tell"]
"""


MARKUP = [
    Case(
        "prints markup",
        "print('<img src=x onerror=alert(1)>')",
        DIFFERS,
        "<img src=x onerror=alert(1)>",
    ),
    Case(
        "raises markup",
        "raise ValueError('<b>x</b><script>alert(1)</script>')",
        ENDS,
        "<b>x</b><script>alert(1)</script>",
    ),
    Case(
        "names itself as markup",
        "raise type('<img src=x onerror=alert(1)>', (Exception,), {})",
        ENDS,
        "<img src=x onerror=alert(1)>",
    ),
    Case("draws an image", DRAW.format(html=IMAGE), DIFFERS, NONE),
    Case("draws no text", DRAW.format(html=""), DIFFERS, NONE),
]
FORGERIES = [
    Case("a message", "import js\njs.postMessage('over')", DIFFERS, FORGED),
    Case(
        "a list",
        "import js\nfrom pyodide.ffi import to_js\n"
        "js.postMessage(to_js(['raised', 1, 'x', 'y']))",
        DIFFERS,
        FORGED,
    ),
    Case(
        "a flood of messages",
        "import js\nfor _ in range(100_000): js.postMessage('x')",
        "sent the page too much",
        FORGED,
    ),
    Case("a word of another kind", f"{TELL}tell('over', 'done')", DIFFERS, FORGED),
    Case("a word of no block", f"{TELL}tell('output', 99, 'x')", DIFFERS),
    Case(
        "a word of other types", f"{TELL}tell('output', 1.5, 10**30)", DIFFERS, FORGED
    ),
    Case(
        "a flood of words",
        f"{TELL}for _ in range(100_000): tell('output', 1, '')",
        "sent the page too much",
    ),
    Case(
        "much in one word", f"{TELL}tell('output', 1, 'x' * 10**7)", "printed too much"
    ),
    Case("the document", "import js\njs.document", ENDS, "AttributeError: document"),
    Case("the network", "import js\njs.fetch('/')", ENDS, "AttributeError: fetch"),
    Case("a request", "import js\njs.XMLHttpRequest", ENDS, "AttributeError"),
    Case("the store", "import js\njs.caches", ENDS, "AttributeError: caches"),
    Case("another worker", "import js\njs.Worker", ENDS, "AttributeError: Worker"),
    Case("JavaScript", "import js\njs.eval('1')", ENDS, "EvalError"),
    Case("its own end", "import js\njs.close()\nprint('x')", DIFFERS, "x"),
]
FLOODS = [
    Case("10 MB at once", "print('x' * 10_000_000)", MOST),
    Case("a million lines", "for n in range(1_000_000): print(n)", MOST),
    Case(
        "two files in turn",
        "import sys\nwhile True:\n"
        "  print('o', flush=True)\n  print('e', file=sys.stderr, flush=True)",
        "sent the page too much",
        "e",
    ),
    Case(
        "whatever is raised",
        "while True:\n  try: print('x' * 1000)\n  except BaseException: pass",
        MOST,
    ),
    Case("a long line", "print('x' * 150_000)", DIFFERS, "xxx"),
    Case("a million characters", "print('x' * 1_000_000)", MOST, "xxx"),
    Case("a long error", "raise ValueError('x' * 10_000_000)", ENDS, "characters)"),
    Case(
        "drawings",
        "from examples.conversation import get, record\n"
        "from examples.hello.wsgi_app import application\n"
        "for _ in range(200): record(application, get('/'))",
        DIFFERS,
    ),
]
FILES = [
    Case("no stdout", "import sys\nsys.stdout = None\nprint('x')", DIFFERS),
    Case("stdout deleted", "import sys\ndel sys.stdout\nprint('x')", ENDS, "lost"),
    Case(
        "stdout closed",
        "import sys\nsys.stdout.close()\nprint('x')",
        ENDS,
        "ValueError: I/O operation on closed file",
    ),
    Case("its number closed", "import os\nos.close(1)\nprint('x')", ENDS, "OSError"),
    Case("by number", "import os\nos.write(1, b'raw')", DIFFERS, "raw"),
    Case("bytes", "import sys\nsys.stdout.buffer.write(b'raw')", DIFFERS, "raw"),
    Case("a surrogate", "print('\\ud800')", ENDS, "surrogates not allowed"),
    Case("an error with one", "raise ValueError('\\ud800')", ENDS, "ValueError"),
    Case("NUL", "print('a\\0b')", DIFFERS, "a"),
    Case("NUL in code", "exec('1\\0')", ENDS, "null bytes"),
    Case("input", "input('who? ')", ENDS, "EOFError: nobody to ask"),
]
ENDINGS = [
    Case("sys.exit", "import sys\nsys.exit()", ENDS, "SystemExit"),
    Case("SystemExit", "raise SystemExit(3)", ENDS, "SystemExit: 3"),
    Case("KeyboardInterrupt", "raise KeyboardInterrupt", ENDS, "KeyboardInterrupt"),
    Case(
        "os._exit",
        "import os\nprint('x')\nos._exit(3)",
        "Python ended: Program terminated with exit(3)",
        "x",
    ),
    Case("abort", "import os\nos.abort()", "Python ended: unreachable", "line 2"),
    Case("recursion", "def f(): f()\nf()", ENDS, "RecursionError"),
    Case(
        "endless depth",
        "import sys\nsys.setrecursionlimit(10**9)\ndef f(): return f()\nf()",
        "stopped",
        is_endless=True,
    ),
    Case(
        "deep data",
        "x = []\nfor _ in range(10**6): x = [x]\nrepr(x)",
        "Python ended: Maximum call stack size exceeded",
    ),
    Case(
        "no builtins",
        "import builtins\ndrop = delattr\n"
        "for name in [*vars(builtins)]: drop(builtins, name)",
        "Python ended: NameError: name 'BaseException' is not defined",
    ),
    Case(
        "an error that won't be told",
        "class E(Exception):\n  def __str__(self): raise ValueError\nraise E",
        ENDS,
        "E: <exception str() failed>",
    ),
    Case(
        "an error that is told for ever",
        "class E(Exception):\n  def __str__(self):\n    while True: pass\nraise E",
        "stopped",
        is_endless=True,
    ),
    Case("a long sum", "10**10**8", "stopped", is_endless=True),
]
MISTAKES = [
    Case("syntax", "print('a'\nx = = 1", ENDS, "SyntaxError: '(' was never closed"),
    Case("indentation", "def f():\nprint(1)", ENDS, "IndentationError: expected"),
    Case("no such module", "import numpy", ENDS, "No module named 'numpy'"),
    Case("a process", "import subprocess\nsubprocess.run(['ls'])", ENDS, "OSError"),
    Case(
        "a socket",
        "import socket\nsocket.create_connection(('127.0.0.1', 80))",
        ENDS,
        "OSError",
    ),
    Case(
        "never awaited",
        "async def f(): pass\nf()\nprint('x')",
        DIFFERS,
        "RuntimeWarning: coroutine 'f' was never awaited",
    ),
    Case(
        "a deadlock",
        "import asyncio\n\nawait asyncio.Event().wait()",
        ENDS,
        "line 3, in <module>: waits",
    ),
    Case(
        "a lock",
        "import threading\nit = threading.Lock()\nit.acquire()\nit.acquire()",
        ENDS,
        "line 4, in <module>: it.acquire()",
    ),
    Case(
        "a loop within a loop",
        "import asyncio\nasync def f(): pass\nawait f()\nasyncio.run(f())",
        ENDS,
        "asyncio.run() cannot be called from a running event loop",
    ),
    Case(
        "threads",
        "import threading\nit = threading.Thread(target=print, args='x')\n"
        "it.start()\nit.join()",
        DIFFERS,
        "x",
    ),
]
CASES = [*MARKUP, *FORGERIES, *FLOODS, *FILES, *ENDINGS, *MISTAKES]
