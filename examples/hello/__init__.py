"""The two smallest apps, and one that answers nothing."""
