"""What can keep the embedded servers from running; every message is for the person who started them."""

from __future__ import annotations


class EmbeddedProblem(Exception):
    """The embedded servers cannot run here and now."""
