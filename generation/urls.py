"""The kitchen's routes: one for ads, under the two names that the wire gives it, and those of the second door."""

from __future__ import annotations

from django.urls import path

from generation.omneky.views import CreateImageAdView, ImageAdJobView
from generation.views import AdGenerationView

urlpatterns = [
    path("api/v1/images/generations", AdGenerationView.as_view(), name="images-generations"),
    path("api/v1/ads/generate", AdGenerationView.as_view(), name="ads-generate"),
    path("create_image_ad_async", CreateImageAdView.as_view(), name="create-image-ad"),
    path("jobs/<str:job_id>", ImageAdJobView.as_view(), name="image-ad-job"),
]
