"""An organization and a key of it."""

from __future__ import annotations

import pytest

from piad.accounts import actions
from piad.accounts.actions import NewKey
from piad.accounts.models import Organization


@pytest.fixture
def organization(db: None) -> Organization:
    return actions.create_organization(name="Acme")


@pytest.fixture
def key(organization: Organization) -> NewKey:
    return actions.create_api_key(organization_id=organization.id, label="first")
