"""The corpus: reference ads that plans learn from, shared by all or kept for one organization, and the stamp of their last change."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Standing(models.TextChoices):
    """Whether ads may learn from a reference."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"


class Origin(models.TextChoices):
    """How a reference came into the corpus."""

    STARTER = "starter"
    INGESTED = "ingested"
    UPLOADED = "uploaded"


def _word(length: int = 40) -> models.CharField[str, str]:
    return models.CharField(max_length=length, blank=True, default="")


class ReferenceAd(models.Model):
    """One finished ad that others may learn from; without an organization it serves all of them.

    ``boxes`` is a list of :class:`generation.corpus.reference.ReferenceBox` in reading order, ``skeleton`` a ``CopySkeleton`` or null,
    ``copy`` the words that are known by their part (``headline``, ``cta``), ``colours`` a list of ``#RRGGBB``, the ground first.
    ``keywords`` and ``text`` are what the search reads, the first with more weight. ``vector`` holds little-endian 32-bit floats by
    ``embedder``; an empty ``embedder`` asks for a new one. ``picture_key`` is null until the picture is drawn or stored, ``measured_at``
    until its boxes are known. ``revision`` names the shipped data of a starter ad, ``edited_at`` the last change by hand,
    ``trouble`` why an uploaded picture could not be used.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "accounts.Organization",
        on_delete=models.PROTECT,
        related_name="references",
        null=True,
        blank=True,
        help_text="Only this organization's ads learn from it; empty: everybody's.",
    )
    slug = models.SlugField(max_length=120, null=True, blank=True, unique=True, editable=False)
    origin = models.CharField(max_length=16, choices=Origin, default=Origin.UPLOADED, editable=False)
    status = models.CharField(max_length=16, choices=Standing, default=Standing.DRAFT)
    title = models.CharField(max_length=200)
    picture_key = models.CharField(max_length=120, null=True, blank=True, editable=False)  # noqa: DJ001 - null until there is one
    picture_sha256 = models.CharField(max_length=64, null=True, blank=True, editable=False)  # noqa: DJ001 - as above
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    boxes = models.JSONField(default=list, blank=True, editable=False)
    skeleton = models.JSONField(null=True, blank=True, editable=False)
    copy = models.JSONField(default=dict, blank=True)
    colours = models.JSONField(default=list, blank=True, editable=False)
    palette_mood = _word()
    industry = _word()
    product = _word()
    culture = _word()
    market = _word(8)
    language = _word(16)
    occasion = _word()
    season = _word()
    tone = _word()
    archetype = _word()
    tags = models.JSONField(default=list, blank=True)
    description = models.TextField(blank=True, default="")
    source = models.CharField(max_length=200, blank=True, default="", help_text="Who made the ad, or where it was found.")
    licence = models.CharField(max_length=120, blank=True, default="", help_text="By what right it is kept here.")
    keywords = models.TextField(blank=True, default="", editable=False)
    text = models.TextField(blank=True, default="", editable=False)
    document = models.GeneratedField(
        expression=SearchVector("keywords", weight="A", config="simple") + SearchVector("text", weight="C", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    embedder = models.CharField(max_length=120, blank=True, default="", editable=False)
    vector = models.BinaryField(null=True, blank=True, editable=False)
    revision = models.CharField(max_length=64, blank=True, default="", editable=False)
    measured_at = models.DateTimeField(null=True, blank=True, editable=False)
    trouble = models.CharField(max_length=200, blank=True, default="", db_default="", editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """The same picture once for each organization, and once for all; an active ad is measured and knows its industry."""

        verbose_name = "reference ad"
        ordering: ClassVar = ["-created_at", "id"]
        constraints = (
            models.CheckConstraint(condition=Q(status__in=Standing.values), name="reference_status_known"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="reference_origin_known"),
            models.CheckConstraint(
                condition=~Q(status=Standing.ACTIVE) | (Q(measured_at__isnull=False) & ~Q(industry="")),
                name="reference_active_is_described",
            ),
            models.CheckConstraint(condition=~Q(origin=Origin.STARTER) | Q(organization__isnull=True), name="reference_starter_is_shared"),
            models.UniqueConstraint(
                fields=("organization", "picture_sha256"),
                condition=Q(picture_sha256__isnull=False),
                nulls_distinct=False,
                name="reference_picture_once",
            ),
        )
        indexes = (
            GinIndex(fields=("document",), name="reference_document"),
            models.Index(fields=("organization", "status"), name="reference_standing"),
        )

    def __str__(self) -> str:
        """Name the reference as the admin lists it."""
        return self.title


class CorpusStamp(models.Model):
    """One row whose value changes in the transaction of every change that a search could see; a trigger writes it."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    value = models.UUIDField()

    def __str__(self) -> str:
        """Name the stamp by its value."""
        return str(self.value)
