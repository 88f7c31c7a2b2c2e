"""How well the search chooses: eighty briefs labelled by hand, nDCG@5 for each half, and how far the search had to widen.

Run as ``python -m tests.bench.retrieval [seen|unseen ...] [--show]``; both halves without a name. Ends with 1 where the mean over all
briefs that were asked is below the goal. The gain of a grade is 2^grade - 1, its discount log2(rank + 1) (Burges et al., ICML 2005).
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from piad.embedded.servers import running

GOAL: Final = 0.8
DEPTH: Final = 5
HALVES: Final = ("seen", "unseen")
GRADES: Final = {"best": 3, "good": 2, "fair": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One brief's outcome: what was found (slugs, the best first), the tier of the first find, and nDCG@5 (0 to 1)."""

    prompt: str
    found: tuple[str, ...]
    tier: str
    ndcg: float


def main() -> int:
    """Print the figures; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(prog="retrieval", description=__doc__)
    parser.add_argument("halves", nargs="*", choices=[*HALVES, []], help="which half to ask; both without a name")
    parser.add_argument("--show", action="store_true", help="print what was found for each brief, the worst first")
    asked = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="piad-bench-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        os.environ["PIAD_HOME"] = str(home)
        for name in ("DATABASE_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "piad.settings"
        stack.enter_context(running(home, role="bench", durable=False))
        return _bench(asked.halves or HALVES, show=asked.show)


def ndcg(found: Sequence[str], grades: dict[str, int], *, depth: int = DEPTH) -> float:
    """Return the discounted gain of what was found, as a share of what the best order would have."""
    ideal = sorted(grades.values(), reverse=True)[:depth]
    return _gain([grades.get(slug, 0) for slug in found[:depth]]) / _gain(ideal)


def labelled(half: str) -> list[tuple[str, dict[str, int]]]:
    """Return the briefs of one half: each prompt, and the grades of those exemplars that have one."""
    briefs = tomllib.loads((Path(__file__).parent / f"retrieval-{half}.toml").read_text("utf-8"))["brief"]
    return [(brief["prompt"], _grades(brief)) for brief in briefs]


def _grades(brief: dict[str, Any]) -> dict[str, int]:
    return {slug: grade for name, grade in GRADES.items() for slug in brief.get(name, ())}


def _gain(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def _bench(halves: Sequence[str], *, show: bool) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from generation.corpus.starter import load_starter

    call_command("migrate", interactive=False, verbosity=0)
    _print(f"{load_starter().added} reference ads")
    judged = {half: [_judge(prompt, grades) for prompt, grades in labelled(half)] for half in halves}
    connections.close_all()
    for half, outcomes in judged.items():
        _say(half, outcomes, show=show)
    every = [outcome for outcomes in judged.values() for outcome in outcomes]
    if len(judged) > 1:
        _say("all", every, show=False)
    return int(statistics.fmean(outcome.ndcg for outcome in every) < GOAL)


def _judge(prompt: str, grades: dict[str, int]) -> Judged:
    from generation import copywriter
    from generation.corpus.search import search
    from generation.models import ReferenceAd

    result = search(copywriter.read_prompt(prompt), organization_id=uuid4(), limit=DEPTH)
    slugs = {str(row.id): row.slug or "" for row in ReferenceAd.objects.filter(id__in=[candidate.id for candidate in result.candidates])}
    found = tuple(slugs[candidate.id] for candidate in result.candidates)
    return Judged(prompt=prompt, found=found, tier=str(result.tier), ndcg=ndcg(found, grades))


def _say(name: str, outcomes: Sequence[Judged], *, show: bool) -> None:
    values = [outcome.ndcg for outcome in outcomes]
    tiers = ", ".join(f"{tier} {count}" for tier, count in sorted(Counter(outcome.tier for outcome in outcomes).items()))
    mean, middle, least = statistics.fmean(values), statistics.median(values), min(values)
    _print(f"{name}: nDCG@{DEPTH} {mean:.3f} over {len(values)} briefs, median {middle:.3f}, least {least:.3f}; first finds: {tiers}")
    for outcome in sorted(outcomes, key=lambda outcome: outcome.ndcg) if show else ():
        _print(f"  {outcome.ndcg:.2f} {outcome.tier:9} {outcome.prompt}\n       {', '.join(outcome.found)}")


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
