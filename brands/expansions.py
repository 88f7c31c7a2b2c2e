"""What ``expand=brand`` adds to a job."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from brands.queries import find_brand
from brands.serializers import brand_object

if TYPE_CHECKING:
    from jobs.models import Job

_RESULT: Final = re.compile(r"brands/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\Z")


def brand(job: Job) -> dict[str, Any]:
    """Return the brand that a job's result leads to, in both places that the wire names; nothing when it is gone or another's."""
    match = _RESULT.match(job.result_url or "")
    found = find_brand(job.organization_id, UUID(match[1])) if match else None
    if found is None:
        return {}
    shown = brand_object(found)
    return {"expanded": {"brand": shown}, "job_result": {"brand": shown}}
