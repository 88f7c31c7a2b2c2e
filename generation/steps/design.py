"""A creative's design as it is kept: plan, layers, pictures, brief and kit in one private file, from which it can be drawn and changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from brands.kit import BrandKit
from generation.brief import Brief, ReferencePicture
from generation.compositor.layertree import from_record, to_record
from generation.compositor.plan import ENGINE_VERSION, CreativePlan
from generation.compositor.products import casting
from generation.compositor.scheme import Scheme
from generation.steps.pictures import load_picture
from piad import media

if TYPE_CHECKING:
    from generation.compositor.pictures import PictureInput
    from generation.compositor.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """All that is needed to draw a creative again without solving anything; ``engine`` is the version that solved it.

    ``pictures`` are those given, a logo and a painted scene, each under its index; ``edits`` what was done to the layers that the
    plan does not say, in order, as members of the operations of campaigns; ``drawn_in`` the scheme that a drawing of ours keeps where
    the plan's own was changed under it.
    """

    plan: CreativePlan
    scene: Scene
    pictures: tuple[ReferencePicture, ...]
    brief: Brief
    kit: BrandKit
    repairs: tuple[str, ...] = ()
    edits: tuple[dict[str, Any], ...] = ()
    drawn_in: Scheme | None = None
    engine: str = ENGINE_VERSION

    def to_json(self) -> dict[str, Any]:
        """Return the design as plain JSON members."""
        return {
            "plan": self.plan.to_json(),
            "scene": to_record(self.scene),
            "pictures": [picture.to_json() for picture in self.pictures],
            "brief": self.brief.to_json(),
            "kit": self.kit.to_json(),
            "repairs": list(self.repairs),
            "edits": list(self.edits),
            "drawn_in": self.drawn_in.to_json() if self.drawn_in else None,
            "engine": self.engine,
        }

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the design from :meth:`to_json`."""
        return cls(
            plan=CreativePlan.from_json(members["plan"]),
            scene=from_record(members["scene"]),
            pictures=tuple(ReferencePicture.from_json(picture) for picture in members["pictures"]),
            brief=Brief.from_json(members["brief"]),
            kit=BrandKit.from_json(members["kit"]),
            repairs=tuple(members["repairs"]),
            edits=tuple(members["edits"]),
            drawn_in=Scheme.from_json(members["drawn_in"]) if members.get("drawn_in") else None,
            engine=members["engine"],
        )

    def load_pictures(self) -> tuple[PictureInput, ...]:
        """Return the pictures' pixels, in the form in which the drawing office takes them."""
        return (*(load_picture(picture) for picture in self.pictures), *self._drawing())

    def _drawing(self) -> tuple[PictureInput, ...]:
        """Return the drawing of ours as it was painted before the plan's colours were changed."""
        if self.plan.drawn is None or self.drawn_in is None:
            return ()
        size = self.plan.size
        return (casting.drawn_picture(self.plan.drawn, self.drawn_in, height=max(size.width, size.height)),)


def keep_design(design: Design) -> str:
    """Store a design privately and return its key; equal designs are equal bytes."""
    text = json.dumps(design.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return media.store(area=media.Area.INPUTS, extension="json", content=text.encode()).key


def load_design(key: str) -> Design:
    """Return a stored design; raises ``MediaMissing``, or ``UnknownRecordError`` for one that this version cannot read."""
    return Design.from_json(json.loads(media.load(key)))
