"""How much of an ad's layout is kept when all that is known of it is its picture: true layers against the mirrored ad's, box by box.

Run as ``python -m tests.bench.mirroring [--show FOLDER]``. Twenty ads of the starter corpus, evenly over all of it, are drawn to
pictures; each picture alone is measured, and an ad with the same words and product is ordered with it as its reference layout. What is
printed is the intersection over union (IoU) of each true box (headline, supporting text, button, picture) with the mirrored ad's own.
Ends with 1 where the mean is below the goal. With ``--show`` both ads are written side by side.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import django
import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from generation.compositor.draw import Drawing
    from generation.compositor.plan import CreativePlan
    from generation.corpus.exemplars import Exemplar
    from generation.corpus.reference import ReferenceBox

GOAL: Final = 0.6
ADS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A reference ad, the ad that mirrors it, and the IoU of each true box, by what it is."""

    slug: str
    reference: Drawing
    mirrored: Drawing
    layout: str
    found: tuple[tuple[str, float], ...]

    @property
    def mean(self) -> float:
        """Return the mean IoU of the ad's boxes."""
        return statistics.fmean(iou for _, iou in self.found)


def slugs(count: int = ADS) -> list[str]:
    """Return the slugs of so many shipped ads, evenly over all of them."""
    from generation.corpus.starter import shipped

    rows = sorted(shipped())
    return rows[:: len(rows) // count][:count]


def pair(slug: str) -> Pair:
    """Draw a shipped ad, mirror its picture with its own words and product, and compare."""
    from generation.compositor import draw
    from generation.compositor.plan import CreativePlan
    from generation.corpus.exemplars import exemplars
    from generation.corpus.starter import shipped

    exemplar = next(one for one in exemplars() if one.slug == slug)
    reference = draw.compose(CreativePlan.from_json(shipped()[slug]["plan"]), pictures=())
    chosen = mirroring(exemplar, reference)
    mirrored = draw.compose(chosen, pictures=())
    found = tuple(compared(true_boxes(reference), true_boxes(mirrored)))
    return Pair(slug=slug, reference=reference, mirrored=mirrored, layout=chosen.archetype.value, found=found)


def mirroring(exemplar: Exemplar, reference: Drawing) -> CreativePlan:
    """Return the plan of the ad that an order with this picture as its reference layout gets; of the reference only pixels are read."""
    from brands.kit import BrandKit
    from generation.brief import Intensity, OutputSize
    from generation.compositor import plan
    from generation.corpus.drawing import brief_of
    from generation.corpus.measure import measure
    from generation.placements import pixel_size
    from generation.steps.guidance import mirror_of

    pixels = np.asarray(Image.open(io.BytesIO(reference.file)).convert("RGB"))
    width, height = pixel_size(exemplar.size, "1K")
    size = OutputSize(aspect_ratio=exemplar.size, resolution="1K", width=width, height=height, intensity=Intensity.STANDARD)
    guide = mirror_of(measure(pixels))
    return plan.choose(copy=exemplar.copy, brief=brief_of(exemplar), kit=BrandKit(), size=size, pictures=(), seed=1, guide=guide)[0].plan


def true_boxes(drawing: Drawing) -> tuple[ReferenceBox, ...]:
    """Return what stands on a drawn ad, from its layers."""
    from generation.corpus.layers import boxes_of

    return boxes_of(drawing.layers, width=drawing.width, height=drawing.height)


def compared(true: Iterable[ReferenceBox], made: tuple[ReferenceBox, ...]) -> Iterator[tuple[str, float]]:
    """Yield for each true box but brand and small print its role and its IoU with the best box of that role on the other ad."""
    from generation.steps.take_order.mirroring import overlap

    for box in true:
        if box.kind.value != "logo" and box.role != "legal":
            yield box.role, max((overlap(box, other) for other in made if _same(box, other)), default=0.0)


def _same(box: ReferenceBox, other: ReferenceBox) -> bool:
    """Tell whether two boxes hold the same thing; a note and a subheadline are both supporting copy."""
    supporting = {"note", "subheadline"}
    return box.kind is other.kind and (box.role == other.role or box.kind.value == "picture" or {box.role, other.role} <= supporting)


def show(one: Pair, folder: Path) -> None:
    """Write the reference and the mirrored ad side by side."""
    left, right = (Image.open(io.BytesIO(drawing.file)).convert("RGB") for drawing in (one.reference, one.mirrored))
    left = left.resize((round(left.width * right.height / left.height), right.height))
    sheet = Image.new("RGB", (left.width + right.width + 24, right.height), "white")
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width + 24, 0))
    sheet.save(folder / f"{one.slug}.png")


def main() -> int:
    """Print each ad's boxes and the mean over all ads; return 1 below the goal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--show", type=Path)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "piad.settings")
    django.setup()
    pairs = []
    for slug in slugs():
        one = pair(slug)
        pairs.append(one)
        boxes = "  ".join(f"{role} {iou:.2f}" for role, iou in one.found)
        sys.stdout.write(f"{one.mean:.2f}  {slug:36} {one.layout:14} {boxes}\n")
        if asked.show:
            asked.show.mkdir(parents=True, exist_ok=True)
            show(one, asked.show)
    own = [one.mean for one in pairs if one.layout == "mirrored"]
    sys.stdout.write(f"in the measured places themselves: {len(own)} ads, mean {statistics.fmean(own):.3f}; the others in a layout alike\n")
    mean = statistics.fmean(one.mean for one in pairs)
    sys.stdout.write(f"mean IoU over {len(pairs)} ads: {mean:.3f} (goal {GOAL})\n")
    return 0 if mean >= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
