"""Rooms: what one client says, its room hears."""

from channels.generic.websocket import AsyncWebsocketConsumer


class RoomConsumer(AsyncWebsocketConsumer):
    async def connect(self):
        room = self.scope["url_route"]["kwargs"]["room"]
        self.room = f"room-{room}"
        layer, me = self.channel_layer, self.channel_name
        await layer.group_add(self.room, me)
        await self.accept()

    async def receive(self, text_data="", bytes_data=None):
        await self.tell(text_data)

    async def tell(self, text):
        event = {"type": "chat.message", "text": text}
        await self.channel_layer.group_send(self.room, event)

    async def chat_message(self, event):
        await self.send(event["text"])
