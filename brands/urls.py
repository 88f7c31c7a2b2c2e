"""The pantry's routes."""

from __future__ import annotations

from django.urls import path

from brands.views import BrandExportView, BrandImportView, BrandListView, BrandView, ExtractionView, ProjectionView

urlpatterns = [
    path("api/v1/brands/extract", ExtractionView.as_view(), name="brands-extract"),
    path("api/v1/brands/import", BrandImportView.as_view(), name="brands-import"),
    path("api/v1/brands", BrandListView.as_view(), name="brands"),
    path("api/v1/brands/<str:brand_id>", BrandView.as_view(), name="brand"),
    path("api/v1/brands/<str:brand_id>/project", ProjectionView.as_view(), name="brand-project"),
    path("api/v1/brands/<str:brand_id>/export", BrandExportView.as_view(), name="brand-export"),
]
