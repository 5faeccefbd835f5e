"""Names: each message says who said it."""

from urllib.parse import parse_qs

from examples.chat.rooms import RoomConsumer


class NamesConsumer(RoomConsumer):
    async def receive(self, text_data="", bytes_data=None):
        await self.tell(f"{self.name}: {text_data}")

    @property
    def name(self):
        query = parse_qs(self.scope["query_string"].decode())
        return query.get("name", ["somebody"])[0]
