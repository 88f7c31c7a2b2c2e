"""The operators' desk for the counter: jobs, what is announced of them, and how things stand."""

from __future__ import annotations

from jobs.admin.deliveries import DeliveryAdmin
from jobs.admin.endpoints import EndpointAdmin
from jobs.admin.events import OutboxEventAdmin
from jobs.admin.jobs import JobAdmin
from jobs.admin.spend import VendorCallAdmin
from jobs.admin.standing import how_things_stand

__all__ = ["DeliveryAdmin", "EndpointAdmin", "JobAdmin", "OutboxEventAdmin", "VendorCallAdmin", "how_things_stand"]
