"""Pages with a part of each kind, of those that the other tests have, too."""

from tests.browser import live_pages, player_pages, question_pages

PAGES = {
    **question_pages.PAGES,
    "pair.md": player_pages.PAGES["pair.md"],
    "one.md": live_pages.PAGES["one.md"].replace("exercises.md", "django.md"),
    "lesson.md": live_pages.PAGES["lesson.md"],
    "django.md": live_pages.PAGES["django.md"],
}
