"""Operators read brands and cannot write them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from brands.models import Brand
from piad.accounts.actions import create_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


def test_brands_are_listed_and_shown(operator: Client) -> None:
    brand = Brand.objects.create(organization=create_organization(name="Acme"), domain="acme.example", name="Acme Shoes")

    listed = operator.get(reverse("admin:brands_brand_changelist"))
    shown = operator.get(reverse("admin:brands_brand_change", args=[brand.id]))

    assert (listed.status_code, shown.status_code) == (200, 200)
    assert b"Acme Shoes" in listed.content


def test_brands_are_not_written(operator: Client) -> None:
    brand = Brand.objects.create(organization=create_organization(name="Acme"), domain="acme.example", name="Acme")

    refusals = [
        operator.get(reverse("admin:brands_brand_add")),
        operator.post(reverse("admin:brands_brand_change", args=[brand.id]), {"name": "Other"}),
        operator.post(reverse("admin:brands_brand_delete", args=[brand.id]), {"post": "yes"}),
    ]

    assert [refusal.status_code for refusal in refusals] == [403, 403, 403]
    assert Brand.objects.get().name == "Acme"
