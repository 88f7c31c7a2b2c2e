"""The starburst: a badge with many teeth, tilted, and upright words set in its middle."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from generation.colour import Colour
from generation.compositor.artboard import Box
from generation.compositor.layouts.figures import Figure
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import frame_tone, set_on
from generation.compositor.scene import Align, ArtLayer, Layer, Role, ShadowLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, resized, set_block
from generation.compositor.typeset.faces import open_face

_TEETH: Final = 22
_TILT: Final = -12.0
_DEPTH: Final = 0.9
# The words fill a disc of this share of the badge; lines that are not the number are this share of it in size.
_INNER: Final = 0.82
_SMALL: Final = 0.42
_LINE_GAP: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A measured badge: its diameter in px and its lines, the number among them."""

    diameter: float
    lines: tuple[TextBlock, ...]
    gap: float

    def place(self, order: Order, cx: float, cy: float, *, tones: tuple[Colour, Colour] | None = None) -> list[Layer]:
        """Return shadow, burst and words with their middle at ``cx``, ``cy``; ``tones`` are burst and ink where a scene gives its own."""
        tone = tones[0] if tones else frame_tone(order)
        box = Box(x=cx - self.diameter / 2, y=cy - self.diameter / 2, w=self.diameter, h=self.diameter)
        burst = ArtLayer(name="starburst", markup=_burst(tone.hex), view=(100.0, 100.0), box=box, role=Role.BADGE)
        lower = replace(box, y=box.y + 0.05 * self.diameter, x=box.x + 0.04 * self.diameter).grown(-0.07 * self.diameter)
        blur = 0.1 * self.diameter
        shadow = ShadowLayer(box=lower, colour=order.scheme.colour("shadow"), peak=0.3, blur=blur, radius=lower.w / 2)
        ink = tones[1] if tones else set_on(order, tone).ink
        words: list[Layer] = []
        y = cy - self.height / 2
        for block in self.lines:
            words.append(TextLayer(block=block, x=cx, y=y, colour=ink, role=Role.FIGURE, align=Align.CENTRE))
            y += block.ink_height + self.gap
        return [shadow, burst, *words]

    @property
    def height(self) -> float:
        """Return the height of the words."""
        return sum(block.ink_height for block in self.lines) + self.gap * (len(self.lines) - 1)

    @property
    def words(self) -> float:
        """Return the width of the widest line."""
        return max(block.width for block in self.lines)


def badge(order: Order, figure: Figure, diameter: float) -> Badge | None:
    """Measure a badge; None where its smallest words could not be read."""
    units = [line for line in (figure.before, figure.number.replace(" ", "\u00a0"), figure.after) if line]
    blocks = [(set_block(line, order.label, size=1.0, lines=1), line == figure.number.replace(" ", "\u00a0")) for line in units]
    shares = [1.0 if main else min(_SMALL, 1.1 * _widest(blocks) / block.width) for block, main in blocks]
    tall = sum(block.ink_height * share for (block, _), share in zip(blocks, shares, strict=True)) + _LINE_GAP * (len(blocks) - 1)
    wide = max(block.width * share for (block, _), share in zip(blocks, shares, strict=True))
    size = _INNER * diameter / math.hypot(wide, tall)
    if size * min(shares) < order.artboard.smallest_type(_x_height(order)):
        return None
    lines = tuple(resized(block, size * share) for (block, _), share in zip(blocks, shares, strict=True))
    return Badge(diameter=diameter, lines=lines, gap=_LINE_GAP * size)


def _widest(blocks: list[tuple[TextBlock, bool]]) -> float:
    return max(block.width for block, main in blocks if main)


def _x_height(order: Order) -> float:
    return open_face(order.label.voice).metrics.x_height


def _burst(fill: str) -> str:
    """Return a star of many short teeth in a view of 100 x 100."""
    points = []
    for corner in range(2 * _TEETH):
        radius = 50.0 * (1.0 if corner % 2 == 0 else _DEPTH)
        angle = math.radians(_TILT) + corner * math.pi / _TEETH
        points.append(f"{50 + radius * math.cos(angle):.2f},{50 + radius * math.sin(angle):.2f}")
    return f'<polygon points="{" ".join(points)}" fill="{fill}" stroke="{fill}" stroke-width="0.8" stroke-linejoin="round"/>'
