"""The settings of the site that is deployed."""

from examples.chat.redis_settings import *  # noqa: F403

ROOT_URLCONF = "examples.deploy.urls"
