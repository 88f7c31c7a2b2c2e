"""Which model works for an organization, and with whose key."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from piad.accounts import actions, vault
from piad.accounts.models import Organization, VendorKey
from piad.accounts.queries import model_for
from piad.providers.choice import Task, Vendor, VendorAccess

pytestmark = pytest.mark.django_db


@pytest.fixture
def service_model(settings: Settings) -> None:
    settings.PIAD_MODELS = {"text": "openai/writer-1", "image": ""}
    settings.PIAD_VENDOR_KEYS = {"openai": VendorAccess(api_key="sk-service")}


def test_without_a_named_model_the_engine_of_the_house_works(organization: Organization) -> None:
    assert model_for(organization.id, Task.TEXT) is None


@pytest.mark.usefixtures("service_model")
def test_the_services_model_and_key_hold_for_everyone(organization: Organization) -> None:
    choice = model_for(organization.id, Task.TEXT)

    assert choice is not None
    assert (choice.name, choice.api_key, choice.base_url) == ("openai/writer-1", "sk-service", "https://api.openai.com/v1")
    assert "sk-service" not in repr(choice)


@pytest.mark.usefixtures("service_model")
def test_an_organizations_own_model_and_key_come_first(organization: Organization) -> None:
    Organization.objects.filter(id=organization.id).update(text_model="openai/other")
    actions.keep_vendor_key(organization_id=organization.id, vendor=Vendor.OPENAI, secret="sk-own", base_url="https://models.test/v1")

    choice = model_for(organization.id, Task.TEXT)

    assert choice is not None
    assert (choice.name, choice.api_key, choice.base_url) == ("openai/other", "sk-own", "https://models.test/v1")


@pytest.mark.usefixtures("service_model")
def test_an_organization_may_keep_to_the_house(organization: Organization) -> None:
    Organization.objects.filter(id=organization.id).update(text_model="local")

    assert model_for(organization.id, Task.TEXT) is None


def test_a_model_without_a_key_is_not_asked_but_a_server_of_ones_own_is(organization: Organization, settings: Settings) -> None:
    settings.PIAD_MODELS = {"text": "openai/llama", "image": ""}
    settings.PIAD_VENDOR_KEYS = {}
    assert model_for(organization.id, Task.TEXT) is None

    settings.PIAD_VENDOR_KEYS = {"openai": VendorAccess(base_url="http://127.0.0.1:11434/v1")}
    choice = model_for(organization.id, Task.TEXT)
    assert choice is not None
    assert choice.base_url == "http://127.0.0.1:11434/v1"


def test_a_key_is_kept_encrypted_and_moves_to_a_new_secret(organization: Organization) -> None:
    row = actions.keep_vendor_key(organization_id=organization.id, vendor=Vendor.GEMINI, secret="AIza-own-1234")
    stored = bytes(VendorKey.objects.get(id=row.id).secret_encrypted)

    assert b"AIza" not in stored
    assert actions.reencrypt_vendor_keys() == 1
    again = bytes(VendorKey.objects.get(id=row.id).secret_encrypted)
    assert again != stored
    assert vault.decrypt(again) == "AIza-own-1234"


def test_the_admin_takes_a_key_and_never_shows_it(organization: Organization) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root", password="not used"))
    sent = {"organization": str(organization.id), "vendor": "openai", "secret": "sk-very-secret-9876", "base_url": ""}

    answer = client.post("/admin/accounts/vendorkey/add/", sent, follow=True)

    row = VendorKey.objects.get()
    assert vault.decrypt(row.secret_encrypted) == "sk-very-secret-9876"
    pages = [answer, client.get("/admin/accounts/vendorkey/"), client.get(f"/admin/accounts/vendorkey/{row.id}/change/")]
    for page in pages:
        assert page.status_code == 200
        assert "sk-very-secret" not in page.content.decode()
    assert "...9876" in pages[1].content.decode()
