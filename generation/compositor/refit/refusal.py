"""Why a scene cannot be changed as asked, in words for the caller."""

from __future__ import annotations


class RefitRefused(Exception):
    """The scene has no room, or no layer, for the change; ``reason`` is a clause without its stop ("there is no button")."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AlreadySo(RefitRefused):
    """The scene shows already what was asked for."""
