"""Second step: look for ads like this one in the corpus, and say plainly when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generation.brief import Brief
from generation.corpus.search import search
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def find_references(context: StepContext) -> StepOutcome:
    """Return ``tier``, ``selected_id``, ``candidates`` and ``reason``, and where each reference of the ad comes from.

    A plain ad goes on without a corpus reference; ``reason`` then tells why there is none.
    """
    read = context.outputs["read_brief"]
    found = search(Brief.from_json(read["brief"]), organization_id=context.organization_id).to_json()
    corpus = [{"source": "corpus", "index": 0}] if found["selected_id"] else []
    developer = [{"source": "developer", "index": picture["index"]} for picture in read["pictures"]]
    return StepOutcome(output=found, artifacts={**found, "references": corpus + developer})
