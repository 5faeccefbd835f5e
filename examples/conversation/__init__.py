"""Records what a server and an application say to each other, message by message."""

from examples.conversation.as_json import from_json, to_json
from examples.conversation.heard import Heard
from examples.conversation.message import Conversation, Line, Message, Other, Place
from examples.conversation.observe import Observed, observe
from examples.conversation.parse import parse
from examples.conversation.record import record
from examples.conversation.record_many import record_many
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
from examples.conversation.sleep import listen
from examples.conversation.tables import execution_table, variable_tracker
from examples.conversation.talk import Talk
from examples.conversation.text import text
from examples.conversation.together import Together, at_once

__all__ = [
    "Close",
    "Conversation",
    "Heard",
    "Line",
    "Message",
    "Observed",
    "Other",
    "Place",
    "Request",
    "Talk",
    "Together",
    "at_once",
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
    "record_many",
    "text",
    "to_json",
    "variable_tracker",
    "websocket",
]

listen()  # before an application's module takes `sleep` from `time` for itself
