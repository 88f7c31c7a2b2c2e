"""Vectors of texts without a vendor: alike for what is alike."""

from __future__ import annotations

import math

from piad.providers.contracts import Embedder
from piad.providers.local import DIMENSION, LocalEmbedder

EMBEDDER: Embedder = LocalEmbedder()


def likeness(one: str, other: str) -> float:
    first, second = EMBEDDER.embed((one, other))
    return sum(a * b for a, b in zip(first, second, strict=True))


def test_vectors_have_unit_length_and_are_the_same_every_time() -> None:
    (vector,) = EMBEDDER.embed(("Running shoes",))

    assert len(vector) == DIMENSION == EMBEDDER.dimension
    assert math.isclose(math.hypot(*vector), 1.0)
    assert EMBEDDER.embed(["Running shoes"]) == [vector]
    assert EMBEDDER.name == "local/hashed-words-1"


def test_kindred_texts_are_nearer_than_others() -> None:
    near = likeness("red running shoes for summer", "Running shoe, red")

    assert near > 0.4
    assert near > 2 * abs(likeness("red running shoes for summer", "a quiet bank for families"))
    assert likeness("Chaussures de course", "chaussure de course") > likeness("Chaussures de course", "crème pour le visage")


def test_a_text_without_words_gives_zeros() -> None:
    assert EMBEDDER.embed(("!?",)) == [(0.0,) * DIMENSION]
