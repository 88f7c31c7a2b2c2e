"""Gather the brand kit: the stored brand, what the request says over it, and the logo's pixels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from brands.kit import KitReading, LogoSource, overlay, read_kit
from brands.queries import find_brand
from piad import media, outbound
from piad.ingest import sniff
from piad.ingest.caps import MAX_BYTES
from piad.ingest.decode import PictureRejected, decode_picture
from piad.ingest.inline import decode_inline
from piad.ingest.svg import rasterise

if TYPE_CHECKING:
    from brands.models import Brand
    from jobs.runner import StepContext

LOGO_SECONDS: Final = 8
LOGO_WIDTH: Final = 1024
SVG_HEAD: Final = 1024


def gather_kit(context: StepContext) -> KitReading:
    """Return the kit with its logo stored; nothing in a brand fails a job, what cannot be used is noted."""
    identity = context.params.get("brand_identity_json")
    inline = read_kit(identity, source="brand_identity_json") if identity else KitReading()
    reading = overlay(_stored(context), inline)
    return _with_logo(reading) if reading.logo else reading


def _stored(context: StepContext) -> KitReading:
    brand_id = context.params.get("brand_id")
    if not brand_id:
        return KitReading()
    brand = find_brand(context.organization_id, UUID(brand_id))
    if brand is None:
        return KitReading(notes=("brand_id: the brand was deleted after the request; ignored.",))
    return read_kit(_identity(brand), source="brand")


def _identity(brand: Brand) -> dict[str, Any]:
    columns = {"name": brand.name, "primary_hex": brand.primary_hex, "secondary_hex": brand.secondary_hex, "logo_url": brand.logo_url}
    return {**brand.brand_dna, **{name: value for name, value in columns.items() if value}}


def _with_logo(reading: KitReading) -> KitReading:
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
    if logo.is_url:
        return outbound.fetch(logo.text, max_bytes=MAX_BYTES, total_seconds=LOGO_SECONDS).body
    return decode_inline(logo.text)


def _clean(content: bytes) -> bytes:
    """Return the logo as PNG: pictures re-encoded, drawings rasterised wide enough for every artboard."""
    if sniff.media_type(content[: sniff.HEAD_BYTES]) is None and b"<svg" in content[:SVG_HEAD].lower():
        return rasterise(content, width=LOGO_WIDTH)
    return decode_picture(content).content
