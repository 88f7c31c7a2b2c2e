"""Screens: whether what a brief sells is used on a screen, so that an app's window shows it better than the device that it runs on."""

from __future__ import annotations

from typing import Final

from generation.brief import Brief

_CATEGORIES: Final = frozenset({"saas", "fintech", "insurance", "jobs", "services", "legal", "logistics"})
# Things of these categories that one can hold.
_HELD: Final = frozenset({"credit_card"})


def lives_on_screen(brief: Brief) -> bool:
    """Tell whether the thing is software or a service that people meet on a screen."""
    return brief.category in _CATEGORIES and brief.product not in _HELD
