"""Rules on what is drawn: measures of a finished creative, each held to its platform's limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from PIL import Image

from generation.brief import AdCopy
from generation.compositor import hairline
from generation.compositor.scene import Role, Scene, TextLayer
from generation.policy.rules import Severity, table

_LOUD_LETTERS: Final = 4
_LOUD_WORDS: Final = 2
# A name or a figure set small in a mark is part of the mark, which no rule on type sizes holds.
_MARKS: Final = frozenset({Role.LOGO, Role.BRAND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Creative:
    """What is looked at: where it runs (``None``: nowhere in particular), its words, its scene and its pixels."""

    placement: str | None
    copy: AdCopy
    scene: Scene
    picture: Image.Image


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRule:
    """One rule on a measure, which stays at ``most`` or at ``least`` what its platform says."""

    id: str
    measure: str
    severity: Severity
    says: str
    link: str
    checked: date
    confidence: str
    most: float | None = None
    least: float | None = None
    placements: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Return where the rule is laid down, when that was looked up, and how."""
        return f"{self.link}, {self.confidence}, checked {self.checked}"

    @property
    def limit(self) -> float:
        """Return the limit, whichever side it is on."""
        return self.most if self.most is not None else self.least or 0.0

    def holds_at(self, placement: str | None) -> bool:
        """Tell whether the rule holds where a creative runs."""
        return not self.placements or (placement is not None and placement.startswith(self.placements))

    def allows(self, value: float) -> bool:
        """Tell whether a measure keeps to the limit."""
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A rule and the measure that it was held to."""

    rule: PictureRule
    value: float

    @property
    def passed(self) -> bool:
        """Tell whether the creative keeps to the rule."""
        return self.rule.allows(self.value)


def lint(creative: Creative) -> tuple[Verdict, ...]:
    """Return a verdict for each rule that holds where the creative runs."""
    held = [rule for rule in picture_rules() if rule.holds_at(creative.placement)]
    return tuple(Verdict(rule=rule, value=MEASURES[rule.measure](creative)) for rule in held)


@cache
def picture_rules() -> tuple[PictureRule, ...]:
    """Return every rule on what is drawn."""
    return tuple(_rule(members) for members in table("pictures")["rule"])


def smallest_type(creative: Creative) -> float:
    """Return the smallest size of running copy in px; placements show a unit at its own size."""
    return round(min((layer.block.size for layer in _running(creative)), default=float(creative.picture.height)), 2)


def text_share(creative: Creative) -> float:
    """Return the share of the picture that boxes of copy cover, each once."""
    board = creative.scene.artboard
    covered = Image.new("1", (board.width, board.height))
    for layer in creative.scene.texts():
        box = layer.box
        covered.paste(1, (round(box.x), round(box.y), round(box.right), round(box.bottom)))
    return covered.convert("L").histogram()[255] / (board.width * board.height)


def white_edge(creative: Creative) -> float:
    """Return the share of the outermost px that is white or nearly so."""
    return hairline.white_edge(creative.picture)


def arrows(creative: Creative) -> float:
    """Count arrows on buttons."""
    return float(sum(layer.role is Role.CTA_ARROW for layer in creative.scene.layers))


def action_punctuation(creative: Creative) -> float:
    """Tell (1 or 0) whether the call to action ends in punctuation."""
    return float(creative.copy.cta.rstrip().endswith((".", "!", "?", "…", "。", "！", "؟")))


def capitals(creative: Creative) -> float:
    """Return the share of a line's longer words that are all capitals, of the louder line; one such word is an acronym or a name."""
    return max(_loudness(line) for line in (creative.copy.headline, creative.copy.subheadline or ""))


def repeated_punctuation(creative: Creative) -> float:
    """Count exclamation and question marks in a row."""
    return float(len(re.findall(r"[!?！？؟]{2,}", " ".join(words_of(creative.copy)))))


def ratings(creative: Creative) -> float:
    """Count star ratings."""
    return float(creative.copy.rating is not None)


def words_of(copy: AdCopy) -> tuple[str, ...]:
    """Return all words that an ad sets, one piece of copy each."""
    single = (
        copy.headline,
        copy.subheadline,
        copy.cta,
        copy.brand_name,
        copy.label,
        copy.figure,
        copy.figure_note,
        copy.quote,
        copy.quote_by,
        copy.rating_note,
        copy.stat,
        copy.stat_note,
        copy.stat_source,
        copy.legal,
    )
    return tuple(words for words in (*single, *copy.points, *copy.counterpoints) if words)


MEASURES: Final[dict[str, Callable[[Creative], float]]] = {
    "smallest_type_px": smallest_type,
    "text_share": text_share,
    "white_edge": white_edge,
    "arrows": arrows,
    "action_punctuation": action_punctuation,
    "capitals": capitals,
    "repeated_punctuation": repeated_punctuation,
    "ratings": ratings,
}


def _loudness(line: str) -> float:
    words = re.findall(rf"[^\W\d_]{{{_LOUD_LETTERS},}}", line)
    loud = [word for word in words if word.isupper() and word != word.lower()]
    return len(loud) / len(words) if len(loud) >= _LOUD_WORDS else 0.0


def _running(creative: Creative) -> Sequence[TextLayer]:
    return [layer for layer in creative.scene.texts() if layer.role not in _MARKS]


def _rule(members: dict[str, Any]) -> PictureRule:
    return PictureRule(**{**members, "severity": Severity(members["severity"]), "placements": tuple(members.get("placements", ()))})
