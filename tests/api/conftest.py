"""A key, and clients that carry it."""

from __future__ import annotations

import pytest
from django.test import Client

from piad.accounts import actions
from piad.accounts.actions import NewKey


@pytest.fixture
def key(db: None) -> NewKey:
    return actions.create_api_key(organization_id=actions.create_organization(name="Acme").id)


@pytest.fixture
def customer(key: NewKey) -> Client:
    return Client(headers={"Authorization": f"Bearer {key.plaintext}"}, raise_request_exception=False)
