"""What can keep the embedded servers from running; every message is for the person who started them."""

from __future__ import annotations

from pathlib import Path


class EmbeddedProblem(Exception):
    """The embedded servers cannot run here and now."""


class FolderUnusable(EmbeddedProblem):
    """The data folder cannot be made, read or written."""

    def __init__(self, home: Path, fault: Exception) -> None:
        """Take the folder and what became of the attempt."""
        reason = fault.strerror if isinstance(fault, OSError) else f"its secrets cannot be read ({fault})"
        super().__init__(f"The data folder {home} cannot be used: {reason}. Set PIAD_HOME to a folder that you may write to.")
