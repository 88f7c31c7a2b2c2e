"""The menu's routes: campaigns, under the two names that the wire gives them, and what is made of them."""

from __future__ import annotations

from django.urls import path

from campaigns.views import CampaignGenerationView
from campaigns.views.edit import EditView
from campaigns.views.localize import LocalizationView

urlpatterns = [
    path("api/v1/campaigns/generate", CampaignGenerationView.as_view(), name="campaigns-generate"),
    path("api/v1/images/campaigns", CampaignGenerationView.as_view(), name="images-campaigns"),
    path("api/v1/campaigns/edit", EditView.as_view(), name="campaigns-edit"),
    path("api/v1/campaigns/localize-ad", LocalizationView.as_view(), name="campaigns-localize"),
]
