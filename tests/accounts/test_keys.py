"""Keys as texts: well formed or not, told without a database."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piad.accounts import keys


@pytest.mark.parametrize(("is_test", "prefix"), [(False, "pi_live_"), (True, "pi_test_")])
def test_a_key_is_a_prefix_and_38_base62_characters(*, is_test: bool, prefix: str) -> None:
    key = keys.generate(is_test=is_test)
    assert re.fullmatch(prefix + "[0-9A-Za-z]{38}", key)
    assert keys.is_well_formed(key)


def test_no_two_keys_are_alike() -> None:
    assert len({keys.generate(is_test=False) for _ in range(1_000)}) == 1_000


@given(position=st.integers(min_value=8, max_value=45), character=st.sampled_from(keys.BASE62))
def test_any_single_wrong_character_is_noticed(position: int, character: str) -> None:
    key = keys.generate(is_test=False)
    mistyped = key[:position] + character + key[position + 1 :]
    assert keys.is_well_formed(mistyped) == (mistyped == key)


def test_a_live_key_is_no_test_key() -> None:
    assert not keys.is_well_formed("pi_test_" + keys.generate(is_test=False)[8:])


@given(st.text())
def test_any_text_at_all_is_judged(text: str) -> None:
    assert not keys.is_well_formed(text)


@pytest.mark.parametrize("tail", ["é" * 38, "٣" * 38, "-" * 38, ""])
def test_other_alphabets_are_refused(tail: str) -> None:
    assert not keys.is_well_formed("pi_live_" + tail)


def test_the_key_id_is_the_part_that_may_be_shown() -> None:
    assert keys.key_id("pi_live_abcdefghIJKL") == "abcdefgh"
