"""The pictures of an order: fetched at once, kept in the order of their roles; one that cannot be used is told of, not fatal."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generation.steps.read_brief.pictures import FETCH_SECONDS, keep
from generation.steps.take_order.roles import GivenRole, role_of
from piad import outbound
from piad.ingest.caps import MAX_BYTES
from piad.ingest.decode import PictureRejected, decode_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generation.brief import ReferencePicture
    from generation.steps.take_order.direction import Direction
    from generation.steps.take_order.order import GivenPicture, ImageAdOrder

# What is shown first leads: the product, then who speaks for it, then where it is.
_ORDER: Final = (GivenRole.PRODUCT, GivenRole.MASCOT, GivenRole.SCENE)
# As many as an ad may show at all.
MOST_SHOWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The pictures to show, in order; what each is for; where the logo is to be had; and what could not be used."""

    pictures: tuple[ReferencePicture, ...]
    roles: tuple[str, ...]
    logo: str | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    where: str
    url: str
    role: GivenRole


def take_pictures(order: ImageAdOrder, direction: Direction, *, product_image: str | None) -> Taken:
    """Return the pictures of an order; ``product_image`` is the product page's own, used where none is given."""
    wanted = [
        *_listed(order.product_images, "product_metadata.product_images", of_product=True),
        *_listed(order.brand_images, "brand_data.brand_images", of_product=False),
    ]
    if product_image and not any(one.role is GivenRole.PRODUCT for one in wanted):
        wanted.append(_Wanted(where="product_metadata.product_url", url=product_image, role=GivenRole.PRODUCT))
    logo = next((one.url for one in wanted if one.role is GivenRole.LOGO), None)
    shown = sorted((one for one in wanted if one.role in _ORDER and not _left_out(one, direction)), key=lambda one: _ORDER.index(one.role))
    spare = [f"{one.where}: an ad shows at most {MOST_SHOWN} pictures; this one was left out." for one in shown[MOST_SHOWN:]]
    pictures, roles, bad = _fetched(shown[:MOST_SHOWN])
    return Taken(pictures=pictures, roles=roles, logo=None if direction.without_logo else logo, warnings=(*bad, *spare))


def _listed(pictures: Sequence[GivenPicture], where: str, *, of_product: bool) -> list[_Wanted]:
    return [
        _Wanted(where=f"{where}.{index}", url=picture.image_url, role=role_of(picture, of_product=of_product))
        for index, picture in enumerate(pictures)
    ]


def _left_out(one: _Wanted, direction: Direction) -> bool:
    return (one.role is GivenRole.MASCOT and direction.without_mascot) or (one.role is GivenRole.PRODUCT and direction.without_product)


def _fetched(wanted: Sequence[_Wanted]) -> tuple[tuple[ReferencePicture, ...], tuple[str, ...], tuple[str, ...]]:
    if not wanted:
        return (), (), ()
    with ThreadPoolExecutor(max_workers=len(wanted), thread_name_prefix="order-picture") as pool:
        bodies = [pool.submit(fetch, one.url) for one in wanted]
    pictures: list[ReferencePicture] = []
    roles: list[str] = []
    bad: list[str] = []
    for one, body in zip(wanted, bodies, strict=True):
        try:
            pictures.append(_kept(len(pictures), body))
            roles.append(one.role.value)
        except (outbound.OutboundRefused, outbound.OutboundFailed) as error:
            bad.append(f"{one.where}: could not be fetched. {error.message}")
        except PictureRejected as rejected:
            bad.append(f"{one.where}: the picture {rejected.message.rstrip('.')}.")
    return tuple(pictures), tuple(roles), tuple(bad)


def fetch(url: str) -> bytes:
    """Fetch one picture of a stranger, over http too where its address says so."""
    return outbound.fetch(url, max_bytes=MAX_BYTES, total_seconds=FETCH_SECONDS, plain=url.lower().startswith("http:")).body


def _kept(index: int, body: Future[bytes]) -> ReferencePicture:
    return keep(index, decode_picture(body.result(), photo_as_jpeg=True))
