"""Campaign designs to localize, planned without a database."""

from __future__ import annotations

from dataclasses import dataclass

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief, OutputSize
from generation.compositor import draw, plan
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import Scene
from generation.copywriter import read_prompt, write_copy

SEED = 3
SIZES = {
    "1:1": OutputSize(aspect_ratio="1:1", resolution="1K", width=1024, height=1024),
    "4:5": OutputSize(aspect_ratio="4:5", resolution="1K", width=928, height=1152),
    "9:16": OutputSize(aspect_ratio="9:16", resolution="1K", width=768, height=1376),
    "16:9": OutputSize(aspect_ratio="16:9", resolution="1K", width=1376, height=768),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A source to localize: brief, copy, plan and its solved scene."""

    brief: Brief
    copy: AdCopy
    plan: CreativePlan
    scene: Scene


def planned(prompt: str, ratio: str = "1:1") -> Planned:
    """Return the best plan for a prompt, solved."""
    brief = read_prompt(prompt)
    copy = write_copy(brief, seed=SEED)
    chosen = plan.choose(copy=copy, brief=brief, kit=BrandKit(), size=SIZES[ratio], pictures=(), seed=SEED)[0].plan
    return Planned(brief=brief, copy=copy, plan=chosen, scene=draw.resolve(chosen, ()).scene)
