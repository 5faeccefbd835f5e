"""An app that refuses WebSockets."""
