"""The families that a brand may name are families that the type shelf has."""

from __future__ import annotations

from brands.kit import words
from generation import fonts


def test_every_family_that_is_recognised_can_be_set() -> None:
    assert set(words.FAMILIES) <= set(fonts.FAMILIES)
