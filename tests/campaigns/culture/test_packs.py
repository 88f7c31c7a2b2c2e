"""Every pack is whole, sourced, and speaks only of what the house can draw and write."""

from __future__ import annotations

import pytest

from campaigns.culture.packs import Pack, pack_for, packs
from generation.brief import Direction
from generation.compositor.scheme import RECIPES
from generation.copywriter.tables import LANGUAGES, table

_LEAST = 12


def test_there_are_more_than_a_dozen_cultures() -> None:
    assert len(packs()) > _LEAST


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.key)
def test_a_pack_is_whole(pack: Pack) -> None:
    assert set(pack.languages) <= set(LANGUAGES)
    assert set(pack.grounds) | pack.avoid <= set(RECIPES)
    assert not set(pack.grounds) & pack.avoid
    assert pack.unkept <= set(table("cues")["occasion"])
    assert pack.notes
    assert pack.sources
    assert pack.currency
    assert pack.direction is (Direction.RTL if pack.language in {"ar", "he"} else Direction.LTR)


def test_a_market_belongs_to_one_culture() -> None:
    markets = [market for pack in packs() for market in pack.markets]
    assert len(markets) == len(set(markets))
    assert all(pack_for(pack.home) is pack for pack in packs() if pack.key != "quebec")
