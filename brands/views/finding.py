"""Finding the brand that a path names, for every view that has one."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast
from uuid import UUID

import structlog
from django.db import DatabaseError
from drf_spectacular.utils import OpenApiParameter

from brands.queries import find_brand
from piad.api.errors import ApiError, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rest_framework.request import Request

    from brands.models import Brand
    from piad.accounts.authentication import Caller

log = structlog.get_logger(__name__)

EXTENSION: Final = {"x-piad-extension": True}
BRAND_ID: Final = OpenApiParameter("brand_id", UUID, OpenApiParameter.PATH, description="The brand's id.")
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")


class BrandLookupFailed(ApiError):
    """500: the database did not answer."""

    def __init__(self) -> None:
        super().__init__(http_status=500, code="brand_lookup_failed", message="The brand could not be looked up. Try again.")


def not_found() -> NotFound:
    """Return the refusal for a brand that the organization does not have."""
    return NotFound("brand_not_found", "No brand with this id exists in your organization.")


def caller_of(request: Request) -> Caller:
    """Return who asks."""
    return cast("Caller", request.user)


def actor_of(request: Request) -> str:
    """Return who asks, as a version names its author."""
    return f"API key {caller_of(request).api_key_id}"


def read_brand_id(text: str) -> UUID:
    """Return the id; raises ``invalid_brand_id``."""
    if not _UUID.match(text):
        raise ApiError(http_status=400, code="invalid_brand_id", message="The brand id must be a UUID.", param="id")
    return UUID(text)


def brand_of(request: Request, brand_id: str) -> Brand:
    """Return the caller's brand; raises ``invalid_brand_id``, ``brand_not_found`` or ``brand_lookup_failed``."""
    wanted = read_brand_id(brand_id)
    with looking_up():
        brand = find_brand(caller_of(request).organization_id, wanted)
    if brand is None:
        raise not_found()
    return brand


@contextmanager
def looking_up() -> Iterator[None]:
    """Turn a database that fails into the wire's own code for it."""
    try:
        yield
    except DatabaseError as fault:
        log.exception("brand_lookup_failed")
        raise BrandLookupFailed from fault
