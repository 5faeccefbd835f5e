"""Pages with questions of every kind, as the real ones are written."""

ONE = """
/// question | What does an ASGI app send *first*?
    attrs: {id: one, data-level: easy, data-topic: messages}

- **A** `http.response.start`
- **B** `http.response.body`
- **C** The two together, as one message

/// details | Hint
    attrs: {class: hint}
A client reads the status before the body.
///

/// details | Hint
    attrs: {class: hint}
The status is in the start.
///

/// details | Solution
    attrs: {class: solution}
**Answer: A**

- **A** brings the status and the headers.
- **B** follows, once or more.
- **C** would be one message; the app sends two.
///
///
"""
SEVERAL = """
/// question | Which two does ASGI carry?
    attrs: {id: several, data-level: medium, data-topic: interfaces}

- **A** HTTP

- **B** Mail

- **C** WebSocket

/// details | Hint
    attrs: {class: hint}
Count the types of scope.
///

/// details | Solution
    attrs: {class: solution}
**Answers: A and C**

- **A** has a scope of type `http`.
- **B** has no type of scope.
- **C** has a scope of type `websocket`.
///
///
"""
ORDER = """
/// question | In which order do the messages come?
    attrs: {id: order, data-kind: order, data-level: hard, data-topic: messages}

- **A** `http.response.body`
- **B** `http.response.start`
- **C** `return`

/// details | Hint
    attrs: {class: hint}
A client reads the status first.
///

/// details | Solution
    attrs: {class: solution}
**Answer: B, A, C**

- **A** comes second.
- **B** comes first.
- **C** ends the call.
///
///
"""
TYPED = """
/// question | What does this print?
    attrs: {id: typed, data-kind: predict, data-level: easy, data-topic: messages}

```python
for number in (1, 2):
    print(number, "of 2")
```

/// details | Hint
    attrs: {class: hint}
Two rounds.
///

/// details | Solution
    attrs: {class: solution}
**Answer:**

```text
1 of 2
2 of 2
```

- **`1 of 2`** forgets the second round.
///
///
"""
ODD = """
/// question | Which of `<b>these</b>` is text?
    attrs: {id: odd, data-level: hard, data-topic: messages}

- **A** `<img src=x onerror=alert(1)>`

- **B** `[[b"host", b"x"]]`

- **C**

    ```python
    HEADERS = [[b"host", b"<script>alert(2)</script>"]]
    ```

/// details | Hint
    attrs: {class: hint}
All.
///

/// details | Solution
    attrs: {class: solution}
**Answers: A, B and C**

- **A** `<img src=x onerror=alert(3)>` is text.
- **B** `[[b"host", b"x"]]` is text.
- **C** `<script>alert(4)</script>` is text.
///
///
"""
LEVELS = ("easy", "medium", "hard")
TOPICS = ("views", "servers", "streaming", "lifespan")
EVERY = f"# Every kind\n\nSome words.\n{ONE}{SEVERAL}{ORDER}{TYPED}{ODD}"
CHANGED = ONE.replace("as one message", "in one message")
BANK = [
    ONE.replace("id: one", f"id: {topic}-{level}-{number}")
    .replace("data-level: easy", f"data-level: {level}")
    .replace("data-topic: messages", f"data-topic: {topic}")
    .replace("What does", f"{topic}, {level}, {number}: what does")
    for topic in TOPICS
    for level in LEVELS
    for number in (1, 2)
]
TEST = f"""# Test

You will see questions.
{{ .lead }}

/// html | div.test-panel
    attrs: {{role: group, aria-label: Test}}
///

## The questions

{"".join(BANK)}

## What to read

/// html | div.topics

- [Every kind](every.md){{ data-topic="views" }}: where views run.
- [Changed](changed.md){{ data-topic="servers" }}: what runs them.
- [Changed](changed.md#changed){{ data-topic="streaming" }}: piece by piece.
- [Lifespan](review.md){{ data-topic="lifespan" }}: start and end.
///
"""
REVIEW = """# Review

## The cards

/// html | div.cards-to-flip

- **App**: your side, a *callable* ([One](index.md)).
- **`close()`**: what a server must call.
- **Server**: the other side.
///

The end.
"""
HOME = f"""# One

/// html | div.cards

- [Every kind](every.md)

    A question of each kind.

- [Test](test.md){{ .recommended }}

    Ten questions.
///
{ONE}"""
PAGES = {
    "index.md": HOME,
    "every.md": EVERY,
    "changed.md": f"# Changed\n\n{CHANGED}",
    "test.md": TEST,
    "review.md": REVIEW,
}
