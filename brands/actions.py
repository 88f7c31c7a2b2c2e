"""What may be done with brands: have one read out of a site, project it, pin, delete, bring in, extract again."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import structlog

from brands import lifecycle as brands
from brands.models import Brand
from jobs import actions as jobs
from jobs import idempotency as replays
from jobs import lifecycle
from jobs.queries import find_job
from piad.api import request_id as request_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from brands.lifecycle import Findings
    from jobs.idempotency import IdempotencyKey
    from jobs.lifecycle import Answer, Submission
    from piad.accounts.authentication import Caller
    from piad.ingest.inline import InlinePicture

log = structlog.get_logger(__name__)

OPERATION: Final = "brands.extract"
JOB_TYPE: Final = "brand_extraction"
TASK: Final = "brands.extract_brand"
QUEUE: Final = "brands"
_PROJECTED: Final = (
    "primary_background_hex",
    "primary_accent_hex",
    "color_palette",
    "typography_rules",
    "core_slogan",
    "imagen_style_conditioning",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionRequest:
    """A checked request for an extraction; at least one of ``url``, ``logo`` and ``images`` is given."""

    url: str | None = None
    logo: InlinePicture | None = None
    images: tuple[InlinePicture, ...] = ()
    location: dict[str, Any] | None = None


class ProjectionFailed(Exception):
    """The record holds nothing that a projection could be made of."""


def submit_extraction(
    *, caller: Caller, request_id: str, received_at: int, extraction: ExtractionRequest, idempotency: IdempotencyKey | None = None
) -> Submission:
    """Accept an extraction: stage its pictures, write its job, and return the 202 that answers it.

    A known idempotency key answers what it answered before and stages nothing.
    """
    if idempotency is not None:
        earlier = replays.find_replay(organization_id=caller.organization_id, key=idempotency)
        if earlier is not None:
            return earlier
    pictures = [picture for picture in (extraction.logo, *extraction.images) if picture is not None]
    return lifecycle.submit(
        caller_organization_id=caller.organization_id,
        api_key_id=caller.api_key_id,
        is_test=caller.is_test,
        request_id=request_id,
        received_at=received_at,
        job_type=JOB_TYPE,
        task=TASK,
        params={"url": extraction.url, "location": extraction.location, "has_logo": extraction.logo is not None},
        input_echo=_echo(extraction),
        inputs=tuple(lifecycle.stage(ordinal, picture) for ordinal, picture in enumerate(pictures)),
        idempotency=idempotency,
        queue=QUEUE,
    )


def extract_again(*, brand: Brand) -> UUID:
    """Order a brand's last extraction once more, or one of its domain, and return the job's id.

    Raises ``JobNotSettled`` while the last one is still under way.
    """
    if brand.latest_job_id and find_job(organization_id=brand.organization_id, job_id=brand.latest_job_id):
        return jobs.run_again(job_id=brand.latest_job_id)
    submission = lifecycle.submit(
        caller_organization_id=brand.organization_id,
        api_key_id=None,
        is_test=False,
        request_id=request_ids.new(),
        received_at=int(time.time()),
        job_type=JOB_TYPE,
        task=TASK,
        params={"url": brand.domain, "location": None, "has_logo": False},
        input_echo=_echo(ExtractionRequest(url=brand.domain)),
        queue=QUEUE,
    )
    return submission.job_id


def project(
    *,
    brand: Brand,
    use_case: str,
    request_id: str,
    answer: Callable[[dict[str, Any]], bytes],
    idempotency: IdempotencyKey | None = None,
) -> Answer:
    """Return the answer that ``answer`` writes of the brand shaped for a use case: equal brands give equal payloads.

    Raises :class:`ProjectionFailed`, and what the idempotency machinery raises. Each call is logged.
    """
    payload = _projected(brand, use_case)
    log.info(
        "brand_projected",
        brand_id=str(brand.id),
        organization_id=str(brand.organization_id),
        version=brand.version,
        use_case_characters=len(use_case),
        source="deterministic_projection",
        request_id=request_id,
    )
    return lifecycle.answer_once(organization_id=brand.organization_id, key=idempotency, status=HTTPStatus.OK, make=lambda: answer(payload))


def _projected(brand: Brand, use_case: str) -> dict[str, Any]:
    if not isinstance(brand.brand_dna, dict):
        raise ProjectionFailed
    known = {name: brand.brand_dna.get(name) for name in _PROJECTED}
    return {
        "use_case": use_case,
        "brand_projection": {**known, "logo_url": brand.logo_url},
        "meta": {"source": "deterministic_projection", "reason": "model_unavailable_or_invalid_json"},
    }


def pin_fields(*, organization_id: UUID, brand_id: UUID, pins: Mapping[str, Any], actor: str) -> Brand | None:
    """Hold fields to values that no extraction changes; ``None`` as a value lets one go. Returns ``None`` without such a brand."""
    return brands.store_pins(organization_id=organization_id, brand_id=brand_id, pins=pins, actor=actor)


def bring_in(
    *,
    organization_id: UUID,
    domain: str,
    findings: Findings,
    pins: Mapping[str, Any],
    actor: str,
    answer: Callable[[Brand], bytes],
    idempotency: IdempotencyKey | None = None,
) -> Answer:
    """Write a brand as a document describes it, and return the answer that ``answer`` writes of it.

    The brand of the document's domain, if there is one, gets a new version. Raises what the idempotency machinery raises.
    """

    def make() -> bytes:
        return answer(brands.store_import(organization_id=organization_id, domain=domain, findings=findings, pins=pins, actor=actor))

    return lifecycle.answer_once(organization_id=organization_id, key=idempotency, status=HTTPStatus.OK, make=make)


def delete_brand(*, organization_id: UUID, brand_id: UUID, actor: str) -> bool:
    """Delete a brand with its versions; whether there was one. Jobs go on: each carries the version that it was ordered with."""
    _, gone = Brand.objects.filter(organization_id=organization_id, id=brand_id).delete()
    deleted = gone.get("brands.Brand", 0) > 0
    if deleted:
        log.info("brand_deleted", brand_id=str(brand_id), organization_id=str(organization_id), actor=actor)
    return deleted


def _echo(extraction: ExtractionRequest) -> dict[str, Any]:
    """Return ``payload.input``: pictures are counted, never echoed."""
    return {
        "url": extraction.url,
        "has_logo": extraction.logo is not None,
        "image_count": len(extraction.images),
        "location": extraction.location,
    }
