"""What every order for a picture shares: staged pictures, the brand to use, the echo, the seed and the time that a run may take."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from brands.queries import identity_for_use
from generation.placements import AUTO, DEFAULT_RATIO, DEFAULT_RESOLUTION, pixel_size, placements
from jobs import lifecycle
from piad.api.errors import NotFound
from piad.ingest.inline import InlinePicture

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from jobs.idempotency import IdempotencyKey
    from jobs.lifecycle import NewInput, Submission
    from piad.accounts.authentication import Caller

TEST_SEED: Final = 0
# A run may take this long for each of the largest single creatives, and no longer than a worker lets a task take.
RUN_SECONDS: Final = 120
LONGEST_RUN_SECONDS: Final = 480
_LARGEST_PIXELS: Final = 4096 * 4096
_SEED_BYTES: Final = 6  # 48 bits: a JSON number stays exact in every reader


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderKind:
    """What is ordered: the scope that its idempotency keys share, the job's type on the wire, and the task that makes it."""

    operation: str
    job_type: str
    task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureAddress:
    """A picture to be fetched by the worker."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdRequest:
    """A checked request for one ad; ``output`` keeps the members as given, ``None`` when the caller sent none."""

    prompt: str
    pictures: tuple[InlinePicture | PictureAddress, ...] = ()
    brand_id: UUID | None = None
    brand_identity: dict[str, Any] | None = None
    output: dict[str, str] | None = None
    client_reference_id: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)


def place(
    kind: OrderKind,
    *,
    caller: Caller,
    request_id: str,
    received_at: int,
    ad_request: AdRequest,
    idempotency: IdempotencyKey | None = None,
    particulars: Mapping[str, Any] | None = None,
    echoed: Mapping[str, Any] | None = None,
    run_seconds: int | None = None,
) -> Submission:
    """Stage the pictures, write the job, and return the 202 that answers it.

    ``particulars`` (JSON) are params of this kind of order alone, and decide the seed with the rest; ``echoed`` joins ``payload.input``.
    ``run_seconds`` is how long a run may take, by the size of its output unless it is told.
    Looks for no earlier answer: that is for the caller to do before whatever it reads. Raises ``NotFound`` (``brand_not_found``).
    """
    brand = _brand_for_use(caller, ad_request.brand_id)
    content = {**_content(ad_request), **(particulars or {})}
    return lifecycle.submit(
        caller_organization_id=caller.organization_id,
        api_key_id=caller.api_key_id,
        is_test=caller.is_test,
        request_id=request_id,
        received_at=received_at,
        job_type=kind.job_type,
        task=kind.task,
        params={**content, "seed": TEST_SEED if caller.is_test else _seed(content, ad_request), "brand": brand},
        input_echo={**_echo(ad_request), **(echoed or {})},
        inputs=tuple(_stage(ordinal, picture) for ordinal, picture in enumerate(ad_request.pictures)),
        idempotency=idempotency,
        run_budget_seconds=run_seconds or _run_budget(ad_request.output or {}),
    )


def _run_budget(output: Mapping[str, Any]) -> int:
    """Return the seconds that a run may take: more where many or large creatives are asked for at once."""
    pixels: int = sum(width * height for width, height in _sizes(output)) * output.get("variants", 1)
    return min(LONGEST_RUN_SECONDS, max(RUN_SECONDS, RUN_SECONDS * pixels // _LARGEST_PIXELS))


def _sizes(output: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return each artboard in px; where the pictures will decide, a square stands for them."""
    if named := output.get("placements"):
        return [(placements()[name].width, placements()[name].height) for name in named]
    ratio = output.get("aspect_ratio", DEFAULT_RATIO)
    return [pixel_size(DEFAULT_RATIO if ratio == AUTO else ratio, output.get("resolution", DEFAULT_RESOLUTION))]


def _brand_for_use(caller: Caller, brand_id: UUID | None) -> dict[str, Any] | None:
    """Return what the job takes along of the brand as it is now, so that it is made, and made again, from this very version."""
    if brand_id is None:
        return None
    brand = identity_for_use(caller.organization_id, brand_id)
    if brand is None:
        raise NotFound("brand_not_found", "No brand with this id exists in your organization.")
    return brand


def _stage(ordinal: int, picture: InlinePicture | PictureAddress) -> NewInput:
    if isinstance(picture, PictureAddress):
        return lifecycle.NewInput(ordinal=ordinal, kind="url", url=picture.url)
    return lifecycle.stage(ordinal, picture)


def _content(ad_request: AdRequest) -> dict[str, Any]:
    """Return what of the request decides the pixels, without the pictures."""
    return {
        "prompt": ad_request.prompt,
        "brand_id": str(ad_request.brand_id) if ad_request.brand_id else None,
        "brand_identity_json": ad_request.brand_identity,
        "output": ad_request.output or {},
    }


def _seed(content: dict[str, Any], ad_request: AdRequest) -> int:
    """Derive the seed from everything that decides the pixels: equal requests give equal ads."""
    pictures = [picture.url if isinstance(picture, PictureAddress) else picture.sha256 for picture in ad_request.pictures]
    canonical = json.dumps([content, pictures], sort_keys=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(canonical.encode()).digest()[:_SEED_BYTES], "big")


def _echo(ad_request: AdRequest) -> dict[str, Any]:
    """Return ``payload.input``: the documented members always, the brand and the output only when they were given."""
    echo: dict[str, Any] = {
        "prompt": ad_request.prompt,
        "reference_image_count": len(ad_request.pictures),
        "client_reference_id": ad_request.client_reference_id,
        "metadata": ad_request.metadata,
    }
    if ad_request.brand_id is not None:
        echo["brand_id"] = str(ad_request.brand_id)
    if ad_request.output is not None:
        echo["output"] = ad_request.output
    return echo
