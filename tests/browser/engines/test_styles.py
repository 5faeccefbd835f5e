"""What a rule of style may cost an engine."""

import re

from scripts.site.make import PROJECT

# A relative selector that ends in the universal one.
UNIVERSAL = re.compile(r":has\((?:[^()]|\([^()]*\))*\*\s*[,)]")


def test_no_rule_asks_whether_there_is_anything() -> None:
    """After `:has(+ *)`, WebKit matches the whole page anew when a part is added."""
    sheets = [*(PROJECT / "docs" / "assets" / "css").glob("*.css")]

    found = [
        f"{sheet.name}: {match[0]}"
        for sheet in sheets
        for match in UNIVERSAL.finditer(sheet.read_text("utf-8"))
    ]

    assert "player.css" in {sheet.name for sheet in sheets}
    assert [] == found
