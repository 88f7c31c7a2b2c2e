"""Saved avatars, one row per job, and the characters of the internal library that new ones are inspired by."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

LONGEST_LABEL = 200


class SavedAvatar(models.Model):
    """An avatar that its organization keeps; its picture is a copy of its own, which the clean-up of jobs does not touch.

    ``job_id`` is no foreign key: the job may be gone one day. ``persona`` and ``hints`` say how it was made, for people who look.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("accounts.Organization", on_delete=models.PROTECT, related_name="avatars")
    job_id = models.UUIDField()
    label = models.CharField(max_length=LONGEST_LABEL, blank=True, default="")
    prompt = models.TextField(blank=True, default="")
    hints = models.JSONField(default=dict, blank=True)
    persona = models.JSONField(default=dict, blank=True)
    culture = models.CharField(max_length=64, blank=True, default="")
    style = models.CharField(max_length=64, blank=True, default="")
    engine = models.CharField(max_length=128, default="local")
    licence = models.CharField(max_length=200, blank=True, default="")
    alt_text = models.TextField(blank=True, default="")
    media_key = models.CharField(max_length=200)
    media_type = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """One record for each job of an organization; newest first."""

        ordering = ("-created_at", "id")
        constraints = (models.UniqueConstraint(fields=("organization", "job_id"), name="avatar_once_per_job"),)
        indexes = (
            models.Index(fields=("organization", "-created_at", "id"), name="avatar_newest_first"),
            models.Index(fields=("-created_at", "id"), name="avatar_newest_of_all"),
            models.Index(fields=("culture", "-created_at"), name="avatar_by_culture"),
            models.Index(fields=("style", "-created_at"), name="avatar_by_style"),
        )

    def __str__(self) -> str:
        """Name the avatar as the admin lists it."""
        return self.label or f"avatar of job {self.job_id}"


class CharacterStatus(models.TextChoices):
    """Whether a character of the library inspires new ones."""

    ACTIVE = "active"
    RETIRED = "retired"


class LibraryCharacter(models.Model):
    """A character of our own composing: a persona that inspires new ones and is itself never given out.

    ``persona`` holds the members of :class:`avatars.persona.Persona` that make the character; the columns repeat those that are searched.
    """

    id = models.BigAutoField(primary_key=True)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True, default="")
    persona = models.JSONField(default=dict)
    culture = models.CharField(max_length=64, blank=True, default="")
    industry = models.CharField(max_length=64, blank=True, default="")
    composition = models.CharField(max_length=32, blank=True, default="")
    outfit = models.CharField(max_length=64, blank=True, default="")
    palette = models.JSONField(default=list, blank=True)
    tags = models.TextField(blank=True, default="")
    licence = models.CharField(max_length=200, blank=True, default="")
    status = models.CharField(max_length=16, choices=CharacterStatus, default=CharacterStatus.ACTIVE)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """By name."""

        ordering = ("name",)
        constraints = (models.CheckConstraint(condition=Q(status__in=CharacterStatus.values), name="character_status_known"),)

    def __str__(self) -> str:
        """Name the character as the admin lists it."""
        return self.name
