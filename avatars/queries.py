"""Reads of saved avatars, within one organization unless staff look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from avatars.models import CharacterStatus, LibraryCharacter, SavedAvatar
from piad.accounts.models import Organization

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AvatarPage:
    """Some avatars out of ``total``, newest first."""

    avatars: tuple[SavedAvatar, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What staff narrow the gallery by; an empty member narrows nothing."""

    words: str = ""
    organization_id: UUID | None = None
    culture: str = ""
    style: str = ""
    since: date | None = None
    until: date | None = None


def find_avatar(organization_id: UUID, avatar_id: UUID) -> SavedAvatar | None:
    """Return the organization's avatar, or ``None``: another organization's is as unknown as none at all."""
    return SavedAvatar.objects.filter(organization_id=organization_id, id=avatar_id).first()


def find_avatar_of_job(organization_id: UUID, job_id: UUID) -> SavedAvatar | None:
    """Return what was saved of a job."""
    return SavedAvatar.objects.filter(organization_id=organization_id, job_id=job_id).first()


def list_avatars(organization_id: UUID, *, query: str = "", limit: int, offset: int) -> AvatarPage:
    """Return a page of the organization's avatars, newest first; ``query`` is looked for in labels and prompts, in any case."""
    found = _wide(SavedAvatar.objects.filter(organization_id=organization_id), query)
    return AvatarPage(avatars=_page(found, limit=limit, offset=offset), total=found.count())


def browse(filters: Filters, *, limit: int, offset: int) -> AvatarPage:
    """Return, for staff, a page of all organizations' avatars, newest first."""
    found = _wide(SavedAvatar.objects.all(), filters.words)
    if filters.organization_id:
        found = found.filter(organization_id=filters.organization_id)
    if filters.culture:
        found = found.filter(culture=filters.culture)
    if filters.style:
        found = found.filter(style=filters.style)
    if filters.since:
        found = found.filter(created_at__date__gte=filters.since)
    if filters.until:
        found = found.filter(created_at__date__lte=filters.until)
    return AvatarPage(avatars=_page(found.select_related("organization"), limit=limit, offset=offset), total=found.count())


def look_up(avatar_id: UUID) -> SavedAvatar | None:
    """Return, for staff, an avatar of any organization."""
    return SavedAvatar.objects.select_related("organization").filter(id=avatar_id).first()


def facets() -> dict[str, list[str]]:
    """Return, for staff, the cultures and styles that saved avatars have."""
    return {
        name: list(SavedAvatar.objects.exclude(**{name: ""}).order_by(name).values_list(name, flat=True).distinct())
        for name in ("culture", "style")
    }


def organizations_with_avatars() -> tuple[Organization, ...]:
    """Return, for staff, who has saved any."""
    return tuple(Organization.objects.filter(avatars__isnull=False).distinct().order_by("name"))


def active_characters() -> tuple[LibraryCharacter, ...]:
    """Return the characters that may inspire new ones, in a fixed order."""
    return tuple(LibraryCharacter.objects.filter(status=CharacterStatus.ACTIVE).order_by("slug"))


def _wide(found: QuerySet[SavedAvatar], words: str) -> QuerySet[SavedAvatar]:
    """Keep the rows that have every word in their label or prompt."""
    for word in words.split():
        found = found.filter(Q(label__icontains=word) | Q(prompt__icontains=word))
    return found


def _page(found: QuerySet[SavedAvatar], *, limit: int, offset: int) -> tuple[SavedAvatar, ...]:
    """Cut a page out; the ids are cut first, along the index, so that a late page reads no row that it does not show."""
    ids = list(found.order_by("-created_at", "id").values_list("id", flat=True)[offset : offset + limit])
    rows = found.model.objects.in_bulk(ids) if not found.query.select_related else {row.id: row for row in found.filter(id__in=ids)}
    return tuple(rows[one] for one in ids if one in rows)
