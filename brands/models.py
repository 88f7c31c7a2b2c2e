"""The brand record, one row per organization and domain in the shape the wire shows, and every version that it has had."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

HEX_COLOUR = RegexValidator(r"^#[0-9A-Fa-f]{6}\Z", message="A colour is written #RRGGBB.")


class Brand(models.Model):
    """A brand of one organization; ``domain`` is the key by which extraction finds it again.

    ``brand_dna`` holds the members of the Brand DNA as the wire names them; readers must tolerate gaps in it. ``kit`` holds what
    else is known. Both show what was found with ``pins`` laid over it. ``version`` is 0 for a row that was never written by a use case.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("accounts.Organization", on_delete=models.PROTECT, related_name="brands")
    domain = models.CharField(max_length=253)
    name = models.CharField(max_length=200)
    primary_hex = models.CharField(max_length=7, null=True, blank=True, validators=[HEX_COLOUR])  # noqa: DJ001 - the wire says null
    secondary_hex = models.CharField(max_length=7, null=True, blank=True, validators=[HEX_COLOUR])  # noqa: DJ001 - the wire says null
    logo_url = models.TextField(null=True, blank=True)  # noqa: DJ001 - the wire says null
    font_file_url = models.TextField(null=True, blank=True)  # noqa: DJ001 - the wire says null
    layout_rules = models.JSONField(default=dict, blank=True)
    brand_dna = models.JSONField(default=dict, blank=True)
    kit = models.JSONField(default=dict, blank=True, db_default=models.Value({}, models.JSONField()))
    pins = models.JSONField(default=dict, blank=True, db_default=models.Value({}, models.JSONField()))
    version = models.PositiveIntegerField(default=0, db_default=0)
    latest_job_id = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """One brand per domain within an organization; newest first."""

        ordering = ("-created_at", "id")
        constraints = (models.UniqueConstraint(fields=("organization", "domain"), name="brand_domain_once_per_organization"),)
        indexes = (models.Index(fields=("organization", "-created_at", "id"), name="brand_newest_first"),)

    def __str__(self) -> str:
        """Name the brand as the admin lists it."""
        return f"{self.name} ({self.domain})"


class MadeBy(models.TextChoices):
    """What made a version."""

    EXTRACTION = "extraction"
    IMPORT = "import"
    PINS = "pins"


class BrandVersion(models.Model):
    """One state of a brand, kept as it was; the database refuses to change a row.

    ``found`` is a :class:`brands.kit.content.BrandContent`, ``pins`` what people laid over it, ``evidence`` maps a field to where its
    value was found, ``cautions`` lists what makes the findings less sure. ``actor`` says who: an API key, a login, or the job's name.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    made_by = models.CharField(max_length=16, choices=MadeBy)
    actor = models.CharField(max_length=200)
    job_id = models.UUIDField(null=True)
    found = models.JSONField(default=dict)
    pins = models.JSONField(default=dict)
    evidence = models.JSONField(default=dict)
    cautions = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        """Numbered from one within its brand; a job makes one version at most."""

        ordering: ClassVar = ["-number"]
        constraints = (
            models.UniqueConstraint(fields=("brand", "number"), name="brand_version_number_once"),
            models.UniqueConstraint(fields=("job_id",), condition=Q(job_id__isnull=False), name="brand_version_once_per_job"),
            models.CheckConstraint(condition=Q(made_by__in=MadeBy.values), name="brand_version_made_by_known"),
        )

    def __str__(self) -> str:
        """Name the version as the admin lists it."""
        return f"version {self.number}"
