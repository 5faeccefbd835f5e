"""The small apps of this lesson, and the code that runs them on servers."""
