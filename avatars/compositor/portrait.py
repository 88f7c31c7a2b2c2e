"""The one public drawing: backdrop, figure, light, as SVG and as PNG of the asked size."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import resvg_py

from avatars.compositor import lighting
from avatars.compositor.backdrop import backdrop
from avatars.compositor.figure import figure
from avatars.compositor.framing import frame_of
from avatars.compositor.look import ReferenceLook
from avatars.compositor.styles import Pen
from avatars.compositor.tones import palette
from avatars.persona.value import Composition, Persona, Style

EDITION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A finished picture: PNG, the SVG that it was drawn from, what it shows in words, and the hash of all that decided it."""

    file: bytes
    svg: bytes | None
    alt_text: str
    recipe_hash: str
    notes: tuple[str, ...] = ()


def draw(
    persona: Persona, *, width: int, height: int, seed: int, brand_colours: tuple[str, ...] = (), backdrop_from: ReferenceLook | None = None
) -> Portrait:
    """Draw a persona at ``width`` x ``height`` px; equal arguments give equal bytes.

    Brand colours go into backdrop and accents, never into skin or hair; of a reference look only colours and place are taken.
    """
    svg = _svg(persona, (width, height), seed, brand_colours, backdrop_from)
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True))
    recipe = json.dumps([EDITION, persona.to_json(), width, height, seed, brand_colours, repr(backdrop_from)], sort_keys=True)
    return Portrait(
        file=png,
        svg=svg.encode(),
        alt_text=persona.alt_text(),
        recipe_hash=hashlib.sha256(recipe.encode()).hexdigest(),
        notes=("Reference pictures: colours, place and light are taken from them; no face is imitated.",) if backdrop_from else (),
    )


def _svg(persona: Persona, size: tuple[int, int], seed: int, brand: tuple[str, ...], look: ReferenceLook | None) -> str:
    width, height = size
    drawn = figure(persona)
    frame = frame_of(
        persona,
        width=width,
        height=height,
        crown=drawn.crown,
        reach=drawn.reach,
        ground=drawn.ground,
        subject=look.subject if look else None,
    )
    pen = Pen(palette=palette(persona), style=persona.style, frame=frame, scale=1.6 if persona.composition is Composition.FULL else 1.0)
    behind = pen.write(backdrop(persona, frame, floor=drawn.ground, seed=seed, brand=brand, look=look))
    pen.near = True
    before = pen.write(drawn.nodes)
    edge_definition, edge = lighting.rim(persona, frame)
    light_definition, lights = lighting.over(persona, frame)
    printed_definition, printed = lighting.poster(persona, brand) if persona.style is Style.DUOTONE else ("", "")
    definitions = pen.definitions() + f"<defs>{edge_definition}{light_definition}{printed_definition}</defs>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{frame.view}" preserveAspectRatio="none">'
        f"{definitions}<g{printed}>{behind}<g{edge}>{before}</g>{lights}</g></svg>"
    )
