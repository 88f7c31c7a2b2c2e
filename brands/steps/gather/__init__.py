"""First step of an extraction: fetch what the site says of itself, within limits, and take in what was uploaded."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from brands.extraction.bundle import Bundle, Upload
from brands.extraction.domain import canonical_domain, uploaded_domain
from brands.extraction.findings import Caution
from brands.steps.gather.crawl import crawl
from brands.steps.gather.visit import SiteProblem, Visit
from jobs.runner import StepFailure, StepOutcome
from piad import media
from piad.ingest.decode import PictureRejected, decode_picture
from piad.ingest.svg import rasterise

if TYPE_CHECKING:
    from jobs.runner import StepContext

_LEAST_LOGO_SIDE = 16
_LOGO_WIDTH = 1024


def gather(context: StepContext, *, visit: Visit | None = None) -> StepOutcome:
    """Return ``domain``, ``url``, ``bundle`` (key of the gathered sources in private storage), ``requests`` and ``cautions``.

    A ``visit`` given by the caller has limits of its own.
    ``StepFailure`` when there is no source at all: the site cannot be read, and nothing usable was uploaded.
    """
    uploads, cautions = take_uploads(context)
    bundle = Bundle(domain=uploaded_domain(upload.sha256 for upload in uploads), uploads=uploads)
    requests = 0
    url = context.params.get("url")
    if url:
        try:
            visit = visit or Visit()
            bundle = replace(crawl(url, visit), uploads=uploads)
            requests = visit.requests
        except SiteProblem as problem:
            if not uploads:
                raise StepFailure(problem.code, problem.message) from problem
            cautions.append(Caution(code=problem.code, message=f"The site was left out: {problem.message}"))
            bundle = replace(bundle, domain=canonical_domain(url if "://" in url else f"https://{url}") or bundle.domain)
    elif not uploads:
        raise StepFailure("no_usable_source", cautions[0].message if cautions else "There was neither an address nor a picture to read.")
    bundle = replace(bundle, cautions=(*bundle.cautions, *cautions))
    stored = media.store(area=media.Area.INPUTS, extension="json", content=bundle.to_bytes())
    return StepOutcome(
        output={
            "domain": bundle.domain,
            "url": bundle.url,
            "bundle": stored.key,
            "requests": requests,
            "cautions": [asdict(caution) for caution in bundle.cautions],
        },
        artifacts={
            "domain": bundle.domain,
            "requests": requests,
            "documents": [{"role": item.role, "url": item.url, "bytes": len(item.body)} for item in bundle.documents],
            "cautions": [asdict(caution) for caution in bundle.cautions],
        },
    )


def take_uploads(context: StepContext) -> tuple[tuple[Upload, ...], list[Caution]]:
    """Return the uploaded pictures, cleaned, and a caution for each that cannot be used."""
    uploads: list[Upload] = []
    cautions: list[Caution] = []
    images = 0
    for row in context.inputs:
        is_logo = bool(context.params.get("has_logo")) and row.ordinal == 0
        images += not is_logo
        name, called = ("upload:logo", "The logo") if is_logo else (f"upload:image-{images}", f"Image {images}")
        try:
            png = _clean(media.load(row.media_key), is_logo=is_logo)
        except PictureRejected as rejected:
            cautions.append(Caution(code="upload_unusable", message=f"{called} {rejected.message}."))
            continue
        uploads.append(Upload(name=name, body=png, sha256=row.sha256))
    return tuple(uploads), cautions


def _clean(data: bytes, *, is_logo: bool) -> bytes:
    if is_logo and b"<svg" in data[:4096]:
        return rasterise(data, width=_LOGO_WIDTH)
    return decode_picture(data, least_side=_LEAST_LOGO_SIDE).content
