"""The menu's routes: campaigns, under the two names that the wire gives them."""

from __future__ import annotations

from django.urls import path

from campaigns.views import CampaignGenerationView

urlpatterns = [
    path("api/v1/campaigns/generate", CampaignGenerationView.as_view(), name="campaigns-generate"),
    path("api/v1/images/campaigns", CampaignGenerationView.as_view(), name="images-campaigns"),
]
