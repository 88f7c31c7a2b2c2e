"""Who asks: a bearer key becomes the caller that every view, query and limit goes by."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from piad.accounts import actions, queries
from piad.accounts.keys import is_well_formed
from piad.accounts.models import ApiKey
from piad.api.errors import InvalidApiKey, MissingAuthorization, OrganizationSuspended

SCOPE_CALLER = "piad.caller"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The organization and key behind a request, with the limits that hold for them (requests a minute, waiters at once)."""

    organization_id: UUID
    api_key_id: UUID
    is_test: bool
    creates_per_minute: int
    reads_per_minute: int
    max_waiters: int
    is_authenticated: bool = True


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer <api_key>`; `request.user` is the `Caller`, `request.auth` the key's id."""

    def authenticate(self, request: Request) -> tuple[Caller, UUID]:
        """Return the caller; raise `MissingAuthorization`, `InvalidApiKey` or `OrganizationSuspended`."""
        row = queries.live_key(bearer_key(request.headers.get("Authorization")))
        if row is None:
            raise InvalidApiKey
        if row.organization.suspended_at is not None:
            raise OrganizationSuspended
        actions.note_use(row)
        caller = _caller(row)
        scope = getattr(request._request, "scope", None)  # noqa: SLF001 - DRF's own way to Django's request
        if scope is not None:
            scope[SCOPE_CALLER] = caller  # for the front, which caps waiters by organization
        return caller, caller.api_key_id

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge of a 401."""
        del request
        return "Bearer"


def bearer_key(header: str | None) -> str:
    """Return the key of an Authorization header without asking the database.

    Raise `MissingAuthorization` without a header and `InvalidApiKey` for another scheme, or a text that cannot be a key.
    """
    if header is None:
        raise MissingAuthorization
    scheme, _, key = header.strip().partition(" ")
    key = key.strip()
    if scheme.lower() != "bearer" or not is_well_formed(key):
        raise InvalidApiKey
    return key


def _caller(row: ApiKey) -> Caller:
    organization = row.organization
    return Caller(
        organization_id=organization.id,
        api_key_id=row.id,
        is_test=row.is_test,
        creates_per_minute=organization.creates_per_minute or settings.PIAD_CREATES_PER_MINUTE,
        reads_per_minute=organization.reads_per_minute or settings.PIAD_READS_PER_MINUTE,
        max_waiters=organization.max_waiters or settings.PIAD_MAX_WAITERS,
    )
