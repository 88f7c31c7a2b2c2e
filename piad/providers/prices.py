"""What a call costs, in millionths of a US dollar: by the operator's price list, else by prices that are assumed high."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from django.conf import settings

from piad.providers.contracts import Usage

MICROS: Final = 1_000_000
# What one call may take at most, for the sum that is set aside before it is made.
TEXT_CALL: Final = Usage(input_tokens=6_000, output_tokens=8_000)
# A text or picture that a vendor moderates, and one that it judges in a few words, a short thought included.
MODERATION_CALL: Final = Usage(input_tokens=4_000, output_tokens=100)
LOOKING_CALL: Final = Usage(input_tokens=4_000, output_tokens=2_000)
IMAGE_CALL: Final = Usage(input_tokens=4_000, output_tokens=2_000, images=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """US dollars: for a million tokens taken in, for a million given out, and for each picture painted."""

    input: float = 0.0
    output: float = 0.0
    image: float = 0.0

    @classmethod
    def from_json(cls, members: Mapping[str, Any]) -> Self:
        """Return a price of an operator's list; raises ValueError for other members or anything but numbers from 0 up."""
        numbers = {name: float(value) for name, value in members.items()}
        if not numbers.keys() <= {"input", "output", "image"} or any(value < 0 or not math.isfinite(value) for value in numbers.values()):
            raise ValueError(f"{dict(members)} is no price: input, output and image are dollars from 0 up")
        return cls(**numbers)


# No vendor's price, but above those of all that we know: a budget then holds even where nobody entered prices.
ASSUMED: Final = Price(input=10.0, output=40.0, image=0.25)


def cost(name: str, usage: Usage) -> int:
    """Return what a call of ``vendor/model`` costs, in millionths of a dollar, rounded up."""
    price: Price = settings.PIAD_MODEL_PRICES.get(name, ASSUMED)
    tokens = (usage.input_tokens * price.input + usage.output_tokens * price.output) / MICROS
    return math.ceil((tokens + usage.images * price.image) * MICROS)
