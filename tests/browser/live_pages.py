"""Pages with live Python, as the real ones are written."""

ONE = """
```python
print("hello")
```

```text
hello
```
"""
LESSON = """
```python
greeting = "hello"
```

```python
print(greeting)
```

```text
hello
```

Not what was recorded:

```python
print("now")
```

```text
then
```

```{ .python .raises }
1 / 0
```

```text
ZeroDivisionError: division by zero
```

```python
import asyncio

await asyncio.sleep(0)
print("awaited")
```

```text
awaited
```

//// html | div.sides
/// wsgi | WSGI
```python
side = "one thread"
```
///

/// asgi | ASGI
```python
side = "one loop"
```
///
////

/// tab | First
```python
tab = "first"
```
///

/// tab | Second
```python
tab = "second"
```
///

```python
print(wsgi.side, asgi.side, first.tab, second.tab, sep=", ")
```

```text
one thread, one loop, first, second
```

```{ .python .static data-reason="it needs real threads" }
import threading
```
"""
ERRORS = """
```python
def half(number):
    return number / zero

zero = 0
```

```python
half(1)
```

```python
print("never")
```
"""
HELLO = """
```python title="examples/hello/wsgi_app.py"
--8<-- "examples/hello/wsgi_app.py:http"
```

```python
from examples.conversation import get, record

recorded = record(application, get("/"))
```

```conversation
WSGI GET /
  in main, no loop
  → call GET / ^7
  ← start_response 200 OK ^5
      content-type: text/plain
  ← body b'Hello WSGI' ^4
```

```python
print(application.__module__)
```

```text
examples.hello.wsgi_app
```
"""
DJANGO = """
```python
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpResponse

settings.configure(ROOT_URLCONF=__name__)
urlpatterns = []
application = ProtocolTypeRouter({
    "http": get_asgi_application(),
    "websocket": URLRouter([]),
})
print(HttpResponse(AsyncWebsocketConsumer.__name__).content)
```

```text
b'AsyncWebsocketConsumer'
```
"""
EXERCISES = """
/// exercise | Twice
    attrs: {id: twice, data-level: easy, data-topic: interfaces}

Return twice the number.

```{ .python .starter }
def twice(number):
    return ___
```

/// details | Hint
    attrs: {class: hint}
Add it to itself.
///

/// details | The check

```{ .python .check }
got = twice(3)
assert got == 6, f"twice(3) is {got}, not 6"
```
///

/// details | Solution
    attrs: {class: solution}

```{ .python .solution }
def twice(number):
    return number + number
```

```{ .python .wrong }
def twice(number):
    return number ** 2
```

```text
twice(3) is 9, not 6
```

```{ .python .wrong }
def twice(number):
    return numbr
```

```text
NameError: name 'numbr' is not defined. Did you mean: 'number'?
```
///
///
"""
LEAVE = f"""{ONE}
[To the exercises](exercises.md)
"""


def page(title: str, body: str) -> str:
    """A page in full width."""
    return f"---\nhide: [navigation, toc]\n---\n\n# {title}\n\n{body}"


PAGES = {
    "index.md": page("No Python", "Words."),
    "one.md": page("One block", LEAVE),
    "changed.md": page("One block", ONE.replace("hello", "good day")),
    "lesson.md": page("A lesson", LESSON),
    "errors.md": page("Errors", ERRORS),
    "hello.md": page("Hello", HELLO),
    "django.md": page("Django and Channels", DJANGO),
    "exercises.md": page("Exercises", EXERCISES),
}
