"""Second step of an extraction: draw what may be the mark, keep the best of each kind, and read the colours of its pixels."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes, urlsplit

from brands.extraction.bundle import Bundle
from brands.extraction.colours import BLACK, WHITE, Rgba, from_hex
from brands.extraction.findings import Evidence, Found, Logo, LogoVariant
from brands.extraction.logos import icons, pixels
from brands.extraction.logos.candidates import Candidate, Kind
from brands.extraction.logos.drawing import symbol_alone
from jobs.runner import StepOutcome
from piad import media
from piad.ingest.decode import PictureRejected, decode_picture
from piad.ingest.inline import decode_inline
from piad.ingest.svg import rasterise

if TYPE_CHECKING:
    from brands.extraction.bundle import Upload
    from jobs.runner import StepContext

_WIDTH: Final = 640
_LEAST_SIDE: Final = 16
_NIGHT: Final = Rgba(21, 23, 28)
_SHAPE_SLACK: Final = 0.25
_SURE: Final = 3
_SAME_LIGHT: Final = 0.15
_MOST_DRAWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A candidate that could be drawn, and what its pixels say."""

    candidate: Candidate
    png: bytes
    pixels: pixels.Pixels


def look(context: StepContext) -> StepOutcome:
    """Return ``logos`` (findings), ``logo_alt``, ``colours`` (hex, share, source) and ``grounds`` (hex, source) seen in pictures."""
    bundle = Bundle.from_bytes(media.load(context.outputs["gather"]["bundle"]))
    marks = [*_uploaded(bundle), *_drawn(bundle)]
    logos = choose(marks)
    seen = [_source(mark) for mark in _speaking(marks, logos)]
    images = [(upload.name, pixels.study(upload.body)) for upload in bundle.uploads if upload.name != "upload:logo"]
    colours = [(colour.hex, round(share, 4), source) for source, studied in (*seen, *images) for colour, share in studied.palette]
    grounds = [(studied.ground.hex, source) for source, studied in (*seen, *images) if studied.ground]
    alt = next((mark.candidate.alt for mark in marks if mark.candidate.alt and not mark.candidate.symbol), None)
    output = {"logos": [asdict(found) for found in logos], "logo_alt": alt, "colours": colours, "grounds": grounds}
    return StepOutcome(
        output=output,
        artifacts={**output, "candidates": [{**mark.to_json(), "markup": None} for mark in bundle.marks]},
        confidence=logos[0].evidence.confidence if logos else 0.0,
    )


def choose(marks: list[Mark]) -> list[Found[Logo]]:
    """Return the logos: the whole mark first, then what suits light and dark grounds, then the symbol."""
    if not marks:
        return []
    whole = [mark for mark in marks if not mark.candidate.symbol] or marks
    primary = whole[0]
    others = whole[1:]
    found = [_kept(primary, LogoVariant.PRIMARY, runner_up=others[0] if others else None)]
    for variant, ground in ((LogoVariant.ON_LIGHT, WHITE), (LogoVariant.ON_DARK, _NIGHT)):
        kin = [mark for mark in (primary, *others[:3]) if _kin(mark, primary)]
        suited = next((mark for mark in kin if _suits(mark, ground)), None)
        if suited is not None:
            found.append(_kept(suited, variant))
        elif (made := _made(primary, variant, ground)) is not None:
            found.append(made)
    symbol = next((mark for mark in marks if mark.candidate.symbol), primary if primary.pixels.squarish else None)
    return [*found, _kept(symbol, LogoVariant.SYMBOL)] if symbol else found


def _kin(mark: Mark, primary: Mark) -> bool:
    """Whether two marks are versions of one: alike in proportion, both called the logo."""
    first, second = (item.pixels.width / max(1, item.pixels.height) for item in (mark, primary))
    return mark is primary or (abs(first - second) < _SHAPE_SLACK * second and mark.candidate.score > _SURE)


def _suits(mark: Mark, ground: Rgba) -> bool:
    """Whether a mark can stand on a ground: the site itself sets it on such a light one, or its pixels can all be seen there."""
    shown = from_hex(mark.candidate.ground) if mark.candidate.ground and not mark.candidate.hidden else None
    stands = shown is not None and ground == WHITE and not shown.chromatic and abs(shown.lightness - ground.lightness) < _SAME_LIGHT
    return stands or pixels.seen_on(mark.pixels, ground)


def _made(mark: Mark, variant: LogoVariant, ground: Rgba) -> Found[Logo] | None:
    """Return a version made from the mark where the site shows none: one colour turned, or its greys; ``None`` if it still is not seen."""
    if mark.pixels.ground is not None:
        return None
    if mark.pixels.plain:
        return _kept(_recoloured(mark, variant), variant, method="the mark in one colour")
    png = pixels.reversed_for(mark.png, dark=variant is LogoVariant.ON_DARK)
    studied = pixels.study(png)
    if not pixels.seen_on(studied, ground):
        return None
    return _kept(Mark(candidate=mark.candidate, png=png, pixels=studied), variant, method="the mark with its greys turned")


def _recoloured(mark: Mark, variant: LogoVariant) -> Mark:
    png = pixels.tinted(mark.png, WHITE if variant is LogoVariant.ON_DARK else BLACK)
    return Mark(candidate=mark.candidate, png=png, pixels=mark.pixels)


def _kept(mark: Mark, variant: LogoVariant, *, runner_up: Mark | None = None, method: str | None = None) -> Found[Logo]:
    stored = media.store(area=media.Area.RESULTS, extension="png", content=mark.png)
    candidate = mark.candidate
    logo = Logo(
        variant=variant,
        media_key=stored.key,
        sha256=hashlib.sha256(mark.png).hexdigest(),
        width=mark.pixels.width,
        height=mark.pixels.height,
        original_url=candidate.address if candidate.address and not candidate.address.startswith("data:") else None,
    )
    evidence = Evidence(
        source=candidate.source,
        method=method or candidate.method[:400],
        confidence=round(min(0.97, max(0.1, candidate.score / 11)), 2),
        runner_up=(runner_up.candidate.address or runner_up.candidate.method)[:400] if runner_up else None,
    )
    return Found(value=logo, evidence=evidence)


def _speaking(marks: list[Mark], logos: list[Found[Logo]]) -> list[Mark]:
    """Return the marks whose colours count: the whole mark and the symbol."""
    used = {found.value.sha256 for found in logos if found.value.variant in {LogoVariant.PRIMARY, LogoVariant.SYMBOL}}
    return [mark for mark in marks if hashlib.sha256(mark.png).hexdigest() in used]


def _source(mark: Mark) -> tuple[str, pixels.Pixels]:
    return mark.candidate.address or mark.candidate.source, mark.pixels


def _uploaded(bundle: Bundle) -> list[Mark]:
    return [_upload_mark(upload) for upload in bundle.uploads if upload.name == "upload:logo"]


def _upload_mark(upload: Upload) -> Mark:
    candidate = Candidate(kind=Kind.FILE, score=20.0, method="uploaded", source=upload.name)
    return Mark(candidate=candidate, png=upload.body, pixels=pixels.study(upload.body))


def _drawn(bundle: Bundle) -> list[Mark]:
    found: list[Mark] = []
    for candidate in bundle.marks:
        try:
            png = _png(candidate, bundle)
        except PictureRejected:
            continue
        studied = pixels.study(png) if png else None
        if png and studied and not studied.blank:
            found.append(Mark(candidate=candidate, png=png, pixels=studied))
        if len(found) >= _MOST_DRAWN:
            break
    return found


def _png(candidate: Candidate, bundle: Bundle) -> bytes | None:
    """Return a candidate as clean PNG; ``None`` when its file did not come, ``PictureRejected`` when it cannot be drawn."""
    if candidate.kind is Kind.INLINE:
        return rasterise((candidate.markup or "").encode(), width=_WIDTH)
    body = _body(candidate, bundle)
    if body is None:
        return None
    if candidate.kind is Kind.SPRITE:
        name = urlsplit(candidate.address or "").fragment
        markup = symbol_alone(body.decode("utf-8", "replace"), name, colour=candidate.ink)
        return rasterise(markup.encode(), width=_WIDTH) if markup else None
    if icons.is_icon(body):
        inside = icons.unpacked(body)
        return decode_picture(inside, least_side=_LEAST_SIDE).content if inside else None
    if b"<svg" in body[:4096].lower():
        return rasterise(body, width=_WIDTH)
    return decode_picture(body, least_side=_LEAST_SIDE).content


def _body(candidate: Candidate, bundle: Bundle) -> bytes | None:
    address = candidate.address or ""
    if address.startswith("data:"):
        head, _, rest = address.partition(",")
        return decode_inline(address) if ";base64" in head and "svg" not in head else _unfolded(head, rest)
    document = bundle.at(address)
    return document.body if document else None


def _unfolded(head: str, rest: str) -> bytes:
    import base64
    import binascii

    plain = unquote_to_bytes(rest)
    if ";base64" not in head:
        return plain
    try:
        return base64.b64decode(plain)
    except binascii.Error:
        return b""
