"""What may be asked of the kitchen, member by member, as the wire writes it."""

from __future__ import annotations

from generation.serializers.ad import AdRequestSerializer
from generation.serializers.queued import QueuedJobSerializer

__all__ = ["AdRequestSerializer", "QueuedJobSerializer"]
