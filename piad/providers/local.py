"""What needs no vendor: texts as vectors by their words and letters, the same for the same text on every machine."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

DIMENSION: Final = 512
_WORD: Final = re.compile(r"\w+")
_PIECE: Final = 3
# A word shared says more than three letters shared.
_WORD_WEIGHT: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEmbedder:
    """An `Embedder` by feature hashing (Weinberger et al., 2009): whole words, and their pieces of three letters for kindred forms.

    The vectors of a name never change: another way of making them takes another name.
    """

    name: str = "local/hashed-words-1"
    dimension: int = DIMENSION

    def embed(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return one vector of unit length a text; a text without letters and digits has none and gives zeros."""
        return [_vector(text) for text in texts]


def _vector(text: str) -> tuple[float, ...]:
    sums = [0.0] * DIMENSION
    for feature, count in Counter(_features(text)).items():
        digest = int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest())
        weight = (_WORD_WEIGHT if feature.startswith("=") else 1.0) * (1.0 + math.log(count))
        # The lowest bit is the sign, so that features that fall on one place cancel out rather than add up.
        sums[(digest >> 1) % DIMENSION] += weight if digest & 1 else -weight
    length = math.sqrt(sum(value * value for value in sums))
    return tuple(value / length for value in sums) if length else tuple(sums)


def _features(text: str) -> Iterator[str]:
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        yield f"={word}"
        marked = f"<{word}>"
        yield from (marked[start : start + _PIECE] for start in range(len(marked) - _PIECE + 1))
