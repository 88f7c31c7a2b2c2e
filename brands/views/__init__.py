"""Requests for brands: parse, call one action or query, answer."""

from __future__ import annotations

from brands.views.brands import BrandListView, BrandView
from brands.views.documents import BrandExportView, BrandImportView
from brands.views.extraction import ExtractionView
from brands.views.projection import ProjectionView

__all__ = ["BrandExportView", "BrandImportView", "BrandListView", "BrandView", "ExtractionView", "ProjectionView"]
