"""What may be asked of the menu, member by member, as the wire writes it."""

from __future__ import annotations

from campaigns.serializers.generate import CampaignRequestSerializer

__all__ = ["CampaignRequestSerializer"]
