"""Backdrop, and the light that lies over the whole picture."""

from __future__ import annotations

from avatars.compositor.backdrop.places import OPEN_GROUNDS, PLACES, gradient
from avatars.compositor.backdrop.stage import stage_of
from avatars.compositor.framing import Frame
from avatars.compositor.geometry import box, ellipse
from avatars.compositor.look import ReferenceLook
from avatars.compositor.sheet import Flow, Node, form, group, light, shade
from avatars.persona.value import Background, Composition, Persona, Style

# From this step of the Monk scale on a poster's ground is light.
_DEEP = 6
# Styles without depth keep the edges of what is behind.
_FLAT = frozenset({Style.FLAT, Style.INK, Style.PAPER, Style.DUOTONE})


def backdrop(persona: Persona, frame: Frame, *, floor: float, seed: int, brand: tuple[str, ...], look: ReferenceLook | None) -> list[Node]:
    """Return the marks behind the figure, over the whole frame; ``floor`` is the y that feet stand on."""
    stage = stage_of(persona, frame, floor, seed=seed, brand=brand, look=look)
    if look and Background.PLAIN is not persona.background and "background" not in persona.asked:
        return [
            form(box(frame.left - 2, frame.top - 2, frame.width + 4, frame.height + 4), look.above, 3, flow=Flow.FLAT),
            *gradient(stage)[1:],
        ]
    marks = [*PLACES[persona.background](stage), *_inked(persona, frame)]
    if persona.background in OPEN_GROUNDS or persona.style in _FLAT:
        return [*marks, *_haze(persona, frame)]
    depth = 0.35 if persona.composition is Composition.FULL else 0.75
    ground = form(box(frame.left - 2, frame.top - 2, frame.width + 4, frame.height + 4), stage.wall, 3, flow=Flow.FLAT)
    return [ground, group(marks, soft=frame.height / 100 * depth), *_haze(persona, frame)]


def _inked(persona: Persona, frame: Frame) -> list[Node]:
    """Return the tone that a poster prints its ground in: light behind deep skin, a middle one behind light hair and clothes."""
    if persona.style is not Style.DUOTONE:
        return []
    whole = box(frame.left - 2, frame.top - 2, frame.width + 4, frame.height + 4)
    if persona.skin >= _DEEP:
        return [light(whole, "#FFFFFF", 1, opacity=0.5)]
    return [shade(whole, "#4A4A4A", 3, opacity=0.36)]


def _haze(persona: Persona, frame: Frame) -> list[Node]:
    """Return light behind the head, which parts the figure from a busy place."""
    if persona.background in OPEN_GROUNDS or persona.style is Style.DUOTONE:
        return []
    whole = box(frame.left - 2, frame.top - 2, frame.width + 4, frame.height + 4)
    marks: list[Node] = [light(whole, "#FFFFFF", 1, opacity=0.26)]
    if persona.style not in _FLAT:
        marks.append(light(ellipse(0, 190, 300, 330), "#FFFFFF", 1, opacity=0.34, soft=frame.height * 0.06))
        marks.append(
            shade(
                ellipse(0, frame.foot + frame.height * 0.06, frame.width * 0.7, frame.height * 0.16),
                "#1B2430",
                5,
                opacity=0.12,
                soft=frame.height * 0.05,
            )
        )
    return marks
