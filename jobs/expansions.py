"""The words of ``?expand=`` and ``?include=``, and what each adds to a job.

Rooms above add words by name, in the settings table ``PIAD_EXPANSIONS``: a dotted path to a function that takes the job and returns
the members to add.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.module_loading import import_string

from jobs import queries
from jobs.models import Job, StepRun
from jobs.states import JobState

Members = dict[str, Any]
Expansion = Callable[[Job], Members]

AD_TYPES = frozenset({"ad_generation", "campaign_ad_generation", "campaign_ad_edit", "campaign_ad_localization", "image_ad"})


def read_words(query: QueryDict, *names: str) -> list[str]:
    """Return the words of comma lists and repeats of the named parameters, each once, in order."""
    lists = [value for name in names for value in query.getlist(name)]
    return list(dict.fromkeys(word.strip() for value in lists for word in value.split(",") if word.strip()))


def expand(data: Members, job: Job, words: Iterable[str]) -> Members:
    """Return the job's members with those of each known word; unknown words add nothing."""
    for word in words:
        expansion = _known(word)
        if expansion is not None:
            data = _joined(data, expansion(job))
    return data


def ad(job: Job) -> Members:
    """Return the picture of a completed ad."""
    image_url = job.payload.get("image_url")
    if job.state != JobState.COMPLETED or job.type not in AD_TYPES or not image_url:
        return {}
    return {"ad": {"image_url": image_url}}


def diagnostics(job: Job) -> Members:
    """Return how the job was worked on: retrieval, references and steps; nothing of it before there is any."""
    steps = queries.latest_steps(job)
    outputs = queries.unfold({row.step_id: row.output for row in steps})
    found = outputs.get("find_references", {})
    told: Members = {
        "tier": found.get("tier"),
        "retrieval": {
            "tier": found.get("tier"),
            "selected_id": found.get("selected_id"),
            "candidates": found.get("candidates", []),
            **({"reason": found["reason"]} if found.get("reason") else {}),
        },
        "references": _references(job, found.get("selected_id")),
        "steps": [_step(row) for row in steps],
    }
    sizes = outputs.get("read_brief", {}).get("sizes")
    return {"diagnostics": {**told, "resolved_output": _resolved(sizes[0])} if sizes else told}


def quality(job: Job) -> Members:
    """Return the report of the inspection, one entry for each creative, once there is one."""
    inspected = queries.step_output(job, "inspect_creative")
    if inspected is None or "quality" not in inspected:
        return {}
    return {"quality": [{"overlay_url": None, **report} for report in _listed(inspected["quality"])]}


def layers(job: Job) -> Members:
    """Return what each creative is composed of, once it is composed."""
    composed = queries.step_output(job, "compose_creative")
    if composed is None or "creatives" not in composed:
        return {}
    return {"layers": [_layered(creative) for creative in _listed(composed["creatives"])]}


BUILT_IN: dict[str, Expansion] = {"ad": ad, "diagnostics": diagnostics, "quality": quality, "layers": layers}


def _known(word: str) -> Expansion | None:
    path = settings.PIAD_EXPANSIONS.get(word)
    expansion: Expansion | None = import_string(path) if path else BUILT_IN.get(word)
    return expansion


def _joined(data: Members, members: Members) -> Members:
    """Add members; into ``job_result`` only where the caller did not leave it out by ``fields``."""
    joined = dict(data)
    for name, value in members.items():
        if isinstance(value, dict) and isinstance(joined.get(name), dict):
            joined[name] = {**joined[name], **value}
        elif name != "job_result":
            joined[name] = value
    return joined


def _references(job: Job, selected_id: object) -> list[Members]:
    corpus = [{"source": "corpus", "index": 0}] if selected_id else []
    return corpus + [{"source": "developer", "index": index} for index in range(queries.count_inputs(job))]


def _resolved(size: Members) -> Members:
    return {name: size[name] for name in ("aspect_ratio", "width", "height")}


def _step(row: StepRun) -> Members:
    shown = {
        "step_id": row.step_id,
        "status": row.status,
        "confidence": row.confidence,
        "artifacts": row.artifacts,
        "failure_code": row.failure_code or None,
        "recovery_hint": row.recovery_hint,
        "revision": row.revision,
        "started_at": int(row.started_at.timestamp()),
        "duration_ms": row.duration_ms,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _layered(creative: Members) -> Members:
    artboard = creative.get("artboard") or {"width": creative.get("width"), "height": creative.get("height")}
    return {"creative_id": creative.get("id"), "artboard": artboard, "layers": creative.get("layers", [])}


def _listed(value: object) -> list[Members]:
    return value if isinstance(value, list) else []
