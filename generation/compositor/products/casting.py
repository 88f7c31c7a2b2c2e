"""Casting: which drawing stands in for a brief's subject, and in which of the scheme's colours it is painted."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Final

from generation.brief import Brief
from generation.colour import Colour, hue_distance
from generation.compositor.artboard import Box
from generation.compositor.export import png
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import DRAWN_INDEX, PictureInput, Study
from generation.compositor.products.library import ProductDrawing, drawings, render
from generation.compositor.products.palette import ProductPalette
from generation.compositor.scheme import Scheme

# Drawings are painted once at a size that serves every feed artboard, larger ones at their own.
_USUAL_HEIGHT: Final = 1100
_STUDY_HEIGHT: Final = 320
_LARGEST_HEIGHT: Final = 2200
_WIDEST: Final = 1.25
_WORD: Final = re.compile(r"[a-z]+")
# Kana, Han, Hangul and Thai.
_UNSPACED: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NEAR_HUE: Final = 50.0
# An accent differs from the body by at least so many degrees, else it is moved by a step.
_APART: Final = 14.0
_STEP: Final = 32.0
_NEUTRAL: Final = 0.05
_LENT_CHROMA: Final = 0.13


def cast(brief: Brief) -> ProductDrawing | None:
    """Return the drawing for what is advertised: by the product's own word, then by words of the prompt, then by what may stand for it.

    The category decides only where no product is known: beside a named one a drawing of something else is wrong, and none is better.
    """
    shelf = drawings()
    by_subject = {subject: drawing for drawing in shelf.values() for subject in drawing.subjects}
    words = [word.replace("_", " ") for word in (brief.subject.lower(), brief.product) if word]
    own = next((by_subject[word] for word in words if word in by_subject), None)
    named = sorted(_named(brief.prompt, tuple(by_subject)), key=len, reverse=True)
    if own:
        kinds = (by_subject[subject] for subject in named if own.name in by_subject[subject].kind_of)
        festive = (drawing for drawing in shelf.values() if brief.occasion in drawing.occasions and own.name in drawing.kind_of)
        return next(chain(kinds, festive), own)
    if named:
        return by_subject[named[0]]
    if brief.product:
        return next((drawing for drawing in shelf.values() if not {*words}.isdisjoint(drawing.serves)), None)
    fitting = [drawing for drawing in shelf.values() if brief.category in drawing.categories]
    # A drawing made for the category goes before one that serves it among others.
    return min(fitting, key=lambda drawing: drawing.categories.index(brief.category), default=None)


def from_above(name: str | None) -> str | None:
    """Return the drawing that shows the same thing from above (itself where it is one), None where there is none."""
    if name in {drawing.above for drawing in drawings().values()}:
        return name
    drawing = drawings().get(name) if name else None
    return drawing.above if drawing else None


def _named(prompt: str, subjects: tuple[str, ...]) -> list[str]:
    """Return the subjects that a prompt has as words; scripts that write no spaces have them anywhere."""
    folded = prompt.casefold()
    plain = " ".join(_WORD.findall(folded))
    return [subject for subject in subjects if _has(plain if subject.isascii() else folded, subject)]


def _has(text: str, subject: str) -> bool:
    if subject not in text:
        return False
    return bool(_UNSPACED.match(subject)) or re.search(rf"(?<!\w){re.escape(subject)}(?!\w)", text) is not None


def palette_for(scheme: Scheme) -> ProductPalette:
    """Return the colours of a drawing: the button's own hue on the body, the ground's or its shape's as accent, a tinted neutral."""
    accent, ground = scheme.colour("accent"), scheme.colour("ground_rim")
    _, chroma, hue = accent.lch
    ground_hue = ground.lch[2]
    if chroma < _NEUTRAL:  # a white or cream button has no hue to lend: the ground lends its own, and its warmer neighbour
        hue, chroma = ground_hue, max(_LENT_CHROMA, ground.lch[1])
    body = Colour.oklch(0.50 if not scheme.dark else 0.66, max(0.09, min(chroma, 0.16)), hue)
    second_hue = ground_hue if hue_distance(hue, ground_hue) > _NEAR_HUE else _kin(scheme, hue)
    return ProductPalette(
        body=body, accent=Colour.oklch(0.72, 0.15, second_hue), neutral=Colour.oklch(0.93, 0.025, (ground_hue + 10) % 360)
    )


def _kin(scheme: Scheme, hue: float) -> float:
    """Return an accent for a body of this hue on a ground that is near to it: the brand shape's, a little apart; opposites look random."""
    shape = scheme.colour("shape_lit").lch[2]
    return shape if hue_distance(hue, shape) >= _APART else (hue + _STEP) % 360


def drawn_picture(name: str, scheme: Scheme, *, height: int = _USUAL_HEIGHT) -> PictureInput:
    """Return a drawing in a scheme's colours as a picture that layouts can place; raises ``KeyError`` for an unknown name."""
    return _drawn(name, palette_for(scheme), _painted_height(height))


def _painted_height(asked: int) -> int:
    """Return the height in px at which a drawing is painted; beyond the largest it is enlarged, which smooth art bears well."""
    return min(max(_USUAL_HEIGHT, asked), _LARGEST_HEIGHT)


@lru_cache(maxsize=64)
def drawn_study(name: str, height: int) -> Study:
    """Return what a study of the drawing finds, whatever its colours, at :func:`drawn_picture`'s size; planning needs no more."""
    grey = ProductPalette(body=Colour(128, 128, 128), accent=Colour(128, 128, 128), neutral=Colour(200, 200, 200))
    small = _drawn(name, grey, _STUDY_HEIGHT)
    found, level = study(small), drawings()[name].level
    scale = _painted_height(height) / _STUDY_HEIGHT
    subject = Box(x=found.subject.x * scale, y=found.subject.y * scale, w=found.subject.w * scale, h=found.subject.h * scale)
    return replace(
        found, width=round(found.width * scale), height=round(found.height * scale), subject=subject, accent=None, hues=(), level=level
    )


@lru_cache(maxsize=8)
def _drawn(name: str, palette: ProductPalette, height: int) -> PictureInput:
    drawing = drawings()[name]
    # Wide things are bounded by their width: a car at a bottle's height would be far larger than any layout shows it.
    image = render(drawing, palette, height=round(min(height, height * _WIDEST * drawing.height / drawing.width)))
    return PictureInput(index=DRAWN_INDEX, file=png.encode(image), width=image.width, height=image.height, has_alpha=True)
