"""The page of the gallery's campaigns: brief, reference, six steps, result, and what was made of it."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

PHONE: Final = 375
_STYLE: Final = (
    "body{font:14px/1.45 sans-serif;background:#d6d6d0;margin:24px}"
    "section{background:#fff;padding:16px 24px;margin:0 0 32px}"
    "figure{display:inline-block;vertical-align:top;margin:8px 12px 8px 0}figcaption{max-width:375px}"
    "img{display:block;max-width:560px;max-height:760px}img.phone{max-height:none}"
    "td,th{padding:2px 12px 2px 0;text-align:left;vertical-align:top}pre{white-space:pre-wrap;max-width:760px;margin:0}"
    ".no{color:#c00;font-weight:700}"
)
# What of each step is worth a line; the rest stands behind a click.
_TELLING: Final = {
    "understand": ("language", "market", "category"),
    "summarize": ("summary",),
    "retrieve": ("tier", "selected_id"),
    "analyze": ("taken", "lacking", "differing"),
    "compose": ("guided_by",),
    "generate": ("scores", "pass_mark"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One result by the name of its file, what was asked for, and its score; ``failure`` where there is none."""

    name: str
    says: str = ""
    width: int = 0
    score: float = 0.0
    failure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One campaign: its prompt, its job as the wire shows it (None where it failed), and its pictures, the result first."""

    name: str
    prompt: str
    job: dict[str, Any] | None
    pictures: tuple[Picture, ...]


def page(made: Sequence[Made]) -> str:
    """Return the page as HTML; pictures lie beside it."""
    body = "".join(_section(one) for one in made)
    return f'<!doctype html><meta charset="utf-8"><title>piad campaigns</title><style>{_STYLE}</style>{body}'


def _section(one: Made) -> str:
    head = f"<h2>{html.escape(one.name)}</h2><p>{html.escape(one.prompt)}</p>"
    first, *others = one.pictures
    steps = _steps(one.job["diagnostics"]["steps"]) if one.job else ""
    reference = f'<figure><img class="phone" width="{PHONE}" src="{one.name}-reference.png"><figcaption>reference</figcaption></figure>'
    shown = _figure(first, phone=False) + _figure(first, phone=True) if one.job else _figure(first, phone=True)
    further = "".join(_figure(other, phone=True) for other in others)
    return f"<section>{head}{reference if one.job else ''}{shown}{steps}<div>{further}</div></section>"


def _figure(picture: Picture, *, phone: bool) -> str:
    says = html.escape(picture.says or "result")
    if picture.failure:
        return f'<figure><figcaption>{says}<br><span class="no">{html.escape(picture.failure)}</span></figcaption></figure>'
    size = f' class="phone" width="{min(PHONE, picture.width)}"' if phone else ""
    return f'<figure><img src="{picture.name}.png"{size}><figcaption>{says} · {picture.score:g}</figcaption></figure>'


def _steps(steps: Sequence[dict[str, Any]]) -> str:
    return f"<table><tr><th>step<th>status<th>confidence<th>ms<th>what it did</tr>{''.join(_rows(steps))}</table>"


def _rows(steps: Sequence[dict[str, Any]]) -> Iterator[str]:
    for step in steps:
        told = {name: step["artifacts"][name] for name in _TELLING.get(step["step_id"], ()) if name in step["artifacts"]}
        lines = html.escape("\n".join(_lines(told)))
        whole = html.escape(json.dumps(step["artifacts"], ensure_ascii=False, indent=1))
        more = f"<details><summary>all</summary><pre>{whole}</pre></details>"
        yield (
            f"<tr><td>{step['step_id']}<td>{step['status']}<td>{step.get('confidence', '-')}<td>{step['duration_ms']}"
            f"<td><pre>{lines}</pre>{more}</tr>"
        )


def _lines(told: dict[str, Any]) -> Iterator[str]:
    for name, value in told.items():
        yield from (f"{name}: {item}" for item in value) if isinstance(value, list) else (f"{name}: {value}",)
