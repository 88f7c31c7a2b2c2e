"""A domain is one brand within an organization, and says nothing about another organization."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from brands.models import Brand
from piad.accounts.actions import create_organization

pytestmark = pytest.mark.django_db


def test_a_domain_is_one_brand_within_an_organization() -> None:
    organization = create_organization(name="Acme")
    Brand.objects.create(organization=organization, domain="acme.example", name="Acme")

    with pytest.raises(IntegrityError):
        Brand.objects.create(organization=organization, domain="acme.example", name="Acme again")


def test_two_organizations_may_know_the_same_domain() -> None:
    for name in ("Acme", "Globex"):
        Brand.objects.create(organization=create_organization(name=name), domain="acme.example", name=name)

    assert Brand.objects.count() == 2
