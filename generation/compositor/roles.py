"""Roles of the pictures given with one order: shown as a product or as a photo, set as the brand's mark, or left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generation.compositor.pictures import DRAWN_INDEX, LOGO_INDEX, Likeness, PictureKind, Study


class PictureRole(StrEnum):
    """What a picture is for on the ad."""

    PRODUCT = "product"
    PHOTO = "photo"
    LOGO = "logo"
    SPARE_LOGO = "spare_logo"
    ADVERTISEMENT = "advertisement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The pictures of one order by role; ``shown`` are those that an ad may show as pictures, in the order given."""

    roles: dict[int, PictureRole]
    shown: tuple[Study, ...]
    logo: int | None

    @property
    def product(self) -> Study | None:
        """Return the first picture that stands free."""
        return next((found for found in self.shown if found.stands_free), None)

    @property
    def photo(self) -> Study | None:
        """Return the first picture that fills its frame."""
        return next((found for found in self.shown if not found.stands_free), None)


def tell_apart(studies: dict[int, Study]) -> Given:
    """Return the roles: a mark among other pictures is the logo unless the brand has one, an ad among others is not shown again.

    What is the only picture of an order is shown, whatever it looks like.
    """
    pictures = [found for index, found in studies.items() if index not in (LOGO_INDEX, DRAWN_INDEX)]
    plain = [found for found in pictures if found.likeness is Likeness.PICTURE]
    logo = LOGO_INDEX if LOGO_INDEX in studies else None
    roles: dict[int, PictureRole] = {}
    for found in pictures:
        role = _role(found, has_others=bool(plain), has_logo=logo is not None)
        logo = found.index if role is PictureRole.LOGO else logo
        roles[found.index] = role
    shown = tuple(found for found in pictures if roles[found.index] in (PictureRole.PRODUCT, PictureRole.PHOTO))
    return Given(roles=roles, shown=shown, logo=logo)


def _role(found: Study, *, has_others: bool, has_logo: bool) -> PictureRole:
    if has_others and found.likeness is Likeness.LOGO:
        return PictureRole.SPARE_LOGO if has_logo else PictureRole.LOGO
    if has_others and found.likeness is Likeness.ADVERTISEMENT:
        return PictureRole.ADVERTISEMENT
    return PictureRole.PHOTO if found.kind is PictureKind.PHOTO else PictureRole.PRODUCT
