"""The sites that an order names: the brand's, read as an extraction reads one, and the product's page; neither may fail the ad."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.utils import timezone

from brands.extraction.bundle import Document, Role
from brands.extraction.domain import canonical_domain
from brands.extraction.page import Page
from brands.extraction.site import text_of
from brands.extraction.voice.products import find_products
from brands.queries import find_brand_of_domain, identity_for_use
from brands.steps.gather import gather
from brands.steps.gather.visit import SiteProblem, Visit
from brands.steps.look import look
from brands.steps.store import store
from brands.steps.structure import structure
from jobs.runner import StepFailure

if TYPE_CHECKING:
    from brands.extraction.findings import Product
    from jobs.runner import StepContext

# A brand read this lately is used as it is.
FRESH: Final = timedelta(hours=24)
BRAND_SECONDS: Final = 20.0
BRAND_REQUESTS: Final = 14
PRODUCT_SECONDS: Final = 8.0
PRODUCT_REQUESTS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandTaken:
    """The brand of a site as a job takes it along, or the sentence that says why there is none."""

    brand: dict[str, Any] | None = None
    warning: str | None = None
    fresh: bool = False


def take_brand(context: StepContext, url: str | None) -> BrandTaken:
    """Return the organization's brand of a site: as it was read lately, else read now within its budget and stored."""
    if not url:
        return BrandTaken()
    known = find_brand_of_domain(context.organization_id, canonical_domain(url))
    if known is not None and known.version and timezone.now() - known.updated_at < FRESH:
        return BrandTaken(brand=identity_for_use(context.organization_id, known.id), fresh=True)
    try:
        brand_id = _extracted(context, url)
    except StepFailure as failure:
        if known is not None:
            warning = f"brand_url: {failure.message} The brand was used as it was read before."
            return BrandTaken(brand=identity_for_use(context.organization_id, known.id), warning=warning)
        return BrandTaken(warning=f"brand_url: {failure.message} The ad was made without it.")
    return BrandTaken(brand=identity_for_use(context.organization_id, brand_id))


def take_product(url: str | None) -> tuple[Product | None, str | None]:
    """Return the product that a page sells, or a sentence that says why it cannot be read."""
    if not url:
        return None, None
    visit = Visit(most=PRODUCT_REQUESTS, seconds=PRODUCT_SECONDS)
    try:
        visit.read_robots(url)
        fetched = visit.page(url)
    except SiteProblem as problem:
        return None, f"product_url: {problem.message} The ad was made without it."
    document = Document(
        role=Role.PAGE,
        asked=url,
        url=fetched.url,
        content_type=fetched.content_type or "",
        body=fetched.body,
        charset=fetched.charset or "",
    )
    found = find_products((Page(text_of(document), url=fetched.url),))
    if not found:
        return None, "product_url: no product could be read from this page."
    same = [product.value for product in found if product.value.url and product.value.url.rstrip("/") == fetched.url.rstrip("/")]
    return (same or [product.value for product in found])[0], None


def _extracted(context: StepContext, url: str) -> UUID:
    """Run an extraction's steps one after the other within this one, and return the brand that they wrote."""
    visit = Visit(most=BRAND_REQUESTS, seconds=BRAND_SECONDS)
    at = replace(context, params={"url": url, "location": None, "has_logo": False}, inputs=(), outputs={})
    for name, step in (("gather", partial(gather, visit=visit)), ("look", look), ("structure", structure), ("store", store)):
        at = replace(at, outputs={**at.outputs, name: step(at).output})
    return UUID(at.outputs["store"]["brand_id"])
