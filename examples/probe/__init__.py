"""Two apps that tell what their server does."""
