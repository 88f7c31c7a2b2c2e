"""What a given picture is for, by the customer's labels and description of it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from generation.steps.take_order.order import GivenPicture


class GivenRole(StrEnum):
    """What becomes of a picture: set as the mark, shown before or after others, or only looked at."""

    LOGO = "logo"
    PRODUCT = "product"
    MASCOT = "mascot"
    SCENE = "scene"
    INSPIRATION = "inspiration"


_WORDS: Final[dict[GivenRole, tuple[str, ...]]] = {
    GivenRole.LOGO: ("logo", "logomark", "logotype", "wordmark", "brandmark", "brand mark", "emblem", "monogram"),
    GivenRole.MASCOT: ("mascot", "character", "spokesperson", "person", "founder"),
    GivenRole.SCENE: ("background", "backdrop", "lifestyle", "scene", "setting", "location", "texture", "environment", "in use"),
    GivenRole.INSPIRATION: (
        "inspiration",
        "moodboard",
        "mood board",
        "style guide",
        "guideline",
        "guidelines",
        "past ad",
        "existing ad",
        "example ad",
    ),
    GivenRole.PRODUCT: (
        "product",
        "packshot",
        "pack shot",
        "bottle",
        "top view",
        "front view",
        "side view",
        "close-up",
        "close up",
        "detail",
    ),
}


def role_of(picture: GivenPicture, *, of_product: bool) -> GivenRole:
    """Return a picture's role: labels first, then the description, then the list that it stands in."""
    for text in (" / ".join(picture.labels), picture.description):
        for role, words in _WORDS.items():
            if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words):
                return role
    return GivenRole.PRODUCT if of_product else GivenRole.SCENE
