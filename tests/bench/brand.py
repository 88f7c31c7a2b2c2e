"""Reading brands from web sites, measured: every fixture site over loopback through the real steps, beside the answers of a careful person.

Run as ``python -m tests.bench.brand [FOLDER ...] [--site NAME] [--show]``. Ends with 1 when a goal is missed: of the sites, nine in ten
with the right accent, logo and family of headings.
"""

from __future__ import annotations

import argparse
import atexit
import logging
import math
import os
import resource
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit
from uuid import UUID

if TYPE_CHECKING:
    from brands.extraction.findings import BrandFindings
    from tests.fixtures.site_server import Served, Site

_NOBODY: Final = UUID(int=0)
SAME_COLOUR: Final = 5.0
GOAL: Final = 0.9  # 27 of 30, for accent, logo and heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One site's figures: differences of colour by CIEDE2000, what was right, and what it cost (seconds, requests)."""

    site: str
    accent: float
    surface: float
    ink: float
    logo: bool
    heading: bool
    body: bool
    name: bool
    slogan: bool
    language: bool
    products: str
    cpu: float
    requests: int
    findings: BrandFindings


def prepare() -> None:
    """Point the service's storage at a throw-away folder and load its settings; nothing else of it is needed."""
    os.environ["PIAD_HOME"] = home = tempfile.mkdtemp(prefix="bench-brand-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "piad.settings"
    import django

    django.setup()
    logging.getLogger("brands").setLevel(logging.WARNING)


def extract(url: str) -> tuple[BrandFindings, int]:
    """Run the steps of an extraction as a job would; returns the findings and the number of requests."""
    from brands.extraction.findings import BrandFindings
    from brands.steps.gather import gather
    from brands.steps.look import look
    from brands.steps.structure import structure
    from jobs.runner import StepContext

    outputs: dict[str, dict[str, Any]] = {}
    for name, step in (("gather", gather), ("look", look), ("structure", structure)):
        context = StepContext(
            job_id=_NOBODY, organization_id=_NOBODY, is_test=True, seed=0, fence=1, params={"url": url, "location": None}, outputs=outputs
        )
        outputs[name] = step(context).output
    return BrandFindings.from_json(outputs["structure"]["findings"]), outputs["gather"]["requests"]


def measure(site: Site, served: Served) -> Score:
    """Read one site and compare."""
    from django.conf import settings

    settings.PIAD_OUTBOUND_ALLOW = (f"127.0.0.1:{served.port(site.domain)}",)
    before, started = len(served.visits), _cpu()
    findings, _ = extract(served.url(site.domain))
    answers = Answers(site)
    return Score(
        site=site.folder.name,
        accent=answers.colour("accent", findings.accent.value),
        surface=answers.colour("surface", findings.surface.value),
        ink=answers.colour("ink", findings.ink.value),
        logo=answers.logo(findings),
        heading=answers.word("heading", findings.heading.value.asked if findings.heading else None),
        body=answers.word("body", findings.body.value.asked if findings.body else None),
        name=answers.word("name", findings.name.value),
        slogan=answers.word("slogan", findings.slogan.value if findings.slogan else None),
        language=answers.word("language", findings.language.value if findings.language else None),
        products=answers.products(findings),
        cpu=_cpu() - started,
        requests=len(served.visits) - before,
        findings=findings,
    )


class Answers:
    """What a careful person would say of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.expected: dict[str, Any] = site.answers["expected"]
        self.accepts: dict[str, Any] = site.answers.get("accepts", {})

    def good(self, key: str) -> list[Any]:
        """Return all good answers."""
        first = self.expected.get(key)
        return [answer for answer in (first, *self.accepts.get(key, ())) if answer]

    def colour(self, key: str, found: str) -> float:
        """Return the least CIEDE2000 to a good answer."""
        from coloraide import Color

        return min((Color(found).delta_e(Color(answer), method="2000") for answer in self.good(key)), default=0.0)

    def word(self, key: str, found: str | None) -> bool:
        """Whether a text is a good answer, but for case and marks."""
        good = {_letters(answer) for answer in self.good(key)}
        return not good or (found is not None and _letters(found) in good)

    def logo(self, findings: BrandFindings) -> bool:
        """Whether the whole mark is the right file, or the right drawing on the page."""
        expected = self.expected.get("logo")
        if not expected:
            return True
        mark = next(iter(findings.logos), None)
        if mark is None:
            return False
        if expected["kind"] == "inline-svg":
            return mark.value.original_url is None and self._same_drawing(expected, mark.evidence.method)
        good = {expected["path"], *self.accepts.get("logo", ())}
        address = urlsplit(mark.value.original_url or "")
        return address.path in good or f"{address.path}#{address.fragment}" in good

    def _same_drawing(self, expected: dict[str, str], method: str) -> bool:
        from brands.extraction import letters
        from brands.extraction.logos import drawing
        from brands.extraction.page import Page

        file = self.site.file(expected["path"])
        if file is None:
            return False
        page = Page(letters.decode(file.read_bytes()), url="https://site.invalid/")
        wanted, found = page.select(expected["selector"]), page.select(method)
        shown = drawing.used_symbol(found[0]) if found else ""
        return bool(wanted and found) and (wanted[0] is found[0] or shown == f"#{wanted[0].attributes.get('id')}")

    def products(self, findings: BrandFindings) -> str:
        """Return how many of the expected products were found with their price and currency."""
        wanted = self.expected.get("products", ())
        found = {(_letters(item.value.name), item.value.price, item.value.currency) for item in findings.products}
        right = sum((_letters(item["name"]), item["price"], item["currency"]) in found for item in wanted)
        return f"{right}/{len(wanted)}" if wanted else "-"


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _cpu() -> float:
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def report(scores: list[Score], *, show: bool) -> None:
    """Print a line a site and the totals."""
    say = sys.stdout.write
    say(f"{'site':22} accent  surf   ink  logo head body name slog lang products  cpu s  requests\n")
    for score in scores:
        words = (score.logo, score.heading, score.body, score.name, score.slogan, score.language)
        marks = "  ".join(" ok" if right else " --" for right in words)
        colours = f"{score.accent:6.1f} {score.surface:5.1f} {score.ink:5.1f}"
        say(f"{score.site:22} {colours} {marks}  {score.products:>7} {score.cpu:6.2f} {score.requests:6d}\n")
        if show:
            _show(score)
    total = len(scores)
    say("\nright of " + str(total) + ":")
    for name in ("accent", "surface", "ink"):
        say(f"  {name} {sum(getattr(score, name) <= SAME_COLOUR for score in scores)}")
    for name in ("logo", "heading", "body", "name", "slogan", "language"):
        say(f"  {name} {sum(getattr(score, name) for score in scores)}")
    cpu, requests = max(score.cpu for score in scores), max(score.requests for score in scores)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"\nmost CPU {cpu:.2f} s, most requests {requests}, peak memory {peak:.0f} MB\n")


def goals(scores: list[Score]) -> bool:
    """Print the goals, and return whether all of them are met."""
    wanted = math.ceil(GOAL * len(scores))
    right = {
        "accent": sum(score.accent <= SAME_COLOUR for score in scores),
        "logo": sum(score.logo for score in scores),
        "heading": sum(score.heading for score in scores),
    }
    for name, count in right.items():
        sys.stdout.write(f"goal: {name} right on >= {wanted} of {len(scores)}: {count} {'met' if count >= wanted else 'MISSED'}\n")
    return all(count >= wanted for count in right.values())


def _show(score: Score) -> None:
    say, found = sys.stdout.write, score.findings
    for name in ("accent", "surface", "ink", "name", "slogan"):
        item = getattr(found, name)
        if item is not None:
            why = item.evidence
            say(f"    {name}: {item.value}  [{why.method[:90]}; {why.confidence}; then {why.runner_up}]\n")
    for name, face in (("heading", found.heading), ("body", found.body)):
        say(f"    {name}: {face.value.asked + ' -> ' + face.value.family if face else None}\n")
    for logo in found.logos:
        why = logo.evidence
        say(f"    {logo.value.variant}: {logo.value.original_url} [{why.method[-90:]}; {why.confidence}; then {why.runner_up}]\n")
    say(f"    palette {found.palette.value}; language {found.language.value if found.language else None}\n")
    say(f"    {found.style_conditioning.value}\n")
    say(f"    products: {[(item.value.name, item.value.price, item.value.currency) for item in found.products][:6]}\n")
    say(f"    confidence {found.confidence}; cautions {[caution.code for caution in found.cautions]}\n")


def main() -> int:
    """Measure the sites of both folders, or of those that are named; return 1 when a goal is missed."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", nargs="*", type=Path)
    reader.add_argument("--site", action="append", default=[])
    reader.add_argument("--show", action="store_true")
    asked = reader.parse_args()
    prepare()
    from tests.fixtures.site_server import SEEN, UNSEEN, read_sites, serving

    sites = [site for folder in asked.folder or (SEEN, UNSEEN) for site in read_sites(folder)]
    sites = [site for site in sites if not asked.site or site.folder.name in asked.site]
    with serving(*sites) as served:
        scores = [measure(site, served) for site in sites]
    report(scores, show=asked.show)
    return 0 if goals(scores) else 1


if __name__ == "__main__":
    sys.exit(main())
