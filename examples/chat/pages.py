"""The chat's one page over HTTP."""

from django.http import HttpResponse


def front_page(request):
    text = "Rooms: tea, coffee"
    return HttpResponse(text, content_type="text/plain")
