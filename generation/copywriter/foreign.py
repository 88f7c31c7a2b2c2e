"""Copy quoted in a language that we do not write: it sets the ad's language, and nothing of ours is mixed into it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.brief import AdCopy, QuotedCopy
from generation.copywriter.languages import direction_of
from generation.copywriter.scripts import TONGUES, tongue_of

_CALLS: Final = {tongue: call for tongue, _, _, call in TONGUES}


def spoken(copy: AdCopy, quoted: QuotedCopy) -> AdCopy:
    """Return the copy in the language of its quoted headline: what was not quoted is left out, the call to action translated."""
    tongue = tongue_of(quoted.headline or "")
    if tongue is None or _is_spoken(tongue, copy.language):
        return copy
    sources = {member: source for member, source in copy.sources.items() if member not in ("label", "figure_note", "subheadline")}
    return replace(
        copy,
        language=tongue,
        direction=direction_of(tongue),
        subheadline=quoted.subheadline,
        cta=quoted.cta or _CALLS[tongue],
        label=None,
        figure_note=None,
        sources=sources
        | ({"subheadline": "quoted"} if quoted.subheadline else {})
        | ({} if quoted.cta else {"cta": f"cta.foreign.{tongue}"}),
    )


def _is_spoken(tongue: str, language: str) -> bool:
    """Tell whether copy is in the headline's own language already; Han letters alone may be Japanese."""
    primary = language.split("-", maxsplit=1)[0]
    return tongue == primary or (tongue == "zh" and primary == "ja")
