"""What may be asked of the kitchen, member by member, as the wire writes it."""

from __future__ import annotations

from generation.serializers.ad import AdRequestSerializer

__all__ = ["AdRequestSerializer"]
