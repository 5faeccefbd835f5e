"""Two apps that answer piece by piece."""
