"""The examples' project, with a database in a file, sessions and users."""

import tempfile
from pathlib import Path

from examples.django_project.settings import *  # noqa: F403

FOLDER = tempfile.TemporaryDirectory()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(FOLDER.name) / "live.sqlite3"),
    },
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
USE_TZ = True
