"""A brand's key: its registrable domain, or one made from its pictures."""

from __future__ import annotations

import pytest

from brands.extraction.domain import canonical_domain, uploaded_domain


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.Kora.com/about?x=1", "kora.com"),
        ("https://shop.kora.co.uk/", "kora.co.uk"),
        ("https://kora.myshopify.com/", "kora.myshopify.com"),
        ("http://www.kora-shoes.example/", "kora-shoes.example"),
        ("https://www.müller.de/", "xn--mller-kva.de"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("https://[2001:db8::1]/", "2001:db8::1"),
        ("https://kora.com./", "kora.com"),
    ],
)
def test_the_domain_is_the_registrable_host(url: str, domain: str) -> None:
    assert canonical_domain(url) == domain


def test_the_same_pictures_in_any_order_give_the_same_key() -> None:
    assert uploaded_domain(["a", "b"]) == uploaded_domain(["b", "a"])
    assert uploaded_domain(["a"]) != uploaded_domain(["a", "b"])
    assert uploaded_domain(["a"]).startswith("upload-")
    assert uploaded_domain(["a"]).endswith(".local")
