"""The project's pages, and two for whoever runs the site."""

from django.urls import path

from examples.deploy.health import health
from examples.deploy.worker import worker
from examples.django_project.urls import urlpatterns as pages

urlpatterns = [
    path("health/", health),
    path("worker/", worker),
    *pages,
]
