"""Which view answers which path."""

from django.urls import include, path

from examples.chat.pages import front_page
from examples.django_project import (
    blocking_view,
    database_views,
    meeting_views,
    slow_view,
    streaming_views,
    ticking_views,
    timed_views,
    views,
)

urlpatterns = [
    path("sync/", views.sync_view),
    path("async/", views.async_view),
    path("slow/", slow_view.slow_view),
    path("blocking/", blocking_view.blocking_view),
    path("waiting/", blocking_view.waiting_view),
    path("sync-stream/", streaming_views.sync_stream),
    path("async-stream/", streaming_views.async_stream),
    path("sync-ticks/", ticking_views.sync_ticking),
    path("async-ticks/", ticking_views.async_ticking),
    path("on-the-loop/", database_views.on_the_loop),
    path("in-a-thread/", database_views.in_a_thread),
    path("", include(meeting_views)),
    path("", include(timed_views)),
    # --8<-- [start:chat]
    path("rooms/", front_page),
    # --8<-- [end:chat]
]

handler404 = views.not_found
