"""Gather the brand kit: the stored brand, what the request says over it, and the logo's pixels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from brands.kit import KitReading, LogoSource, overlay, read_kit
from brands.queries import identity_for_use
from generation.colour import Colour
from piad import media, outbound
from piad.ingest import sniff
from piad.ingest.caps import MAX_BYTES
from piad.ingest.decode import PictureRejected, RejectionCode, decode_picture
from piad.ingest.inline import decode_inline
from piad.ingest.svg import rasterise

if TYPE_CHECKING:
    from jobs.runner import StepContext

LOGO_SECONDS: Final = 8
LOGO_WIDTH: Final = 1024
# Marks are drawn wide and low: what a photo could not be used at is a good logo.
LEAST_SIDE: Final = 16
SVG_HEAD: Final = 1024
# OKLab lightness: a ground darker than this takes the logo that is made for dark ones.
DARK: Final = 0.55


def gather_kit(context: StepContext) -> KitReading:
    """Return the kit with its logo stored; nothing in a brand fails a job, what cannot be used is noted."""
    inline_identity = context.params.get("brand_identity_json")
    inline = read_kit(inline_identity, source="brand_identity_json") if inline_identity else KitReading()
    taken = brand_taken(context)
    if taken is None:
        reading = overlay(KitReading(notes=_unknown(context)), inline)
    else:
        identity = taken["identity"]
        reading = overlay(read_kit(identity, source="brand"), inline)
        if inline.logo is None:
            reading = with_fitting_logo(reading, identity)
    return with_logo(reading) if reading.logo else reading


def brand_taken(context: StepContext) -> dict[str, Any] | None:
    """Return the ``id``, ``version`` and ``identity`` of the brand that the job was ordered with, or ``None``.

    A job carries them along; one that names its brand alone is given what the brand is now.
    """
    taken: dict[str, Any] | None = context.params.get("brand")
    brand_id = context.params.get("brand_id")
    return taken or (identity_for_use(context.organization_id, UUID(brand_id)) if brand_id else None)


def _unknown(context: StepContext) -> tuple[str, ...]:
    return ("brand_id: the brand was deleted after the request; ignored.",) if context.params.get("brand_id") else ()


def with_fitting_logo(reading: KitReading, identity: dict[str, Any]) -> KitReading:
    """Take the logo that the brand keeps for grounds such as its surface, where it keeps one."""
    surface = reading.kit.surface or "#FFFFFF"
    name = "logo_on_dark_url" if Colour.parse(surface).lch[0] < DARK else "logo_on_light_url"
    fitting = identity.get(name)
    return replace(reading, logo=LogoSource(text=fitting)) if fitting else reading


def with_logo(reading: KitReading) -> KitReading:
    """Return the reading with its logo's pixels stored; one that cannot be had is noted."""
    assert reading.logo is not None  # noqa: S101 - the caller looked
    try:
        png = _clean(_original(reading.logo))
    except (outbound.OutboundRefused, outbound.OutboundFailed) as error:
        return _without_logo(reading, f"could not be fetched ({error.message.rstrip('.')})")
    except PictureRejected as rejected:
        return _without_logo(reading, rejected.message)
    stored = media.store(area=media.Area.INPUTS, extension="png", content=png)
    return replace(reading, kit=replace(reading.kit, logo_key=stored.key))


def _without_logo(reading: KitReading, problem: str) -> KitReading:
    return replace(reading, notes=(*reading.notes, f"The logo {problem}; the ad is made without it."))


def _original(logo: LogoSource) -> bytes:
    """Fetch or decode the logo as it was given; raises ``OutboundRefused``, ``OutboundFailed`` or ``PictureRejected``."""
    key = media.key_of(logo.text)
    if key is not None:
        return _own(key)
    if logo.is_url:
        return outbound.fetch(logo.text, max_bytes=MAX_BYTES, total_seconds=LOGO_SECONDS).body
    return decode_inline(logo.text)


def _own(key: str) -> bytes:
    """Load a logo that lies in our own storage, past the guard that keeps strangers' addresses away from us."""
    try:
        return media.load(key)
    except media.MediaMissing as missing:
        raise PictureRejected(RejectionCode.UNREADABLE, "is not there any more") from missing


def _clean(content: bytes) -> bytes:
    """Return the logo as PNG: pictures re-encoded, drawings rasterised wide enough for every artboard."""
    if sniff.media_type(content[: sniff.HEAD_BYTES]) is None and b"<svg" in content[:SVG_HEAD].lower():
        return rasterise(content, width=LOGO_WIDTH)
    return decode_picture(content, least_side=LEAST_SIDE).content
