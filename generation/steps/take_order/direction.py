"""The direction: free words that win over every other member of an order where they contradict it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from brands.kit.typography import read_fonts
from generation.brief import Brief
from generation.copywriter import read_prompt
from generation.placements import ASPECT_RATIOS

_RATIO: Final = re.compile(r"(?<![\d:])(\d{1,2})\s?[:x×]\s?(\d{1,2})(?![\d:])")
_SHAPES: Final = {
    "1:1": r"\bsquares?\b",
    "9:16": r"\b(stor(?:y|ies)|reels?|vertical|tiktok)\b",
    "16:9": r"\b(landscape|widescreen|youtube thumbnail)\b",
    "4:5": r"\b(portrait (?:format|feed)|feed portrait)\b",
}
_WITHOUT: Final = r"\b(?:without|no|omit|leave out|hide|remove|drop|don't (?:show|use)|do not (?:show|use))\b(?:\s+\w+){0,3}?\s+(?:the\s+)?"
_FREE_LAYOUT: Final = re.compile(
    r"\b(?:ignore|(?:do not|don't|not|no) (?:use|follow|mirror|copy)|without|instead of|forget)\b"
    r"[^.]{0,40}\b(?:layout|reference|composition)s?\b",
    re.IGNORECASE,
)
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\b")
_FONT: Final = re.compile(
    r"\b(?i:font|typeface|set in|type in)\b[:\s]+(?:the\s+)?([A-Z][\w ]{2,30})|([A-Z][\w]+(?: [A-Z0-9][\w]+)*)\s+(?:font|typeface)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """What a direction says that touches other members; empty members touch nothing."""

    brief: Brief | None = None
    aspect_ratios: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    font: str | None = None
    without_logo: bool = False
    without_mascot: bool = False
    without_product: bool = False
    own_layout: bool = False

    @property
    def headline(self) -> str | None:
        """Return the headline that the direction quotes."""
        return self.brief.quoted.headline if self.brief else None


def read_direction(text: str | None) -> Direction:
    """Return what a direction asks for."""
    if not text:
        return Direction()
    brief = read_prompt(text)
    return Direction(
        brief=brief,
        aspect_ratios=_ratios(text),
        colours=tuple(dict.fromkeys(colour.upper() for colour in _HEX.findall(text))) or brief.colours,
        font=_font(text),
        without_logo=_leaves_out(text, "logos?"),
        without_mascot=_leaves_out(text, "(?:mascots?|characters?|persons?|people)"),
        without_product=_leaves_out(text, "products?(?: (?:image|photo|picture|shot)s?)?"),
        own_layout=bool(_FREE_LAYOUT.search(text)),
    )


def directed(about: Brief, direction: Direction) -> Brief:
    """Return the brief of an order with what its direction says over it."""
    said = direction.brief
    if said is None:
        return about
    settled: dict[str, Any] = {
        "product": said.product,
        "audience": said.audience,
        "occasion": said.occasion,
        "offer": said.offer,
        "market": said.market,
        "currency": said.currency,
    }
    brief = replace(about, **{name: value for name, value in settled.items() if value is not None})
    if said.product is not None:
        brief = replace(brief, subject=said.subject, category=said.category)
    usual = read_prompt("An ad").tone
    return replace(
        brief,
        prompt=f"{said.prompt}\n{about.prompt}".strip(),
        tone=said.tone if said.tone != usual else brief.tone,
        cta_strength=said.cta_strength,
        objective=said.objective,
        colours=said.colours or brief.colours,
        brand_name=brief.brand_name or said.brand_name,
        evidence=said.evidence,
    )


def _ratios(text: str) -> tuple[str, ...]:
    named = [f"{wide}:{high}" for wide, high in _RATIO.findall(text) if f"{wide}:{high}" in ASPECT_RATIOS]
    shaped = [ratio for ratio, words in _SHAPES.items() if re.search(words, text, re.IGNORECASE)]
    return tuple(dict.fromkeys(named or shaped))


def _font(text: str) -> str | None:
    """Return a family of the shelf, or one that it stands in for, that the direction asks for by name."""
    for match in _FONT.finditer(text):
        words = (match[1] or match[2]).split()
        for count in range(len(words), 0, -1):
            found = read_fonts([" ".join(words[:count])]).heading
            if found:
                return found
    return None


def _leaves_out(text: str, what: str) -> bool:
    return bool(re.search(_WITHOUT + what + r"\b", text, re.IGNORECASE))
