"""What can be done with organizations and keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.text import slugify

from piad.accounts import keys, vault
from piad.accounts.models import ApiKey, CallbackSecret, Organization, VendorKey
from piad.providers.choice import Vendor

USED_AT_MOST_EVERY = timedelta(seconds=60)
OLD_SECRET_FOR = timedelta(hours=24)
_SLUG_LENGTH = 70  # of 80: room for a number that makes it unique
_SLUG_ATTEMPTS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """A key that was just made: its row, and the text that is shown this once and stored nowhere."""

    row: ApiKey
    plaintext: str = field(repr=False)


def create_organization(*, name: str) -> Organization:
    """Create an organization under a free slug of its name."""
    base = slugify(name)[:_SLUG_LENGTH].strip("-") or "organization"
    for number in range(1, _SLUG_ATTEMPTS):
        try:
            with transaction.atomic():
                return Organization.objects.create(name=name, slug=base if number == 1 else f"{base}-{number}")
        except IntegrityError:
            continue
    raise RuntimeError(f"there are {_SLUG_ATTEMPTS} organizations called {base}")


def suspend_organization(*, organization_id: UUID) -> bool:
    """Stop serving an organization; say whether it was being served."""
    return bool(Organization.objects.filter(id=organization_id, suspended_at=None).update(suspended_at=Now()))


def resume_organization(*, organization_id: UUID) -> bool:
    """Serve an organization again; say whether it was suspended."""
    return bool(Organization.objects.filter(id=organization_id, suspended_at__isnull=False).update(suspended_at=None))


def create_api_key(*, organization_id: UUID, label: str = "", is_test: bool = False, expires_at: datetime | None = None) -> NewKey:
    """Create a key; its text is in the answer and nowhere else."""
    text = keys.generate(is_test=is_test)
    row = ApiKey.objects.create(
        organization_id=organization_id,
        label=label,
        prefix=text[: keys.PREFIX_LENGTH],
        key_id=keys.key_id(text),
        last_four=text[-4:],
        digest=vault.digest(text, pepper_version=vault.current_pepper()),
        pepper_version=vault.current_pepper(),
        is_test=is_test,
        expires_at=expires_at,
    )
    return NewKey(row=row, plaintext=text)


def revoke_api_key(*, api_key_id: UUID) -> bool:
    """Revoke a key for good; say whether it was in force."""
    return bool(ApiKey.objects.filter(id=api_key_id, revoked_at=None).update(revoked_at=Now()))


def keep_vendor_key(*, organization_id: UUID, vendor: Vendor, secret: str, base_url: str = "") -> VendorKey:
    """Keep an organization's key at a vendor, encrypted, in place of an earlier one."""
    row, _ = VendorKey.objects.update_or_create(
        organization_id=organization_id,
        vendor=vendor.value,
        defaults={"secret_encrypted": vault.encrypt(secret), "last_four": secret[-4:], "base_url": base_url},
    )
    return row


def reencrypt_vendor_keys() -> int:
    """Encrypt every vendor key under the first of `PIAD_SECRET_KEYS`; return how many there are. It may run beside the service."""
    rows = list(VendorKey.objects.all())
    for row in rows:
        VendorKey.objects.filter(id=row.id, secret_encrypted=bytes(row.secret_encrypted)).update(
            secret_encrypted=vault.rotate(row.secret_encrypted)
        )
    return len(rows)


def callback_secrets(organization_id: UUID) -> tuple[str, ...]:
    """Return the secrets that an organization's callbacks are signed under: the one in force, and for a day the one before it.

    An organization without one is given one. Raises ``VaultError`` when no configured key opens them.
    """
    row, _ = CallbackSecret.objects.get_or_create(
        organization_id=organization_id, defaults={"secret_encrypted": vault.encrypt(keys.new_signing_secret())}
    )
    current = vault.decrypt(row.secret_encrypted)
    if row.previous_secret_encrypted is None or row.previous_secret_until is None or row.previous_secret_until <= timezone.now():
        return (current,)
    return current, vault.decrypt(row.previous_secret_encrypted)


def rotate_callback_secret(*, organization_id: UUID) -> str:
    """Give an organization another callback secret and return it, this once; the one before signs beside it for a day."""
    secret = keys.new_signing_secret()
    with transaction.atomic():
        row, made = CallbackSecret.objects.select_for_update().get_or_create(
            organization_id=organization_id, defaults={"secret_encrypted": vault.encrypt(secret)}
        )
        if not made:
            row.previous_secret_encrypted, row.previous_secret_until = row.secret_encrypted, timezone.now() + OLD_SECRET_FOR
            row.secret_encrypted = vault.encrypt(secret)
            row.save()
    return secret


def reencrypt_callback_secrets() -> int:
    """Encrypt every callback secret under the first of `PIAD_SECRET_KEYS`; return how many organizations have one."""
    rows = list(CallbackSecret.objects.values_list("id", flat=True))
    for row_id in rows:
        with transaction.atomic():
            row = CallbackSecret.objects.select_for_update().get(id=row_id)
            row.secret_encrypted = vault.rotate(row.secret_encrypted)
            if row.previous_secret_encrypted is not None:
                row.previous_secret_encrypted = vault.rotate(row.previous_secret_encrypted)
            row.save(update_fields=["secret_encrypted", "previous_secret_encrypted"])
    return len(rows)


def note_use(key: ApiKey) -> None:
    """Remember that a key is in use, at most once a minute."""
    if key.last_used_at is not None and timezone.now() - key.last_used_at < USED_AT_MOST_EVERY:
        return
    stale = Q(last_used_at=None) | Q(last_used_at__lt=Now() - USED_AT_MOST_EVERY)
    ApiKey.objects.filter(stale, id=key.id).update(last_used_at=Now())
