"""A chat: what one client says, every client hears."""

from channels.generic.websocket import AsyncWebsocketConsumer


class ChatConsumer(AsyncWebsocketConsumer):
    groups = ("chat",)

    async def receive(self, **message):
        event = {"type": "chat.message", "message": message}
        await self.channel_layer.group_send("chat", event)

    async def chat_message(self, event):
        await self.send(**event["message"])
