"""Every fixture site is read as a careful person reads it, through the steps of an extraction over loopback."""

from __future__ import annotations

import json

import pytest
from pytest_django import Settings

from brands.extraction.findings import BrandFindings, LogoVariant
from brands.extraction.logos import pixels
from brands.steps.gather import gather
from brands.steps.gather.visit import MOST_REQUESTS
from brands.steps.look import look
from brands.steps.structure import structure
from piad import media
from tests.bench.brand import SAME_COLOUR, extract, measure
from tests.brands.steps.sites import context
from tests.brands.steps.test_gather import upload
from tests.fixtures.pictures import encoded, plain
from tests.fixtures.site_server import SEEN, UNSEEN, Site, read_sites, serving

SITES = [*read_sites(SEEN), *read_sites(UNSEEN)]


@pytest.mark.parametrize("site", SITES, ids=[site.folder.name for site in SITES])
def test_a_site_is_read_as_a_careful_person_reads_it(site: Site, settings: Settings) -> None:
    settings.PIAD_OUTBOUND_ALLOW = ()
    with serving(site) as served:
        score = measure(site, served)

    assert (score.accent <= SAME_COLOUR, score.surface <= SAME_COLOUR, score.ink <= SAME_COLOUR) == (True, True, True)
    assert (score.logo, score.heading, score.body) == (True, True, True)
    assert (score.name, score.slogan, score.language) == (True, True, True)
    wanted = len(site.answers["expected"].get("products", ()))
    assert score.products == (f"{wanted}/{wanted}" if wanted else "-")
    assert score.requests <= MOST_REQUESTS


def test_the_same_site_gives_the_same_findings_and_they_are_whole(settings: Settings) -> None:
    site = next(site for site in SITES if site.folder.name == "kora-shoes")
    with serving(site) as served:
        settings.PIAD_OUTBOUND_ALLOW = (f"127.0.0.1:{served.port(site.domain)}",)
        first, _ = extract(served.url(site.domain))
        second, _ = extract(served.url(site.domain))

    assert without_keys(first) == without_keys(second)
    assert BrandFindings.from_json(json.loads(json.dumps(first.to_json()))) == first
    assert len(set(first.palette.value)) == 4
    assert 0 < first.confidence <= 1
    assert {found.value.variant for found in first.logos} == set(LogoVariant)


def without_keys(findings: BrandFindings) -> str:
    members = findings.to_json()
    for logo in members["logos"]:
        logo["value"]["media_key"] = ""
    return json.dumps(members)


def test_logos_for_dark_grounds_are_light_and_for_light_grounds_dark(settings: Settings) -> None:
    site = next(site for site in SITES if site.folder.name == "lumen-ledger")
    with serving(site) as served:
        settings.PIAD_OUTBOUND_ALLOW = (f"127.0.0.1:{served.port(site.domain)}",)
        findings, _ = extract(served.url(site.domain))

    seen = {found.value.variant: pixels.study(media.load(found.value.media_key)).lightness for found in findings.logos}
    assert seen[LogoVariant.ON_LIGHT] < 0.82


def test_an_uploaded_logo_wins_over_the_site(settings: Settings) -> None:
    site = next(site for site in SITES if site.folder.name == "kora-shoes")
    logo = upload(0, encoded(plain(120, 40, color=(196, 30, 140))))
    with serving(site) as served:
        settings.PIAD_OUTBOUND_ALLOW = (f"127.0.0.1:{served.port(site.domain)}",)
        findings = run(served.url(site.domain), logo)

    assert findings.logos[0].evidence.source == "upload:logo"
    assert findings.accent.value == "#C41E8C"
    assert findings.name.value == "Kora"


def test_a_logo_alone_makes_a_whole_brand() -> None:
    findings = run(None, upload(0, encoded(plain(120, 40, color=(196, 30, 140)))))

    assert findings.name.value == findings.domain
    assert findings.accent.value == "#C41E8C"
    assert findings.heading is None
    assert len(set(findings.palette.value)) == 4
    assert findings.style_conditioning.value.count(".") == 2


def run(url: str | None, logo: object) -> BrandFindings:
    outputs: dict[str, dict[str, object]] = {}
    for name, step in (("gather", gather), ("look", look), ("structure", structure)):
        outputs[name] = step(context(url, inputs=[logo], outputs=outputs, has_logo=True)).output  # type: ignore[list-item]
    return BrandFindings.from_json(outputs["structure"]["findings"])  # type: ignore[arg-type]
