"""Pages with a player on each, as the real ones are written."""

# `^1` is the last line of the Python above, and so on upwards.
WSGI = """
```python
def application(environ, start_response):
    time.sleep(0.2)
    start_response("200 OK", HEADERS)
    return [b"Hello WSGI"]
```

```conversation
WSGI GET /
  in main, no loop
  → call GET / ^4
  · blocks time.sleep() ^3
  ← start_response 200 OK ^2
      content-type: text/plain
  ← body b'Hello WSGI' ^1
```
"""
ASGI = """
```python
async def application(scope, receive, send):
    await asyncio.sleep(0.2)
    await send({"type": "http.response.start", "status": 200})
    await send({"type": "http.response.body"})
```

```conversation
ASGI GET /
  in main, task 1, loop running
  → scope http GET / ^4
  · waits asyncio.sleep() ^3
  ← http.response.start 200 ^2
  ← http.response.body b'' ^1
  ← return
```
"""
BLOCKS = """
```python title="app.py"
HEADERS = []

def later():
    HEADERS.clear()
```

Some words.

```python
def application(environ, start_response):
    start_response("200 OK", HEADERS)
```

```text
Not a line of code.
```

```conversation
WSGI GET /
  in main, no loop
  → call GET / ^2
  ← start_response 200 OK ^6
  ← body b'' ^1
```
"""
SHORT = """
```conversation
WSGI GET /
  in main, no loop
  → call GET /
  ← return
```
"""


def panels(wsgi: str, asgi: str) -> str:
    """Put two texts into two panels, side by side."""
    return (
        "//// html | div.sides\n"
        f"/// wsgi | WSGI `app.py`\n{wsgi}\n///\n"
        f"/// asgi | ASGI `app.py`\n{asgi}\n///\n"
        "////\n"
    )


def chunks(count: int) -> str:
    """A conversation of so many steps, the request and the call included."""
    said = "\n".join(f"  ← body b'{number}'" for number in range(count - 2))
    return f"WSGI GET /\n  in main, no loop\n  → call GET /\n{said}\n"


def clients(count: int) -> str:
    """So many clients at once, of one WSGI thread; two steps each."""
    names = [f"{client:2}" for client in range(1, count + 1)]
    asked = "\n".join(f"  {name} GET /" for name in names)
    said = "\n".join(f"  {name} → call GET /\n  {name} ← body b'x'" for name in names)
    return f"""
```conversation
WSGI {count} clients, 1 thread
{asked}
  in thread 1, no loop
{said}
```
"""


def page(title: str, body: str) -> str:
    """A page in full width."""
    return f"---\nhide: [navigation, toc]\n---\n\n# {title}\n\n{body}"


NAMED = SHORT.replace("conversation", "{ .conversation #named }", 1)
LINKS = """
[To the part below](#below) and [A pair](pair.md).

<input aria-label="A field" value="words">
"""
PAGES = {
    "index.md": page("One player", WSGI + LINKS + "## Below\n" + "\nWords.\n" * 40),
    "several.md": page("Several players", SHORT + "## Then\n" + NAMED + "## Last\n"),
    "blocks.md": page("Several blocks", BLOCKS),
    "pair.md": page("A pair", panels(WSGI, ASGI)),
    "pairs.md": page("Two pairs", panels(WSGI + SHORT, ASGI + SHORT)),
    "clients.md": page("Ten clients", clients(10)),
    "20.md": page("Of 20 steps", f"```conversation\n{chunks(20)}```\n"),
    "2000.md": page("Of 2,000 steps", f"```conversation\n{chunks(2000)}```\n"),
}
