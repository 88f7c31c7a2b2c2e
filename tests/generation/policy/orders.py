"""The labelled orders, and what the rules make of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from generation import policy
from generation.copywriter import read_prompt

# Labels that are not a pack's own name.
PACKS = {"violence": {"weapons"}, "platform": {"social"}, "gated": {"alcohol", "gambling", "tobacco"}}
PLACEMENTS = {"platform": ("snapchat.single",)}


def labelled(kind: str) -> Iterator[tuple[str, str]]:
    """Yield the label and text of every order that is ``refused`` or ``benign``, of both files."""
    for name in ("orders", "unseen"):
        table = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))
        yield from ((label, text) for label, texts in table[kind].items() for text in texts)


def judged(text: str, label: str = "") -> tuple[policy.Finding, ...]:
    """Judge an order as the first step does."""
    return policy.judge(text, market=read_prompt(text).market, placements=PLACEMENTS.get(label, ()))


def packs_of(label: str) -> set[str]:
    """Return the packs that may refuse what bears ``label``."""
    return PACKS.get(label, {label})
