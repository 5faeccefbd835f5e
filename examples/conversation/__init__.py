"""Records what a server and an application say to each other, message by message."""

from examples.conversation.as_json import from_json, to_json
from examples.conversation.message import Conversation, Message, Other, Place
from examples.conversation.observe import Observed, observe
from examples.conversation.parse import parse
from examples.conversation.record import record
from examples.conversation.requests import (
    Close,
    Request,
    close,
    disconnect_after,
    get,
    lifespan,
    post,
    websocket,
)
from examples.conversation.tables import execution_table, variable_tracker
from examples.conversation.text import text

__all__ = [
    "Close",
    "Conversation",
    "Message",
    "Observed",
    "Other",
    "Place",
    "Request",
    "close",
    "disconnect_after",
    "execution_table",
    "from_json",
    "get",
    "lifespan",
    "observe",
    "parse",
    "post",
    "record",
    "text",
    "to_json",
    "variable_tracker",
    "websocket",
]
