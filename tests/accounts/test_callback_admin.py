"""Operators make and renew callback secrets, and see each once."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from piad.accounts.actions import callback_secrets, create_organization
from piad.accounts.models import CallbackSecret

pytestmark = pytest.mark.django_db
SHOWN = re.compile(r'id="new-callback-secret">(whsec_[A-Za-z0-9+/=]+)<')


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


def made(desk: Client, organization_id: object) -> str:
    answer = desk.post(reverse("admin:accounts_callbacksecret_add"), {"organization": str(organization_id)})
    found = SHOWN.search(answer.content.decode())
    assert found is not None, answer.content.decode()[-2000:]
    return found[1]


def test_a_secret_is_shown_once_and_renewed_by_making_another(desk: Client) -> None:
    organization = create_organization(name="Acme")

    first = made(desk, organization.id)
    second = made(desk, organization.id)

    assert callback_secrets(organization.id) == (second, first)
    assert CallbackSecret.objects.count() == 1
    page = desk.get(reverse("admin:accounts_callbacksecret_changelist")).content.decode()
    assert "Acme" in page
    assert first not in page
    assert second not in page
