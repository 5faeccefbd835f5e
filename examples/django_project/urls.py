"""Which view answers which path."""

from django.urls import path

from examples.django_project import (
    blocking_view,
    streaming_views,
    views,
)

urlpatterns = [
    path("sync/", views.sync_view),
    path("async/", views.async_view),
    path("sync-stream/", streaming_views.sync_stream),
    path("async-stream/", streaming_views.async_stream),
    path("blocking/", blocking_view.blocking_view),
    path("waiting/", blocking_view.waiting_view),
]
