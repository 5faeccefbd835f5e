"""What `runserver` starts."""
