"""Gaps: who missed something hears how much."""

from examples.chat.leaving import LeavingConsumer


class GapsConsumer(LeavingConsumer):
    async def connect(self):
        self.said = 0
        self.heard = {}
        await super().connect()

    async def tell(self, text):
        self.said += 1
        event = {
            "type": "chat.message",
            "text": text,
            "sender": self.channel_name,
            "number": self.said,
        }
        await self.channel_layer.group_send(self.room, event)

    async def chat_message(self, event):
        sender, number = event["sender"], event["number"]
        missed = number - self.heard.get(sender, number - 1) - 1
        self.heard[sender] = number
        if missed:
            await self.send(f"({missed} missed)")
        await super().chat_message(event)
