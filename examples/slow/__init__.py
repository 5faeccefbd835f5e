"""The same two apps with a slow query inside."""
