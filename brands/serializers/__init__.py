"""Brands as the wire writes them, and what may be asked of them."""

from __future__ import annotations

from brands.serializers.brand import BrandEnvelopeSerializer, BrandListSerializer, brand_object, only_fields
from brands.serializers.content import read_pins
from brands.serializers.document import document_of, read_document
from brands.serializers.extraction import ExtractionRequestSerializer
from brands.serializers.projection import ProjectionEnvelopeSerializer, ProjectionRequestSerializer, read_use_case

__all__ = [
    "BrandEnvelopeSerializer",
    "BrandListSerializer",
    "ExtractionRequestSerializer",
    "ProjectionEnvelopeSerializer",
    "ProjectionRequestSerializer",
    "brand_object",
    "document_of",
    "only_fields",
    "read_document",
    "read_pins",
    "read_use_case",
]
