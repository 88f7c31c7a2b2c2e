"""Which vendor's model does a task, and with which key; known without any SDK."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Self

# The word for the engine of the house where a model could be named.
LOCAL: Final = "local"


class Vendor(StrEnum):
    """The vendors whose wire we speak."""

    OPENAI = "openai"
    GEMINI = "gemini"

    @property
    def label(self) -> str:
        """Return the vendor's name as people write it."""
        return {Vendor.OPENAI: "OpenAI, or a server of its wire", Vendor.GEMINI: "Google Gemini"}[self]

    @property
    def maker(self) -> str:
        """Return the short name of whoever makes its models."""
        return {Vendor.OPENAI: "OpenAI", Vendor.GEMINI: "Google Gemini"}[self]

    @property
    def base_url(self) -> str:
        """Return the vendor's own address."""
        return {Vendor.OPENAI: "https://api.openai.com/v1", Vendor.GEMINI: "https://generativelanguage.googleapis.com"}[self]


class Task(StrEnum):
    """What a model can be chosen for."""

    TEXT = "text"
    IMAGE = "image"
    MODERATION = "moderation"
    VISION = "vision"


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorAccess:
    """The service's own key at a vendor and the address to use it at; either may be empty."""

    api_key: str = field(repr=False, default="")
    base_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChoice:
    """One model of one vendor, ready to be asked."""

    vendor: Vendor
    model: str
    api_key: str = field(repr=False)
    base_url: str

    @property
    def name(self) -> str:
        """Return ``vendor/model``."""
        return f"{self.vendor.value}/{self.model}"

    def with_key(self, api_key: str, base_url: str) -> Self:
        """Return the same model asked with another key, at another address where one is given."""
        return replace(self, api_key=api_key, base_url=base_url or self.vendor.base_url)

    def if_usable(self) -> Self | None:
        """Return the choice if it can be asked at all: with a key, or at a server of one's own, which may need none."""
        if self.api_key:
            return self
        return replace(self, api_key="none") if self.base_url != self.vendor.base_url else None


def chosen(name: str, access: Mapping[str, VendorAccess]) -> ModelChoice | None:
    """Return the choice behind ``vendor/model`` with the service's own access; None for an empty name or ``local``.

    Raises ValueError for a vendor that is not known or a model that is not named.
    """
    if name in ("", LOCAL):
        return None
    vendor_name, _, model = name.partition("/")
    if not model:
        raise ValueError(f"{name!r} does not name vendor/model")
    vendor = Vendor(vendor_name)
    own = access.get(vendor.value, VendorAccess())
    return ModelChoice(vendor=vendor, model=model, api_key=own.api_key, base_url=own.base_url or vendor.base_url)
