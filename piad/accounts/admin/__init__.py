"""The operators' desk for who asks: organizations, keys, people who log in, and the record of what they did."""

from __future__ import annotations

from piad.accounts.admin.audit import AuditAdmin
from piad.accounts.admin.callbacks import CallbackSecretAdmin
from piad.accounts.admin.keys import ApiKeyAdmin
from piad.accounts.admin.organizations import OrganizationAdmin
from piad.accounts.admin.people import PeopleAdmin, RoleAdmin
from piad.accounts.admin.vendors import VendorKeyAdmin

__all__ = ["ApiKeyAdmin", "AuditAdmin", "CallbackSecretAdmin", "OrganizationAdmin", "PeopleAdmin", "RoleAdmin", "VendorKeyAdmin"]
