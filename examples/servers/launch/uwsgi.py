"""Runs uWSGI: its wheel has a function, and no module for `python -m`."""

import pyuwsgi

if __name__ == "__main__":
    pyuwsgi.run()
