"""The order that a layout solves, and the measures that every layout takes from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generation.brief import AdCopy
from generation.colour import Colour
from generation.compositor.artboard import Artboard, Aspect
from generation.compositor.layouts.given import GivenBox
from generation.compositor.pictures import Study
from generation.compositor.scene import Pattern
from generation.compositor.scenery.place import Setting
from generation.compositor.scheme import Scheme
from generation.compositor.tokens import display_style, label_style, text_style
from generation.compositor.typeset.faces import open_face
from generation.compositor.typeset.shape import Style
from generation.fonts import Pairing

# Sizes as shares of the short side, by family of proportions: brand, text, call to action, figure.
_SHARES: Final[dict[Aspect, tuple[float, float, float, float]]] = {
    Aspect.STRIP: (0.09, 0.08, 0.105, 0.13),
    Aspect.WIDE: (0.052, 0.046, 0.05, 0.075),
    Aspect.SQUARE: (0.042, 0.034, 0.038, 0.058),
    Aspect.PORTRAIT: (0.043, 0.036, 0.041, 0.064),
    Aspect.STORY: (0.044, 0.043, 0.048, 0.07),
    Aspect.TOWER: (0.085, 0.078, 0.088, 0.125),
}
# The longer a strip, the lower it is for what stands in it: the shares at 8:1, reached from those at 3:1.
_LONG_STRIP: Final = (0.185, 0.135, 0.2, 0.205)
# Characters to a line beyond which a headline is given more lines than its layout likes.
_LONG_LINE: Final = 24


class NoRoomError(Exception):
    """Words that an ad must carry, its action or its brand's name, cannot be set legibly in the room that a layout has for them."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """Everything that a layout may look at: ``product`` stands free, ``photo`` fills, ``logo`` is set small, ``setting`` may be drawn.

    ``person`` names a drawn one who may speak, ``panels`` are all the pictures that a collection shows, in the order given; ``given`` are
    the places of an ad that is to be mirrored.
    """

    artboard: Artboard
    copy: AdCopy
    scheme: Scheme
    pairing: Pairing
    product: Study | None = None
    photo: Study | None = None
    logo: Study | None = None
    pattern: Pattern | None = None
    setting: Setting | None = None
    landmark: str | None = None
    above: bool = False
    calm: bool = False
    person: str | None = None
    panels: tuple[Study, ...] = ()
    on_screen: bool = False
    given: tuple[GivenBox, ...] = ()
    variation: int = 0

    @property
    def s(self) -> float:
        """Return the short side in px."""
        return self.artboard.short

    @cached_property
    def display(self) -> Style:
        """Return the headline's style."""
        return display_style(self.pairing, self.copy.language)

    @cached_property
    def text(self) -> Style:
        """Return the subheadline's style."""
        return text_style(self.pairing, self.copy.language)

    @cached_property
    def label(self) -> Style:
        """Return the style of buttons, brand names and figures."""
        return label_style(self.pairing, self.copy.language)

    @property
    def ink(self) -> Colour:
        """Return the colour of large copy."""
        return self.scheme.colour("ink")

    @property
    def soft_ink(self) -> Colour:
        """Return the colour of small copy."""
        return self.scheme.colour("soft_ink")

    def size(self, share: float, style: Style) -> float:
        """Return a type size in px: a share of the short side, raised to what can be read where the ad runs."""
        return max(share * self.s, self.artboard.smallest_type(open_face(style.voice).metrics.x_height) * 1.02)

    def headline_lines(self, usual: int) -> int:
        """Return how many lines the headline may take: the usual number, more for copy that is longer than a headline should be."""
        return max(usual, -(-len(self.copy.headline) // _LONG_LINE))

    @property
    def _shares(self) -> tuple[float, float, float, float]:
        """Return the shares of brand, text, call to action and figure for these proportions."""
        if self.artboard.aspect is not Aspect.STRIP:
            return _SHARES[self.artboard.aspect]
        towards = min(1.0, (self.artboard.ratio - 3.0) / 5.0)
        brand, text, action, figure = (a + (b - a) * towards for a, b in zip(_SHARES[Aspect.STRIP], _LONG_STRIP, strict=True))
        return brand, text, action, figure

    @property
    def headline_floor(self) -> float:
        """Return the smallest headline in px: what can still be read where the ad runs."""
        return self.artboard.smallest_type(open_face(self.display.voice).metrics.x_height)

    @property
    def brand_size(self) -> float:
        """Return the brand name's size."""
        return self.size(self._shares[0], self.label)

    @property
    def text_size(self) -> float:
        """Return the subheadline's size."""
        return self.size(self._shares[1], self.text)

    @property
    def cta_size(self) -> float:
        """Return the size of the words on the button."""
        return self.size(self._shares[2], self.label)

    @property
    def figure_size(self) -> float:
        """Return the size of a price or discount."""
        return self.size(self._shares[3], self.label)
