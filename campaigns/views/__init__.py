"""The menu's answers: orders for campaign ads are taken here."""

from __future__ import annotations

from campaigns.views.generate import CampaignGenerationView

__all__ = ["CampaignGenerationView"]
