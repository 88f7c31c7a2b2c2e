"""Two organizations that must never meet."""

from __future__ import annotations

import pytest

from piad.accounts.actions import create_organization
from piad.accounts.models import Organization


@pytest.fixture
def organization(db: None) -> Organization:
    return create_organization(name="Ours")


@pytest.fixture
def other_organization(db: None) -> Organization:
    return create_organization(name="Theirs")
