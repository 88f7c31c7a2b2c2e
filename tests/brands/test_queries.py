"""A brand is found within its organization alone."""

from __future__ import annotations

import uuid

import pytest

from brands.models import Brand
from brands.queries import find_brand
from piad.accounts.actions import create_organization

pytestmark = pytest.mark.django_db


def test_a_brand_is_found_by_its_own_organization_alone() -> None:
    ours, theirs = create_organization(name="Acme"), create_organization(name="Globex")
    brand = Brand.objects.create(organization=ours, domain="acme.example", name="Acme")

    assert find_brand(ours.id, brand.id) == brand
    assert find_brand(theirs.id, brand.id) is None
    assert find_brand(ours.id, uuid.uuid4()) is None
