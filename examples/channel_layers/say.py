"""Says something to the group "room" by the channel layer."""

import os
import sys

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

os.environ.setdefault(
    "DJANGO_SETTINGS_MODULE",
    "examples.django_project.settings",
)


# --8<-- [start:say]
def say(words: str) -> None:
    layer = get_channel_layer()
    event = {"type": "said", "words": words}
    async_to_sync(layer.group_send)("room", event)
    # --8<-- [end:say]


if __name__ == "__main__":
    say(sys.argv[1])
    print("said:", sys.argv[1])
