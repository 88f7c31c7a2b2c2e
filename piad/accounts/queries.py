"""Reads about organizations and keys."""

from __future__ import annotations

import hmac

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Now

from piad.accounts import vault
from piad.accounts.models import ApiKey

_LIVE = ExpressionWrapper(Q(revoked_at=None) & (Q(expires_at=None) | Q(expires_at__gt=Now())), output_field=BooleanField())


def live_key(key: str) -> ApiKey | None:
    """Return the key's row with its organization, or None: unknown, revoked and expired take the same path and the same time."""
    candidates = vault.digests(key)
    row = ApiKey.objects.select_related("organization").annotate(live=_LIVE).filter(digest__in=candidates).first()
    stored = bytes(row.digest) if row else bytes(32)
    proven = any([hmac.compare_digest(stored, candidate) for candidate in candidates])  # noqa: C419 - a list: every comparison is made
    return row if row and proven and row.live else None


def key_by_id_or_text(text: str) -> list[ApiKey]:
    """Return the keys that an operator means by a whole key or by its first 8 random characters."""
    return list(ApiKey.objects.filter(Q(key_id=text) | Q(digest__in=vault.digests(text))))
