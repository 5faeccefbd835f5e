"""Two apps that send back what a client sent."""
