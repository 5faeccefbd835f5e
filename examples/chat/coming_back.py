"""A client that comes back, and repeats what got lost."""

from itertools import repeat

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import reconnect


def pauses():
    return repeat(0.2)


def talk(url, texts, hear):
    text = next(texts, None)
    for chat in reconnect(url, reconnect_delays=pauses):
        try:
            while text is not None:
                chat.send(text)
                hear(answer(chat, text))
                text = next(texts, None)
            return
        except ConnectionClosed:
            continue


def answer(chat, text):
    heard = chat.recv(timeout=10)
    while not heard.endswith(f": {text}"):
        heard = chat.recv(timeout=10)
    return heard
