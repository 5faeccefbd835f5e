"""A query in two async views: on the loop, and in a thread."""

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpResponse


# --8<-- [start:query]
def query():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'found'")
        [found] = cursor.fetchone()
    return found
    # --8<-- [end:query]


# --8<-- [start:on_the_loop]
async def on_the_loop(request):
    return answer(query())
    # --8<-- [end:on_the_loop]


# --8<-- [start:in_a_thread]
async def in_a_thread(request):
    return answer(await sync_to_async(query)())
    # --8<-- [end:in_a_thread]


def answer(text):
    return HttpResponse(text, content_type="text/plain")
