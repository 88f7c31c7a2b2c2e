"""Our drawing office on the bench's ad: decode, lay out, paint, encode; one layout, no candidates, no inspection."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import lru_cache
from typing import Final

from PIL import Image

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief, Direction, Intensity, OutputSize
from generation.colour import Colour
from generation.compositor import plan
from generation.compositor.artboard import Box
from generation.compositor.export import provenance
from generation.compositor.export.raster import RasterFormat, encode
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.paint.canvas import paint
from generation.compositor.paint.kept import hold_memory
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import LOGO_INDEX, PictureInput, Study
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import PictureLayer, Role, Scene, ShadowLayer, TextLayer
from piad.ingest.pixels import clean
from tests.bench.inputs import CTA, EXTREMES, FIGURE, HEADLINE, LOGO_SIZE, PHOTO_SIZE, PRODUCT_SIDE, SIZES, SUBHEADLINE, VEIL, inputs

_PHOTO, _PRODUCT = 0, 1
_COPY: Final = AdCopy(headline=HEADLINE, cta=CTA, subheadline=SUBHEADLINE, figure=FIGURE, language="en", direction=Direction.LTR)
_XMP: Final = provenance.packet(source=provenance.SourceType.COMPOSITE, alt_text=HEADLINE, language="en")
_ads = itertools.count()


class Office:
    """Plans and studies are made once; each ad then costs what drawing costs."""

    def __init__(self) -> None:
        """Begin as a worker does, and study the pictures."""
        hold_memory()
        self._given = self._pictures()
        # The photo is noise from edge to edge; taken for calm it fills the artboard under two veils, as the peers' page has it.
        self._studies: dict[int, Study] = {picture.index: _calm(study(picture)) for picture in self._given}
        self._plans: dict[str, CreativePlan] = {}

    def fresh(self, ratio: str, wanted: RasterFormat) -> bytes:
        """Return one ad, its photo and product decoded anew."""
        return self._draw(ratio, self._pictures(), wanted)

    def first(self, ratio: str, wanted: RasterFormat) -> bytes:
        """Return an ad of the very pictures that were studied, as the first that a worker makes is."""
        return self._draw(ratio, self._given, wanted)

    def stored(self, ratio: str, wanted: RasterFormat) -> bytes:
        """Return one ad whose pictures come as the service keeps them after ingestion, decoded anew."""
        return self._draw(ratio, _given(*(_clean(file) for file in (inputs().photo, inputs().product))), wanted)

    def whole_set(self, wanted: RasterFormat) -> list[bytes]:
        """Return the three ratios; photo and product are decoded once."""
        given = self._pictures()
        return [self._draw(ratio, given, wanted) for ratio in SIZES]

    def _draw(self, ratio: str, given: tuple[PictureInput, ...], wanted: RasterFormat) -> bytes:
        return encode(self._painted(ratio, given), wanted=wanted, max_bytes=None, xmp=_XMP).content

    def sample(self) -> Image.Image:
        """Return the painted 4:5 ad."""
        return self._painted("4:5", self._pictures())

    def _painted(self, ratio: str, given: tuple[PictureInput, ...]) -> Image.Image:
        """Solve the layout and paint it."""
        if ratio not in self._plans:
            self._plans[ratio] = self._plan(ratio, self._given)
        scene = plan.solve(self._plans[ratio], self._studies)
        assert scene is not None
        whole = _with_product(scene, self._studies[_PRODUCT].subject)
        return paint(whole.layers, whole.artboard, {picture.index: picture for picture in given})

    @staticmethod
    def _pictures() -> tuple[PictureInput, ...]:
        return _given(inputs().photo, inputs().product)

    @staticmethod
    def _plan(ratio: str, given: tuple[PictureInput, ...]) -> CreativePlan:
        width, height = (SIZES | EXTREMES)[ratio]
        size = OutputSize(aspect_ratio=ratio.split(maxsplit=1)[0], resolution="1K", width=width, height=height, intensity=Intensity.MINIMAL)
        brief = Brief(prompt="", language="en", direction=Direction.LTR, subject="jacket", category="fashion", tone="plain")
        shown = tuple(picture for picture in given if picture.index != _PRODUCT)
        choices = plan.choose(copy=_COPY, brief=brief, kit=BrandKit(), size=size, pictures=shown, seed=1)
        bleed = next(choice.plan for choice in choices if choice.plan.archetype is Archetype.BLEED)
        return replace(bleed, pairing="neutral")


def _calm(studied: Study) -> Study:
    """Return a study by which copy may stand anywhere on the picture."""
    return replace(studied, unrest=tuple(tuple(0.0 for _ in row) for row in studied.unrest))


def _mark() -> bytes:
    """Return what makes a picture's file one that no cache has seen; decoders ignore it."""
    return str(next(_ads)).encode()


def _given(photo: bytes, product: bytes) -> tuple[PictureInput, ...]:
    """Return the pictures under digests that no cache has seen; the logo stays the same."""
    mark = _mark()
    return (
        PictureInput(index=_PHOTO, file=photo + mark, width=PHOTO_SIZE[0], height=PHOTO_SIZE[1], has_alpha=False),
        PictureInput(index=_PRODUCT, file=product + mark, width=PRODUCT_SIDE, height=PRODUCT_SIDE, has_alpha=True),
        PictureInput(index=LOGO_INDEX, file=inputs().logo, width=LOGO_SIZE[0], height=LOGO_SIZE[1], has_alpha=True),
    )


@lru_cache(maxsize=2)
def _clean(file: bytes) -> bytes:
    """Return a picture as ingestion writes it."""
    return clean(file, photo_as_jpeg=True).content


def _with_product(scene: Scene, subject: Box) -> Scene:
    """Stand the product and its shadow before the photo, under the copy; as in every layout, its empty margins stay away."""
    board = scene.artboard
    side = 0.52 * board.width
    box = Box(x=(board.width - side) / 2, y=board.height * 0.36, w=side, h=side)
    floor = Box(x=box.x + 0.1 * side, y=box.bottom - 0.09 * side, w=0.8 * side, h=0.14 * side)
    scale = side / PRODUCT_SIDE
    place = Box(x=box.x + subject.x * scale, y=box.y + subject.y * scale, w=subject.w * scale, h=subject.h * scale)
    standing = (
        ShadowLayer(box=floor, colour=Colour(*VEIL), peak=0.5),
        PictureLayer(index=_PRODUCT, box=place, crop=subject, role=Role.PRODUCT, cut_out=True),
    )
    at = next(number for number, layer in enumerate(scene.layers) if isinstance(layer, TextLayer) or layer.role is Role.LOGO)
    return replace(scene, layers=(*scene.layers[:at], *standing, *scene.layers[at:]))
