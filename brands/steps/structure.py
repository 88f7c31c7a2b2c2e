"""Third step of an extraction: put all findings together, each with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brands.extraction.assembly import Sight, assemble
from brands.extraction.bundle import Bundle
from brands.extraction.findings import read_logo
from brands.extraction.site import read_site
from jobs.runner import StepOutcome
from piad import media

if TYPE_CHECKING:
    from jobs.runner import StepContext


def structure(context: StepContext) -> StepOutcome:
    """Return ``findings`` (:meth:`BrandFindings.to_json`); the same sources always give the same."""
    bundle = Bundle.from_bytes(media.load(context.outputs["gather"]["bundle"]))
    seen = context.outputs["look"]
    sight = Sight(
        logos=tuple(read_logo(found) for found in seen["logos"]),
        logo_alt=seen.get("logo_alt"),
        colours=tuple((colour, share, source) for colour, share, source in seen["colours"]),
        grounds=tuple((colour, source) for colour, source in seen["grounds"]),
    )
    findings = assemble(bundle, read_site(bundle), sight, location=context.params.get("location"))
    return StepOutcome(output={"findings": findings.to_json()}, confidence=findings.confidence)
