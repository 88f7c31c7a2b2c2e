"""The body of a campaign request: that of an ad, under its own name in the OpenAPI document."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer

from generation.serializers import AdRequestSerializer


@extend_schema_serializer(component_name="Campaign")  # as a request: CampaignRequest
class CampaignRequestSerializer(AdRequestSerializer):
    """A request for one campaign ad. ``null`` is refused for every member: leave a member out instead. Unknown members are ignored."""
