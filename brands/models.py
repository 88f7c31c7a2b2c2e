"""The brand record: one row per organization and domain, in the shape the wire shows."""

from __future__ import annotations

import uuid

from django.core.validators import RegexValidator
from django.db import models

HEX_COLOUR = RegexValidator(r"^#[0-9A-Fa-f]{6}\Z", message="A colour is written #RRGGBB.")


class Brand(models.Model):
    """A brand of one organization; ``domain`` is the key by which extraction finds it again.

    ``brand_dna`` holds the members of the Brand DNA as the wire names them; readers must tolerate gaps in it.
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
