"""The archetypes on offer: for each, how it is solved and how well it suits an order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generation.compositor.layouts import (
    acted,
    bigtype,
    bleed,
    callouts,
    checklist,
    colourblock,
    columns,
    editorial,
    frame,
    hero,
    mirrored,
    multipanel,
    offer,
    review,
    scene,
    screen,
    split,
    spokesperson,
    stat,
    versus,
    window,
)
from generation.compositor.layouts.order import Order
from generation.compositor.scene import Scene


class Archetype(StrEnum):
    """The layouts of the house; the word is part of stored plans and never changes."""

    HERO = "hero_cutout"
    BLEED = "full_bleed"
    TYPE = "big_type"
    COLUMNS = "columns"
    WINDOW = "picture_window"
    SPLIT = "split"
    SCENE = "scene"
    SCREEN = "screen"
    FRAME = "frame"
    COLOUR_BLOCK = "colour_block"
    STAT = "stat"
    OFFER = "offer"
    REVIEW = "review_card"
    CALLOUTS = "feature_callouts"
    CHECKLIST = "checklist"
    VERSUS = "us_and_them"
    EDITORIAL = "editorial"
    ACTED = "acted_offer"
    SPOKESPERSON = "spokesperson"
    MULTIPANEL = "multipanel"
    MIRRORED = "mirrored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the planner needs of a layout.

    ``solve`` lays an order out, or returns None where it cannot; ``suits`` says how much it wants it, from 0 (cannot) to 1 (made for it).
    """

    solve: Callable[[Order], Scene | None]
    suits: Callable[[Order], float]


LAYOUTS: Final[dict[Archetype, Layout]] = {
    Archetype.HERO: Layout(solve=hero.solve, suits=hero.suits),
    Archetype.BLEED: Layout(solve=bleed.solve, suits=bleed.suits),
    Archetype.TYPE: Layout(solve=bigtype.solve, suits=bigtype.suits),
    Archetype.COLUMNS: Layout(solve=columns.solve, suits=columns.suits),
    Archetype.WINDOW: Layout(solve=window.solve, suits=window.suits),
    Archetype.SPLIT: Layout(solve=split.solve, suits=split.suits),
    Archetype.SCENE: Layout(solve=scene.solve, suits=scene.suits),
    Archetype.SCREEN: Layout(solve=screen.solve, suits=screen.suits),
    Archetype.FRAME: Layout(solve=frame.solve, suits=frame.suits),
    Archetype.COLOUR_BLOCK: Layout(solve=colourblock.solve, suits=colourblock.suits),
    Archetype.STAT: Layout(solve=stat.solve, suits=stat.suits),
    Archetype.OFFER: Layout(solve=offer.solve, suits=offer.suits),
    Archetype.REVIEW: Layout(solve=review.solve, suits=review.suits),
    Archetype.CALLOUTS: Layout(solve=callouts.solve, suits=callouts.suits),
    Archetype.CHECKLIST: Layout(solve=checklist.solve, suits=checklist.suits),
    Archetype.VERSUS: Layout(solve=versus.solve, suits=versus.suits),
    Archetype.ACTED: Layout(solve=acted.solve, suits=acted.suits),
    Archetype.EDITORIAL: Layout(solve=editorial.solve, suits=editorial.suits),
    Archetype.SPOKESPERSON: Layout(solve=spokesperson.solve, suits=spokesperson.suits),
    Archetype.MULTIPANEL: Layout(solve=multipanel.solve, suits=multipanel.suits),
    Archetype.MIRRORED: Layout(solve=mirrored.solve, suits=mirrored.suits),
}


def ranked(order: Order) -> tuple[Archetype, ...]:
    """Return the archetypes that can carry an order, the best suited first."""
    wishes = {archetype: layout.suits(order) for archetype, layout in LAYOUTS.items()}
    return tuple(sorted((archetype for archetype, wish in wishes.items() if wish > 0), key=lambda archetype: -wishes[archetype]))
