"""Leaving: the room hears who came and who left."""

from examples.chat.names import NamesConsumer


class LeavingConsumer(NamesConsumer):
    async def connect(self):
        await super().connect()
        await self.tell(f"{self.name} came")

    async def disconnect(self, code):
        layer, me = self.channel_layer, self.channel_name
        await layer.group_discard(self.room, me)
        await self.tell(f"{self.name} left")
