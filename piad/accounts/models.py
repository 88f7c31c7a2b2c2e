"""Organizations and their API keys; of a key only a digest is kept."""

from __future__ import annotations

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from piad.accounts.keys import KEY_ID_LENGTH, LIVE_PREFIX, TEST_PREFIX


def _own_limit(help_text: str) -> models.PositiveIntegerField[int | None, int | None]:
    return models.PositiveIntegerField(null=True, blank=True, validators=[MinValueValidator(1)], help_text=help_text)


class Organization(models.Model):
    """A tenant: everything else belongs to exactly one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    creates_per_minute = _own_limit("POST requests a minute for each key; empty: the service's default.")
    reads_per_minute = _own_limit("GET requests a minute for each key; empty: the service's default.")
    max_waiters = _own_limit("Requests that may wait for a job at once; empty: the service's default.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class ApiKey(models.Model):
    """A key of one organization: what may be shown of it, and the digest that proves it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="api_keys")
    label = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=8)
    key_id = models.CharField(max_length=KEY_ID_LENGTH, db_index=True)
    last_four = models.CharField(max_length=4)
    digest = models.BinaryField(max_length=32, unique=True)
    pepper_version = models.PositiveSmallIntegerField()
    is_test = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "API key"
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(
                name="accounts_apikey_prefix_matches_kind",
                condition=Q(prefix=TEST_PREFIX, is_test=True) | Q(prefix=LIVE_PREFIX, is_test=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.prefix}{self.key_id}...{self.last_four}"
