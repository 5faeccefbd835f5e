"""The paths of the chat's WebSockets."""

from examples.chat.echo import EchoConsumer
from examples.chat.gaps import GapsConsumer
from examples.chat.leaving import LeavingConsumer
from examples.chat.names import NamesConsumer
from examples.chat.rooms import RoomConsumer
from examples.chat.routes import routes
from examples.django_project.consumers import ChatConsumer

EXPECTED = {
    "echo/": EchoConsumer,
    "everyone/": ChatConsumer,
    "rooms/<slug:room>/": RoomConsumer,
    "names/<slug:room>/": NamesConsumer,
    "chat/<slug:room>/": LeavingConsumer,
    "gaps/<slug:room>/": GapsConsumer,
}


def test_lead_to_the_consumer_of_each_step() -> None:
    """Each step of the page has a path, and nothing else has."""
    found = {str(each.pattern): each.callback.consumer_class for each in routes}

    assert [*EXPECTED.items()] == [*found.items()]
