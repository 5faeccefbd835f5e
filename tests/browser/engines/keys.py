"""Keys, as WebDriver writes them."""

import re
import sys

from selenium.webdriver.common.keys import Keys


def code(key: str) -> str:
    """The character that stands for a key.

    Args:
        key: Its name in JavaScript, such as `ArrowRight` or `a`, or `ControlOrMeta`,
            the one that the system's shortcuts have.
    """
    if key == "ControlOrMeta":
        key = "Meta" if sys.platform == "darwin" else "Control"
    if key == "\n":
        key = "Enter"
    if len(key) == 1:
        return key
    name = re.sub("(?<=[a-z])(?=[A-Z])", "_", key).upper()
    return str(getattr(Keys, name))
