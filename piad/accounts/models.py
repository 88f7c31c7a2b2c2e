"""Organizations, their API keys, of which only a digest is kept, and their keys at model vendors, encrypted."""

from __future__ import annotations

import uuid

from django.core.validators import MinValueValidator, RegexValidator, URLValidator
from django.db import models
from django.db.models import Q

from piad.accounts.keys import KEY_ID_LENGTH, LIVE_PREFIX, TEST_PREFIX
from piad.providers.choice import LOCAL, Vendor

VENDOR_CHOICES = [(vendor.value, vendor.label) for vendor in Vendor]
MODEL_NAME = RegexValidator(
    rf"^({LOCAL}|({'|'.join(vendor.value for vendor in Vendor)})/\S+)$", "Write vendor/model, such as openai/gpt-image-1, or local."
)


def _own_limit(help_text: str) -> models.PositiveIntegerField[int | None, int | None]:
    return models.PositiveIntegerField(null=True, blank=True, validators=[MinValueValidator(1)], help_text=help_text)


def _own_model(task: str) -> models.CharField[str, str]:
    help_text = f"vendor/model that {task}, or local for the engine of the house; empty: the service's default."
    return models.CharField(max_length=200, blank=True, default="", db_default="", validators=[MODEL_NAME], help_text=help_text)


class Organization(models.Model):
    """A tenant: everything else belongs to exactly one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    creates_per_minute = _own_limit("POST requests a minute for each key; empty: the service's default.")
    reads_per_minute = _own_limit("GET requests a minute for each key; empty: the service's default.")
    max_waiters = _own_limit("Requests that may wait for a job at once; empty: the service's default.")
    text_model = _own_model("writes")
    image_model = _own_model("paints")
    moderation_model = _own_model("moderates")
    vision_model = _own_model("looks at pictures")
    max_spend = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="US dollars that model vendors may cost in a calendar month (UTC); empty: the service's default.",
    )
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


class VendorKey(models.Model):
    """An organization's own key at a model vendor; its last four characters are all that is ever shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="vendor_keys")
    vendor = models.CharField(max_length=16, choices=VENDOR_CHOICES)
    secret_encrypted = models.BinaryField()
    last_four = models.CharField(max_length=4)
    base_url = models.CharField(
        max_length=200,
        blank=True,
        default="",
        validators=[URLValidator(schemes=["http", "https"])],
        help_text="Another server of the same wire; empty: the vendor's own.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("organization", "vendor")
        constraints = (models.UniqueConstraint(fields=["organization", "vendor"], name="accounts_vendorkey_once"),)

    def __str__(self) -> str:
        return f"{self.vendor} ...{self.last_four}"


class CallbackSecret(models.Model):
    """Under which an organization's callbacks are signed: those that one request asks for, beside the registered webhooks."""

    organization = models.OneToOneField(Organization, on_delete=models.CASCADE, related_name="callback_secret")
    secret_encrypted = models.BinaryField()
    previous_secret_encrypted = models.BinaryField(null=True)
    previous_secret_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("organization",)

    def __str__(self) -> str:
        return f"callback secret of {self.organization}"
