"""Addresses that a person types lead somewhere."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.parametrize(("path", "target"), [("/", "/docs"), ("/admin", "/admin/"), ("/favicon.ico", "/static/piad/icon.svg")])
def test_an_address_that_a_person_types_leads_on(client: Client, path: str, target: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, target)


@pytest.mark.django_db
def test_an_unknown_page_of_the_admin_is_a_page(admin_client: Client) -> None:
    answer = admin_client.get("/admin/nothing/", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "<h1>Not Found</h1>" in answer.content.decode()
