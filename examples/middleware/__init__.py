"""What stands around an app, or around a view."""
