"""The kitchen's routes: one for ads, under the two names that the wire gives it."""

from __future__ import annotations

from django.urls import path

from generation.views import AdGenerationView

urlpatterns = [
    path("api/v1/images/generations", AdGenerationView.as_view(), name="images-generations"),
    path("api/v1/ads/generate", AdGenerationView.as_view(), name="ads-generate"),
]
