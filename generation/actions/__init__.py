"""What a caller may have done in the kitchen: submitting an ad, and what every order for a picture shares."""

from __future__ import annotations

from generation.actions.ads import AD, submit_ad
from generation.actions.orders import AdRequest, OrderKind, PictureAddress, place

__all__ = ["AD", "AdRequest", "OrderKind", "PictureAddress", "place", "submit_ad"]
