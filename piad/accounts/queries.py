"""Reads about organizations, keys and the models that work for them."""

from __future__ import annotations

import hmac
from uuid import UUID

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Now

from piad.accounts import vault
from piad.accounts.models import ApiKey, Organization, VendorKey
from piad.providers.choice import ModelChoice, Task, chosen

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


def model_for(organization_id: UUID, task: Task) -> ModelChoice | None:
    """Return the model that an organization's task is done by, with the key to use; None where it is done by the engine of the house.

    The organization's own choice and key come before the service's. Raises `VaultError` for a key that no secret opens.
    """
    organization = Organization.objects.get(id=organization_id)
    wanted = {
        Task.TEXT: organization.text_model,
        Task.IMAGE: organization.image_model,
        Task.MODERATION: organization.moderation_model,
        Task.VISION: organization.vision_model,
    }[task]
    choice = chosen(wanted or settings.PIAD_MODELS.get(task.value, ""), settings.PIAD_VENDOR_KEYS)
    if choice is None:
        return None
    own = VendorKey.objects.filter(organization_id=organization_id, vendor=choice.vendor.value).first()
    return choice.with_key(vault.decrypt(own.secret_encrypted), own.base_url) if own else choice.if_usable()
