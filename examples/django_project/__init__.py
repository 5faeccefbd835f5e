"""One Django project that both interfaces serve."""
