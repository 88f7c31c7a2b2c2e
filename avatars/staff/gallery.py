"""The gallery's pages: a grid, one avatar, and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from avatars import queries
from avatars.staff.filters import read
from piad import media

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from avatars.models import SavedAvatar

ON_A_PAGE: Final = 48
# The first rows are seen at once: lazy loading would only delay them.
EAGER: Final = 8


@require_safe
@staff_member_required
@never_cache
def avatars(request: HttpRequest) -> HttpResponse:
    """Show a page of the saved avatars of all organizations, narrowed as the address asks."""
    asked = read(request.GET)
    found = queries.browse(asked.filters, limit=ON_A_PAGE, offset=(asked.page - 1) * ON_A_PAGE)
    last = max(1, -(-found.total // ON_A_PAGE))
    context = {
        "cards": [{"avatar": one, "url": media.url(one.media_key), "lazy": at >= EAGER} for at, one in enumerate(found.avatars)],
        "total": found.total,
        "asked": asked,
        "written": asked.written,
        "page": asked.page,
        "last": last,
        "earlier": asked.address(asked.page - 1) if asked.page > 1 else None,
        "later": asked.address(asked.page + 1) if asked.page < last else None,
        "organizations": queries.organizations_with_avatars(),
        **queries.facets(),
    }
    return render(request, "staff/avatars/gallery.html", context)


@require_safe
@staff_member_required
@never_cache
def avatar(request: HttpRequest, avatar_id: UUID) -> HttpResponse:
    """Show one avatar large, with all that is known of how it was made."""
    found = _found(avatar_id)
    context = {
        "avatar": found,
        "url": media.url(found.media_key),
        "facts": _facts(found),
        "hints": [(name.replace("_", " "), _written(value)) for name, value in sorted(found.hints.items())],
    }
    return render(request, "staff/avatars/avatar.html", context)


@require_safe
@staff_member_required
def download(request: HttpRequest, avatar_id: UUID) -> HttpResponse:
    """Give the picture out as a file under the avatar's name."""
    del request
    found = _found(avatar_id)
    try:
        content = media.load(found.media_key)
    except media.MediaMissing as missing:
        raise Http404 from missing
    name = slugify(found.label) or f"avatar-{found.id}"
    response = HttpResponse(content, content_type=found.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{found.media_key.rsplit(".", 1)[-1]}"'
    return response


def _found(avatar_id: UUID) -> SavedAvatar:
    found = queries.look_up(avatar_id)
    if found is None:
        raise Http404
    return found


def _facts(found: SavedAvatar) -> list[tuple[str, str]]:
    facts: list[tuple[str, Any]] = [
        ("Organization", found.organization.name),
        ("Saved", f"{found.created_at:%d %B %Y, %H:%M} UTC"),
        ("Culture", found.culture.replace("_", " ")),
        ("Style", found.style.replace("_", " ")),
        ("Drawn by", "piad" if found.engine == "local" else found.engine),
        ("Size", f"{found.width} x {found.height} px, {found.bytes / 1024:,.0f} KiB"),
        ("Licence", found.licence),
    ]
    return [(name, str(value)) for name, value in facts if value]


def _written(value: object) -> str:
    return ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
