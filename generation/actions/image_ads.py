"""Submitting image ads in the words of the second door."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from jobs import idempotency as replays
from jobs import lifecycle

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from jobs.idempotency import IdempotencyKey
    from jobs.lifecycle import Submission
    from piad.accounts.authentication import Caller

OPERATION: Final = "omneky.create_image_ad"
JOB_TYPE: Final = "image_ad"
TASK: Final = "generation.make_image_ad"
TEST_SEED: Final = 0
_SEED_BYTES: Final = 6
# Reading sites and pictures takes most of the least time; each ad then takes a few seconds of the largest machine's worst day.
_LEAST_SECONDS: Final = 150
_SECONDS_FOR_EACH: Final = 8
_LONGEST_SECONDS: Final = 480


def submit_image_ad(
    *,
    caller: Caller,
    request_id: str,
    received_at: int,
    order: dict[str, Any],
    creatives: int,
    callback_url: str | None,
    answer: Callable[[UUID], bytes],
    idempotency: IdempotencyKey | None = None,
) -> Submission:
    """Accept an order (JSON that :class:`generation.steps.take_order.order.ImageAdOrder` reads) and return the 202 that answers it.

    ``answer`` writes the 202's body. A known idempotency key answers what it answered before; raises what the machinery raises.
    """
    earlier = replays.find_replay(organization_id=caller.organization_id, key=idempotency) if idempotency else None
    return earlier or lifecycle.submit(
        caller_organization_id=caller.organization_id,
        api_key_id=caller.api_key_id,
        is_test=caller.is_test,
        request_id=request_id,
        received_at=received_at,
        job_type=JOB_TYPE,
        task=TASK,
        params={"order": order, "output": {}, "seed": TEST_SEED if caller.is_test else _seed(order)},
        input_echo=_echo(order),
        idempotency=idempotency,
        run_budget_seconds=min(_LONGEST_SECONDS, _LEAST_SECONDS + _SECONDS_FOR_EACH * creatives),
        callback_url=callback_url,
        answer=answer,
    )


def _seed(order: dict[str, Any]) -> int:
    """Derive the seed from the order: equal orders give equal ads as long as the sites stay as they are."""
    canonical = json.dumps(order, sort_keys=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(canonical.encode()).digest()[:_SEED_BYTES], "big")


def _echo(order: dict[str, Any]) -> dict[str, Any]:
    """Return ``payload.input`` for those who read the job in our own words: pictures are counted, never echoed."""
    return {
        "prompt": order.get("direction") or "",
        "reference_image_count": len(order["brand_images"]) + len(order["product_images"]) + len(order["reference_layouts"]),
        "client_reference_id": None,
        "metadata": {},
    }
