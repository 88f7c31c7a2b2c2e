"""Rebuilding: a finished picture becomes a design, its ground without words and its words as layers, as far as both can be told."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PIL import Image

from brands.kit import BrandKit
from campaigns.steps.localizing import REBUILT
from campaigns.steps.pictures.blocks import Cast, ReadBlock, cast, read_blocks
from campaigns.steps.pictures.erasing import GroundTooBusyError, Pixels, erase, ink_of, radius_of, tone_of
from campaigns.steps.pictures.reading import NoReaderError
from generation.brief import AdCopy, Direction, OutputSize, ReferencePicture
from generation.colour import Colour
from generation.compositor.artboard import Artboard, Box
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import Align, Form, Layer, PictureLayer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.compositor.tokens import display_style, label_style, text_style
from generation.compositor.typeset.block import fit_block
from generation.copywriter import read_prompt
from generation.copywriter.languages import detect, direction_of
from generation.copywriter.words import split
from generation.fonts import pairing_named
from generation.placements import nearest_ratio
from generation.steps.design import Design
from jobs.runner import StepFailure
from piad import media

if TYPE_CHECKING:
    from campaigns.culture.targets import Target
    from campaigns.steps.pictures.seeing import Reader
    from generation.compositor.typeset.shape import Style

CODE: Final = "source_image_unreadable"
HINT: Final = "Localize from a job of this service (source_job_id), or send a picture whose words stand on a plain or graded ground."
# Letters of the house that are nearest to most ads'.
_PAIRING: Final = "neutral"
_FLAT: Final = 14.0
# Of the headline's letters.
_SMALL_PRINT: Final = 0.24
_MEMBERS: Final = {
    Role.HEADLINE: "headline",
    Role.SUBHEADLINE: "subheadline",
    Role.CTA_LABEL: "cta",
    Role.FIGURE: "figure",
    Role.NOTE: "figure_note",
    Role.BRAND: "brand_name",
}


def rebuilt(picture: Image.Image, target: Target, *, prompt: str = "", reader: Reader | None = None) -> Design:
    """Return the picture as a design whose words can be set anew; raises ``StepFailure`` (``source_image_unreadable``) with the reason.

    ``prompt`` may say what is advertised, which a headline alone seldom does; ``reader`` is asked before
    tesseract.
    """
    pixels = np.asarray(picture.convert("RGB"))
    board = Artboard(width=picture.width, height=picture.height)
    found = cast(_blocks(picture, reader))
    if Role.HEADLINE not in found.parts:
        raise _unreadable("no headline was found in the picture")
    _refuse_leftovers(found)
    copy = _copy(found, target)
    ground, layers = _taken_apart(pixels, found, copy)
    kept = _keep(ground)
    whole = Box(x=0, y=0, w=picture.width, h=picture.height)
    photo = PictureLayer(index=0, box=whole, crop=whole, role=Role.PHOTO)
    size = OutputSize(
        aspect_ratio=nearest_ratio(picture.width, picture.height), resolution="source", width=picture.width, height=picture.height
    )
    plan = CreativePlan(
        archetype=Archetype.BLEED, copy=copy, size=size, scheme=scheme_from_recipe(RECIPES["ice"]), pairing=_PAIRING, photo=0
    )
    words = ". ".join(part for part in (prompt, *(block.text for block in found.parts.values())) if part)
    return Design(
        plan=plan,
        scene=Scene(artboard=board, layers=(photo, *layers)),
        pictures=(kept,),
        brief=read_prompt(words),
        kit=BrandKit(),
        edits=({REBUILT: "from a picture"},),
    )


def _blocks(picture: Image.Image, reader: Reader | None) -> tuple[ReadBlock, ...]:
    try:
        return read_blocks(picture, reader)
    except NoReaderError as error:
        message = "This service has no reader for pictures: install tesseract beside its workers or name a model that looks."
        raise StepFailure(CODE, message, recovery_hint=HINT) from error


def _refuse_leftovers(found: Cast) -> None:
    """Refuse a picture with words that would stay in its own language; what is as small as print on a product may."""
    least = _SMALL_PRINT * found.parts[Role.HEADLINE].size
    left = [block.text for block in found.others if block.size > least and any(sign.isalpha() for sign in block.text)]
    left = [text for text in left if Role.BRAND not in found.parts or text != found.parts[Role.BRAND].text]
    if left:
        listed = "; ".join(left)
        raise _unreadable(f"it has words whose part could not be told: {listed}")


def _copy(found: Cast, target: Target) -> AdCopy:
    """Return the picture's words as copy; its layers already run the way of the target."""
    words: dict[str, Any] = {_MEMBERS[role]: block.text for role, block in found.parts.items()}
    language = detect(split(" ".join(block.text for block in found.parts.values()))).language or "en"
    points = tuple(block.text for block in found.points)
    return AdCopy(**{"cta": "", **words}, points=points, language=language, direction=target.direction)


def _taken_apart(pixels: Pixels, found: Cast, copy: AdCopy) -> tuple[Pixels, list[Layer]]:
    """Return the ground without words and button, and both as layers; the brand's own letters stay in the picture."""
    layers: list[Layer] = []
    texts = [(role, block) for role, block in found.parts.items() if role is not Role.BRAND]
    for role, block in (*texts, *((Role.POINT, block) for block in found.points)):
        try:
            pixels, parted = _taken(pixels, block, role, copy)
        except GroundTooBusyError as error:
            raise _unreadable(f"the words “{block.text}” stand on a photo or a texture that cannot be drawn again without them") from error
        layers += parted
    return pixels, layers


def _taken(pixels: Pixels, block: ReadBlock, role: Role, copy: AdCopy) -> tuple[Pixels, list[Layer]]:
    """Return the ground without one text, and without the button that it stands on, and both as layers."""
    plate = block.plate
    if plate is None:
        erased = erase(pixels, block.box, size=block.size)
        return erased.pixels, [_text(block, role, erased.ink, copy)]
    fill = tone_of(pixels, plate, most=_FLAT)
    ink, radius = ink_of(pixels, block.box, fill), radius_of(pixels, plate, fill)
    # The new button covers the old one to the pixel: nothing needs to be known of what lies under it.
    body = ShapeLayer(form=Form.ROUNDED, box=plate.grown(0.5), fill=fill, radius=radius, role=Role.CTA)
    return pixels, [body, _text(block, role, ink, copy, centred=plate.cx)]


def _text(block: ReadBlock, role: Role, ink: Colour, copy: AdCopy, *, centred: float | None = None) -> TextLayer:
    """Return a block as a layer in the house's letters, as large as they fit its box, hung as it hangs."""
    style = _style(role, copy.language)
    made = fit_block(
        block.text, style, width=1.03 * block.box.w, height=1.05 * block.box.h, max_lines=block.lines, max_size=2 * block.size, min_size=4.0
    )
    if made is None:
        raise _unreadable(f"the words “{block.text}” could not be set again")
    align = Align.CENTRE if centred is not None else _turned(block.align, copy)
    x = {Align.LEFT: block.box.x, Align.RIGHT: block.box.right, Align.CENTRE: centred or block.box.cx}[align]
    return TextLayer(block=made, x=x, y=block.box.y + made.rise, colour=ink, role=role, align=align)


def _turned(align: Align, copy: AdCopy) -> Align:
    """Return the edge that words of the target's direction hang on, in the same box."""
    if copy.direction is direction_of(copy.language) or align is Align.CENTRE:
        return align
    return Align.RIGHT if copy.direction is Direction.RTL else Align.LEFT


def _style(role: Role, language: str) -> Style:
    pairing = pairing_named(_PAIRING)
    if role is Role.HEADLINE:
        return display_style(pairing, language)
    return label_style(pairing, language) if role in {Role.CTA_LABEL, Role.FIGURE} else text_style(pairing, language)


def _keep(pixels: Pixels) -> ReferencePicture:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    stored = media.store(area=media.Area.INPUTS, extension="png", content=file.getvalue())
    height, width = pixels.shape[:2]
    return ReferencePicture(index=0, media_key=stored.key, width=width, height=height, has_alpha=False)


def _unreadable(reason: str) -> StepFailure:
    return StepFailure(CODE, f"The picture cannot be localized with quality: {reason}.", recovery_hint=HINT)
