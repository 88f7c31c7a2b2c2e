"""The one writer of what model vendors cost: a sum is set aside under the organization's cap, and settled by what the call became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Now, TruncMonth

from jobs.lifecycle import claims
from jobs.models import CallState, VendorCall
from piad.accounts.models import Organization

MICROS = 1_000_000
_LONGEST_FAILURE = 500
_LONGEST_REQUEST_ID = 200


class OverBudget(Exception):
    """The call would take its organization over what vendors may cost it this month; nothing was set aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """A call that is about to be made: its work's key, whose model it asks, and the most that it may cost in millionths of a dollar."""

    organization_id: UUID
    job_id: UUID
    fence: int
    step_id: str
    key: str
    model: str
    micros: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """The row of a call: ``mine`` to make now, or else made before, with its ``answer`` if that is known."""

    id: int
    mine: bool
    answer: dict[str, Any] | None


def set_aside(planned: PlannedCall) -> SetAside:
    """Set a call's sum aside unless it was made before; raises `OverBudget`, and `MoveNotAllowed` when the claim is lost.

    The organization's row is locked, so that calls side by side cannot pass the cap together.
    """
    with transaction.atomic():
        claims.hold(job_id=planned.job_id, fence=planned.fence)
        organization = Organization.objects.select_for_update(no_key=True).only("max_spend").get(id=planned.organization_id)
        earlier = VendorCall.objects.filter(job_id=planned.job_id, key=planned.key).first()
        if earlier is not None and earlier.state != CallState.NOT_CHARGED:
            return SetAside(id=earlier.id, mine=False, answer=earlier.answer)
        _hold_to_cap(organization, planned)
        row, _ = VendorCall.objects.update_or_create(
            job_id=planned.job_id,
            key=planned.key,
            defaults={
                "organization_id": planned.organization_id,
                "fence": planned.fence,
                "step_id": planned.step_id,
                "model": planned.model,
                "micros": planned.micros,
                "state": CallState.SET_ASIDE,
            },
        )
        return SetAside(id=row.id, mine=True, answer=None)


def note_request_id(call_id: int, request_id: str) -> None:
    """Keep the vendor's own id of a call that is under way."""
    VendorCall.objects.filter(id=call_id).update(request_id=request_id[:_LONGEST_REQUEST_ID])


def answered(call_id: int, *, answer: dict[str, Any], usage: dict[str, int], micros: int) -> None:
    """Keep what a call brought and what it cost."""
    _settle(call_id, CallState.ANSWERED, answer=answer, usage=usage, micros=micros)


def failed(call_id: int, *, failure: str, maybe_charged: bool) -> None:
    """Keep why a call brought nothing; its sum is free again only where it was certainly not charged."""
    shown = failure.replace("\x00", "")[:_LONGEST_FAILURE]
    if maybe_charged:
        _settle(call_id, CallState.UNKNOWN, failure=shown)
    else:
        _settle(call_id, CallState.NOT_CHARGED, failure=shown, micros=0)


def spent_this_month(organization_id: UUID) -> int:
    """Return what vendors have cost an organization since the month began (UTC), set-aside sums included, in millionths of a dollar."""
    rows = VendorCall.objects.filter(organization_id=organization_id, created_at__gte=TruncMonth(Now()))
    return rows.aggregate(sum=Sum("micros"))["sum"] or 0


def _hold_to_cap(organization: Organization, planned: PlannedCall) -> None:
    cap = settings.PIAD_MAX_SPEND if organization.max_spend is None else organization.max_spend
    if cap is not None and spent_this_month(planned.organization_id) + planned.micros > cap * MICROS:
        raise OverBudget(f"{planned.model} would take the organization over {cap} dollars this month")


def _settle(call_id: int, state: CallState, **values: Any) -> None:  # noqa: ANN401 - columns of the row
    VendorCall.objects.filter(id=call_id, state=CallState.SET_ASIDE).update(state=state, settled_at=Now(), **values)
