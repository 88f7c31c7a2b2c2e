"""What a caller may have done in the kitchen: submitting an ad, and what every order for a picture shares."""

from __future__ import annotations

from generation.actions.ads import AD, submit_ad
from generation.actions.image_ads import OPERATION as IMAGE_AD_OPERATION
from generation.actions.image_ads import submit_image_ad
from generation.actions.orders import AdRequest, OrderKind, PictureAddress, place

__all__ = ["AD", "IMAGE_AD_OPERATION", "AdRequest", "OrderKind", "PictureAddress", "place", "submit_ad", "submit_image_ad"]
