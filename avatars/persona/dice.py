"""Chance that is none: choices that follow from a request, the same each time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Option = TypeVar("Option")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dice:
    """Throws that depend on what is thrown for and on nothing else."""

    key: str

    def share(self, name: str) -> float:
        """Return a number from 0 to 1, without 1."""
        digest = hashlib.sha256(f"{self.key}/{name}".encode()).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def number(self, name: str, below: int) -> int:
        """Return a whole number from 0, below a limit."""
        return int(self.share(name) * below)

    def one(self, name: str, options: Sequence[Option], *, leaning: float = 0.0) -> Option:
        """Return one of the options; ``leaning`` prefers the first ones (0: none preferred, 1: squared)."""
        share = self.share(name)
        return options[min(len(options) - 1, int(share ** (1.0 + leaning) * len(options)))]
