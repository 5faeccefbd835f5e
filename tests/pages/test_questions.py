"""Questions: whole, every option explained, the answer proved by a run."""

from __future__ import annotations

import pytest

from tests.pages.block_kinds import kind_of
from tests.pages.conftest import Scratch, good, page
from tests.pages.sabotage import survivors

PAGE = page(
    """
    # Steps

    ```python
    steps = {1: "call", 2: "await", 3: "await"}
    ```

    /// question | At which steps is the app *awaited*?
        attrs: {id: async-steps, data-level: easy, data-topic: messages}

    - **A** Step 1
    - **B** Steps 2 and 3
    - **C** Step 4

    /// details | Hint
        attrs: {class: hint}
    Look at the last column.
    ///

    /// details | Solution
        attrs: {class: solution}
    The steps whose word is "await":

    **Answer: B**

    - **A** is a call.
    - **B** is right.
    - **C** isn't there.

    ```python
    awaited = [step for step, how in steps.items() if how == "await"]
    proof = {
        "A": awaited == [1],
        "B": awaited == [2, 3],
        "C": awaited == [4],
    }
    ```
    ///
    ///
    """
)

PROOF = PAGE[PAGE.index("proof = {") : PAGE.index("}\n```\n///") + 1]

SEVERAL = PAGE.replace("Answer: B", "Answers: A and B").replace("== [1]", "!= [4]")

ORDER = (
    PAGE.replace("messages}", "messages, data-kind: order}")
    .replace("Answer: B", "Answer: C, A, B")
    .replace(
        PROOF,
        'proof = [letter for letter in "CAB" if steps]',
    )
)

PREDICT = page(
    """
    ```python
    words = ["call", "await"]
    ```

    /// question | What does this print?
        attrs: {id: words, data-level: hard, data-topic: threads, data-kind: predict}

    ```python
    print(len(words))
    print(words[-1])
    ```

    /// details | Hint
        attrs: {class: hint}
    Count from 1.
    ///

    /// details | Solution
        attrs: {class: solution}
    **Answer:**

    ```text
    2
    await
    ```

    - **`1 await`** counts from 0.
    - **`2 call`** takes the first.
    ///
    ///
    """
)

CHOSEN = (
    PREDICT.replace("print(len(words))", "shown = len(words)\nprint(shown)")
    .replace(
        "/// details | Hint",
        "- **A** `1`\n- **B** `2`\n- **C** `3`\n\n/// details | Hint",
    )
    .replace("**Answer:**", "**Answer: B**")
    .replace(
        "- **`1 await`** counts from 0.\n- **`2 call`** takes the first.",
        "- **A** is one too few.\n- **B** is right.\n- **C** is one too many.\n\n"
        "```python\n"
        'proof = {"A": shown == 1, "B": shown == 2, "C": shown == 3}\n'
        "```",
    )
)

GOOD = {
    "one": (PAGE, 2),
    "several": (SEVERAL, 2),
    "order": (ORDER, 2),
    "predict by typing": (PREDICT, 3),
    "predict by choosing": (CHOSEN, 4),
    "final answer": (PAGE.replace("**Answer: B**", "**Final answer: B.**"), 2),
    "any order": (SEVERAL.replace("A and B", "B and A"), 2),
    "commas": (SEVERAL.replace("A and B", "A, B"), 2),
    "outer slashes": (
        PAGE.replace("/// question", "//// question").replace(
            "///\n///\n", "///\n////\n"
        ),
        2,
    ),
    "option of code": (
        PAGE.replace(
            "- **C** Step 4", "- **C** This:\n\n    ```python\n    4\n    ```"
        ),
        3,
    ),
    "in a panel": (
        PAGE.replace("/// question", "///// wsgi | WSGI\n//// question").replace(
            "///\n///\n", "///\n////\n/////\n"
        ),
        2,
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_good(scratch: Scratch, name: str) -> None:
    """A whole question passes, whatever its kind."""
    text, blocks = GOOD[name]

    assert good(blocks) == scratch.check(text)


@pytest.mark.parametrize("name", GOOD)
def test_whatever_is_broken_is_noticed(scratch: Scratch, name: str) -> None:
    """Another key, an explanation or a hint less, a proof turned: all fail."""
    text, _ = GOOD[name]
    path = scratch.write("docs/page.md", text)

    assert [] == list(survivors(path, scratch.rules()))


WAYS = {"one": 10, "several": 10, "order": 10, "predict by typing": 2}
"""A hint less; for each option another key, another proof, no explanation."""


@pytest.mark.parametrize("name", WAYS)
def test_the_ways_to_break_it(scratch: Scratch, name: str) -> None:
    """None of them is left out."""
    (block,) = scratch.read(GOOD[name][0].encode(), scratch.rules()).blocks

    ways = list(kind_of(block).sabotage(block))

    assert WAYS[name] == len(ways)


BAD = {
    "no id": ("id: async-steps, ", "", 7, "this block has no id"),
    "id of a heading": ("async-steps", "steps", 7, "is a heading's of this page"),
    "id of a deeper heading": (
        "\n```python\nsteps",
        "## Async steps\n```python\nsteps",
        7,
        "is a heading's of this page",
    ),
    "no attrs": (PAGE.split("\n")[7] + "\n", "", 7, "this block has no id"),
    "attrs not read": ("data-level: easy", "data-level: 1", 7, "as text: Could not"),
    "not YAML": ("data-level: easy", "data-level: [", 7, "as text: its options"),
    "not closed": ("///\n///\n", "///\n", 7, "nothing closes this block"),
    "no title": (" | At which steps is the app *awaited*?", "", 7, "no title"),
    "unread": ("data-level", "data-lvl", 7, "nothing reads `data-lvl`"),
    "no level": ("data-level: easy, ", "", 7, "data-level is missing"),
    "level": ("easy", "simple", 7, "name one of easy, medium, hard"),
    "topic": ("data-topic: messages", "data-topic: x", 7, "one of messages, threads"),
    "kind": ("messages}", "messages, data-kind: x}", 7, "data-kind is `x`"),
    "no hint": ("{class: hint}", "{}", 7, "0 hints; write one to 3"),
    "empty hint": ("Look at the last column.\n", "", 14, "this hint says nothing"),
    "four hints": (
        "Look at the last column.\n///\n",
        "/// details | Hint\n    attrs: {class: hint}\nLook.\n///\n" * 4 + "///\n",
        14,
        "says nothing",
    ),
    "no solution": ("{class: solution}", "{}", 7, "0 solutions; write one"),
    "two options": ("- **C** Step 4\n", "", 7, "2 options; write at least 3"),
    "letters": ("- **B** Steps", "- **D** Steps", 11, "D stands in the place of B"),
    "empty option": ("- **C** Step 4", "- **C**", 12, "option C says nothing"),
    "no list": ("\n- **A** Step", "Text.\n- **A** Step", 10, "shows no list here"),
    "no explanation": ("- **C** isn't there.\n", "", 12, "doesn't explain C"),
    "empty explanation": ("- **C** isn't there.", "- **C**.", 27, "say why C is"),
    "twice": ("- **C** isn't", "- **A** isn't", 27, "A is explained twice"),
    "no option": ("- **C** isn't", "- **D** isn't", 27, "there is no option D"),
    "no answer": ("**Answer: B**", "Answer: B", 19, "no answer; give it"),
    "two answers": ("The steps", "**Answer: C**\n\nThe steps", 25, "a second answer"),
    "empty answer": ("Answer: B", "Answer:", 23, "name here options"),
    "unknown answer": ("Answer: B", "Answer: D", 23, "name here options"),
    "answer twice": ("Answer: B", "Answers: B, B", 23, "name here options"),
    "wrong answer": ("Answer: B", "Answer: A", 23, "gives B; mend this answer"),
    "one too many": ("Answer: B", "Answers: A, B", 23, "gives B; mend this answer"),
    "changed proof": ("== [2, 3]", "== [2]", 23, "gives none; mend this answer"),
    "changed run": ('3: "await"', '3: "call"', 23, "gives none; mend this answer"),
    "no proof": ("proof = {", "values = {", 7, "nothing proves the answer"),
    "no dict": ("proof = {", "proof = [steps] or {", 29, "isn't a value for each"),
    "a value less": ('    "C": awaited == [4],\n', "", 29, "isn't a value for each"),
    "another letter": ('"C": awaited', '"D": awaited', 29, "isn't a value for each"),
    "no bool": ("awaited == [4]", "len(awaited)", 29, "of C is 2, neither True nor"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad(scratch: Scratch, name: str) -> None:
    """What is wrong is said at its line."""
    old, new, line, message = BAD[name]
    assert old in PAGE

    report = scratch.check(PAGE.replace(old, new))

    assert [line] == report.lines
    assert message in report.failures[0]


CONSTANTS = {
    "a literal": ("awaited == [2, 3]", "True", "`True` is a constant"),
    "of literals": ("awaited == [2, 3]", "1 == 1", "`1 == 1` is a constant"),
    "of builtins": ("awaited == [2, 3]", "bool([1])", "`bool([1])` is a constant"),
    "of own names": (
        "awaited = [step for step, how in steps.items()",
        "awaited = [step for step, how in {2: 'await', 3: 'await'}.items()",
        "`awaited == [1]` is a constant",
    ),
    "of the library": (
        "awaited = [step for step, how in steps.items()",
        "import re\n\n"
        "awaited = [step for step, how in [(2, 'await'), (3, 'await')] if re",
        "`awaited == [1]` is a constant",
    ),
    "nothing": (
        PROOF,
        "proof = {}",
        "`{}` is a constant",
    ),
    "another": (
        "}\n```",
        '}\nproof["A"] = False\n```',
        "name `proof` once, at the left margin",
    ),
    "within": ("proof = {", "if steps:\n  proof = {", "name `proof` once"),
}


@pytest.mark.parametrize("name", CONSTANTS)
def test_a_constant_proves_nothing(scratch: Scratch, name: str) -> None:
    """Each value must rest on what the page or the project defines."""
    old, new, message = CONSTANTS[name]
    assert old in PAGE

    report = scratch.check(PAGE.replace(old, new))

    assert message in " ".join(report.failures)


RUNS = {
    "a function of its own": (
        'awaited = [step for step, how in steps.items() if how == "await"]',
        "def is_awaited(step):\n"
        '    return steps[step] == "await"\n\n\n'
        "awaited = list(filter(is_awaited, [1, 2, 3]))",
    ),
    "a list filled": (
        'awaited = [step for step, how in steps.items() if how == "await"]',
        "awaited = []\n"
        "for step, how in steps.items():\n"
        "    awaited += [step] if how == 'await' else []",
    ),
    "a module of the project": (
        'awaited = [step for step, how in steps.items() if how == "await"]',
        "import project_of_questions\n\nawaited = project_of_questions.AWAITED",
    ),
    "a name of one": (
        'awaited = [step for step, how in steps.items() if how == "await"]',
        "from project_of_questions import AWAITED as awaited",
    ),
}


@pytest.mark.parametrize("name", RUNS)
def test_a_run_proves(
    scratch: Scratch, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names of the page and modules of the project count, by any way."""
    old, new = RUNS[name]
    scratch.write("project_of_questions.py", "AWAITED = [2, 3]\n")
    monkeypatch.syspath_prepend(str(scratch.folder))
    assert old in PAGE

    assert () == scratch.check(PAGE.replace(old, new)).failures


def test_the_proof_is_no_name_of_the_page(scratch: Scratch) -> None:
    """Below the question it is gone; other names stay."""
    text = f"{PAGE}\n```python\nassert awaited and 'proof' not in globals()\n```\n"

    assert good(3) == scratch.check(text)


def test_a_proof_given_away(scratch: Scratch) -> None:
    """It stands in the solution, which is folded."""
    start = PAGE.index("```python\nawaited")
    proof = PAGE[start : PAGE.index("///\n///\n")]
    text = PAGE.replace(proof, "").replace(
        "/// details | Hint", f"{proof}\n/// details | Hint"
    )

    report = scratch.check(text)

    assert "this gives the answer away" in report.failures[0]


def test_a_proof_that_did_not_run(scratch: Scratch) -> None:
    """A skipped block proves nothing."""
    text = PAGE.replace("```python\nawaited", "<!-- skip: slow -->\n```python\nawaited")

    report = scratch.check(text, max_skips=1)

    assert "did not run to its end" in report.failures[0]


def test_ids_are_unique(scratch: Scratch) -> None:
    """In the site, not on the page alone; the same place may be read again."""
    rules = scratch.rules()
    scratch.read(PAGE.encode(), rules)
    scratch.read(PAGE.encode(), rules)

    report = scratch.report(scratch.read(PAGE.encode(), rules, "other.md"))

    assert [7] == report.lines
    assert "`async-steps` is taken at" in report.failures[0]
    assert "page.md:7; choose another" in report.failures[0]


WRONG_ORDERS = {
    "order": ("C, A, B", "A, B, C", "gives C, A, B; mend this answer"),
    "not all": ("C, A, B", "C, A", "the order of all is asked: A, B, C"),
    "no letters": ('in "CAB"', "in [1, 2]", "`proof` is [1, 2]"),
    "constant": (" if steps]", "]", "is a constant"),
}


@pytest.mark.parametrize("name", WRONG_ORDERS)
def test_wrong_order(scratch: Scratch, name: str) -> None:
    """The answer names each step once, as the proof does."""
    old, new, message = WRONG_ORDERS[name]

    report = scratch.check(ORDER.replace(old, new))

    assert message in report.failures[0]


WRONG_PREDICTIONS = {
    "printed": ("2\nawait", "2\ncall", 22, "the block above printed something else"),
    "program": (
        PREDICT[
            PREDICT.index("```python\nprint") : PREDICT.index("/// details | Hint")
        ],
        "",
        5,
        "no python block whose output",
    ),
    "letters": ("**Answer:**", "**Answer: A**", 20, "nothing to choose from"),
    "no text": ("```text\n2\nawait\n```\n", "", 20, "no text block below shows"),
    "none foreseen": ("**`", "**", 18, "no wrong answer is foreseen"),
    "right": ("`1 await`", "`2 await`", 27, "this is what is printed"),
    "no reason": (" takes the first.", "", 28, "say why `2 call` is wrong"),
}


@pytest.mark.parametrize("name", WRONG_PREDICTIONS)
def test_wrong_prediction(scratch: Scratch, name: str) -> None:
    """The solution shows what the block prints, and explains what it doesn't."""
    old, new, line, message = WRONG_PREDICTIONS[name]
    assert old in PREDICT

    report = scratch.check(PREDICT.replace(old, new))

    found = dict(zip(report.lines, report.failures, strict=True))
    assert message in found[line]


def test_a_prediction_given_away(scratch: Scratch) -> None:
    """The output stands in the solution, not below its block."""
    shown = "```text\n2\nawait\n```\n"
    text = PREDICT.replace("/// details | Hint", f"{shown}\n/// details | Hint")

    report = scratch.check(text)

    assert "this gives the answer away" in report.failures[0]


def test_refreshes_a_prediction(scratch: Scratch) -> None:
    """The output in the solution is rewritten as any other."""
    stale = PREDICT.replace("2\nawait", "old")

    assert PREDICT == scratch.refreshed(stale.encode())


def test_the_last_block_is_asked_about(scratch: Scratch) -> None:
    """What other blocks of the question or the solution print stands below them."""
    text = PREDICT.replace(
        "```python\nprint(len", '```python\nprint("first")\n```\n\n```python\nprint(len'
    ).replace(
        "**Answer:**",
        '```python\nprint("1 await")\n```\n\n```text\n1 await\n```\n\n**Answer:**',
    )

    assert good(6) == scratch.check(text)
