"""Second step: look for ads like this one in the corpus, and say plainly when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generation.brief import Brief
from generation.corpus.search import search
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def find_references(context: StepContext) -> StepOutcome:
    """Return ``tier``, ``selected_id``, ``candidates``, ``reason`` and ``reference`` (a ``Reference.to_json``, null without one).

    ``alike`` names the candidates of the selected one's tier, itself the first.
    Diagnostics say where each reference of the ad comes from: the corpus first, then the developer's pictures. A plain ad goes on without
    a corpus reference; ``reason`` then tells why there is none.
    """
    read = context.outputs["read_brief"]
    found = search(Brief.from_json(read["brief"]), organization_id=context.organization_id)
    corpus = [{"source": "corpus", "index": 0}] if found.selected else []
    developer = [{"source": "developer", "index": picture["index"]} for picture in read["pictures"]]
    shown = found.to_json()
    reference = found.selected.to_json() if found.selected else None
    alike = [candidate.id for candidate in found.candidates if candidate.tier is found.tier]
    return StepOutcome(output={**shown, "reference": reference, "alike": alike}, artifacts={**shown, "references": corpus + developer})
