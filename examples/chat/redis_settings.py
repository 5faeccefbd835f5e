"""The project's settings, with Redis for a channel layer."""

import os

from examples.django_project.settings import *  # noqa: F403

NEAR = "redis://127.0.0.1:6379/0"
REDIS_URL = os.environ.get("REDIS_URL", NEAR)

CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL], "capacity": 100},
    },
}
