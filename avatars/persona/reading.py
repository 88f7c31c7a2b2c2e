"""Reading a persona: what hints settle, then what the prompt settles, then what goes with it, then what chance of the seed gives."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from avatars.persona import casting
from avatars.persona.dice import Dice
from avatars.persona.value import Persona
from avatars.persona.words import age_of, coloured, find, find_all, table

# Which trait each hint speaks of; a hint may speak of several, the first one that is found in it settles.
_HINTS: Final[dict[str, tuple[str, ...]]] = {
    "gender_expression": ("gender",),
    "custom_gender_expression": ("gender",),
    "age_range": ("age",),
    "skin_tone": ("skin_words",),
    "hair_style": ("hair", "covering"),
    "hair_color": ("hair_colour",),
    "eye_color": ("eye_colour",),
    "outfit_category": ("outfit",),
    "art_direction": ("style",),
    "visual_influence": ("style",),
    "lighting": ("lighting",),
    "background": ("background",),
    "mood": ("expression", "lighting"),
    "expression": ("expression",),
    "pose_style": ("pose",),
    "avatar_composition": ("composition",),
    "camera_view": ("composition", "gaze"),
    "eye_direction": ("gaze",),
    "head_orientation": ("gaze",),
    "body_type": ("body",),
}
_LOOKED_FOR: Final = (
    "gender",
    "age",
    "skin_words",
    "hair",
    "hair_colour",
    "eye_colour",
    "covering",
    "beard",
    "glasses",
    "body",
    "outfit",
    "expression",
    "pose",
    "gaze",
    "composition",
    "background",
    "lighting",
    "style",
)
_NAMES: Final = {"skin_words": "skin"}
# Hints that only refine others, or that a drawing cannot show: never told of as not understood.
_QUIET: Final = frozenset({"camera_view", "visual_influence", "mood", "custom_gender_expression", "head_orientation"})
_RATIOS: Final = {"portrait": "3:4", "half_body": "3:4", "full_body": "9:16", "wide": "16:9"}
_OTHERWISE: Final = "1:1"
_LEAST_CONFIDENCE: Final = 0.4
_SHOWN: Final = 60


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What has been settled so far, trait by trait, and what was not understood."""

    settled: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def settle(self, name: str, value: object) -> None:
        """Settle a trait unless it is already."""
        if name not in self.settled:
            self.settled[name] = value
            self.asked.append(name)


def read_persona(prompt: str, hints: Mapping[str, Any], *, seed: int, inspired_by: Persona | None = None) -> Persona:
    """Return the persona of a request; equal requests and seeds give equal ones, and other prompts other ones.

    ``inspired_by`` lends what it does, wears and stands before where the request leaves that open, never its face: at least three
    traits always differ from it.
    """
    reading = _Reading()
    _read_hints(reading, hints)
    _read_prompt(reading, prompt)
    key = hashlib.sha256(json.dumps([seed, prompt, dict(hints)], sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    persona = casting.cast(reading.settled, Dice(key=key), inspired_by=inspired_by)
    return casting.named(persona, asked=tuple(dict.fromkeys(reading.asked)), notes=tuple(reading.notes), confidence=_confidence(reading))


def composition_ratio(hints: Mapping[str, Any], prompt: str) -> str:
    """Return the ratio that `auto` stands for: 3:4 for portraits and half bodies, 9:16 for full ones, 16:9 for wide ones, else 1:1."""
    words = table("words")["composition"]
    wished = str(hints.get("avatar_composition", ""))
    found = find(wished, words, in_prompt=False) if wished else find(prompt, words, in_prompt=True)
    return _RATIOS[found.value] if found else _OTHERWISE


def _confidence(reading: _Reading) -> float:
    return round(min(1.0, _LEAST_CONFIDENCE + 0.06 * len(set(reading.asked)) - 0.05 * len(reading.notes)), 2)


def _read_hints(reading: _Reading, hints: Mapping[str, Any]) -> None:
    words = table("words")
    for hint, traits in _HINTS.items():
        text = hints.get(hint)
        if not text:
            continue
        if not _settle_from(reading, hint, str(text), traits, words) and hint not in _QUIET:
            reading.notes.append(f"{hint}: {str(text)[:_SHOWN]!r} was not understood.")
    _read_culture(reading, hints)
    _read_role(reading, hints)
    for item in hints.get("accessories", ()):
        _read_accessory(reading, str(item), words)
    style_words = " ".join(str(hints.get(name, "")) for name in ("art_direction", "visual_influence"))
    _note_realism(reading, style_words, words)


def _settle_from(reading: _Reading, hint: str, text: str, traits: tuple[str, ...], words: Mapping[str, Any]) -> bool:
    understood = False
    for trait in traits:
        value = age_of(text, in_hint=True) if trait == "age" else None
        found = find(text, words[trait], in_prompt=False)
        value = value or (found.value if found else None)
        if value is not None:
            name = "turn" if hint == "head_orientation" else _NAMES.get(trait, trait)
            reading.settle(name, value)
            understood = True
    if hint == "outfit_category":
        understood = _read_colours(reading, text, words) or understood
    if hint == "background":
        understood = _read_background_colour(reading, text) or understood
    if hint == "hair_style" and "glasses" in text.casefold():
        understood = True
    return understood


def _read_culture(reading: _Reading, hints: Mapping[str, Any]) -> None:
    vocabulary = _cultures()
    for hint in ("filter_culture", "ethnicity"):
        text = str(hints.get(hint, "")).replace("_", " ")
        if not text:
            continue
        found = find(text, vocabulary, in_prompt=False)
        if found:
            reading.settle("culture", found.value)
        elif hint == "ethnicity" and (skin := find(text, table("words")["skin_words"], in_prompt=False)):
            reading.settle("skin", skin.value)
        else:
            reading.notes.append(f"{hint}: {text[:_SHOWN]!r} was not understood.")


def _read_role(reading: _Reading, hints: Mapping[str, Any]) -> None:
    vocabulary = _roles()
    for hint in ("role_archetype", "filter_industry"):
        text = str(hints.get(hint, "")).replace("_", " ")
        if not text:
            continue
        found = find(text, vocabulary, in_prompt=False) or find(text, _industries(), in_prompt=False)
        if found:
            reading.settle("role_key", found.value)
        else:
            reading.notes.append(f"{hint}: {text[:_SHOWN]!r} was not understood.")


def _read_accessory(reading: _Reading, item: str, words: Mapping[str, Any]) -> None:
    for trait in ("accessories", "glasses", "covering"):
        found = find(item, words[trait], in_prompt=False)
        if found is None:
            continue
        if trait == "accessories":
            reading.settled.setdefault("accessories", []).append(found.value)
            reading.asked.append("accessories")
        else:
            reading.settle(trait, found.value)
        return
    reading.notes.append(f"accessories: {item[:_SHOWN]!r} was not understood.")


def _read_prompt(reading: _Reading, prompt: str) -> None:
    words = table("words")
    if age := age_of(prompt, in_hint=False):
        reading.settle("age", age)
    for trait in _LOOKED_FOR:
        found = find(prompt, words[trait], in_prompt=True)
        if found:
            reading.settle(_NAMES.get(trait, trait), found.value)
    for noun, trait in (("hair", "hair_colour"), ("eyes", "eye_colour"), ("skin", "skin_words")):
        _read_before(reading, prompt, noun, trait, words)
    if found := find(prompt, words["freckles"], in_prompt=True):
        reading.settle("freckles", found.value == "yes")
    for match in find_all(prompt, words["accessories"], in_prompt=True):
        listed = reading.settled.setdefault("accessories", [])
        if match.value not in listed:
            listed.append(match.value)
            reading.asked.append("accessories")
    if found := find(prompt, _cultures(), in_prompt=True):
        reading.settle("culture", found.value)
    if found := find(prompt, _roles(), in_prompt=True):
        reading.settle("role_key", found.value)
        reading.settled.setdefault("role_word", prompt[found.start : found.end])
    _read_colours(reading, prompt, words)
    _read_background_colour(reading, prompt)
    _note_realism(reading, prompt, words)


def _read_before(reading: _Reading, prompt: str, noun: str, trait: str, words: Mapping[str, Any]) -> None:
    """Read "red hair", "red curly hair", "green eyes": a word that settles the trait only beside its noun, one word between at most."""
    folded = prompt.casefold()
    for value, known in words[trait].items():
        if any(re.search(rf"(?<!\w){re.escape(word)}(?:[ -]\w+)?[ -]{noun}|{noun}: {re.escape(word)}", folded) for word in known):
            reading.settle(_NAMES.get(trait, trait), value)


def _read_colours(reading: _Reading, text: str, words: Mapping[str, Any]) -> bool:
    for known in words["outfit"].values():
        for noun in known:
            colour = coloured(text, noun)
            if colour:
                reading.settle("outfit_colour", colour)
                return True
    return False


def _read_background_colour(reading: _Reading, text: str) -> bool:
    colour = coloured(text, "background") or coloured(text, "backdrop")
    if colour is None:
        return False
    reading.settle("background_colour", colour)
    reading.settle("background", "plain")
    return True


def _note_realism(reading: _Reading, text: str, words: Mapping[str, Any]) -> None:
    note = "art_direction: a photographic look needs an image model; without one the avatar is the best illustration of the house."
    if find(text, words["realistic"], in_prompt=True) and note not in reading.notes:
        reading.notes.append(note)


def _cultures() -> dict[str, list[str]]:
    return {name: members["words"] for name, members in table("cultures").items()}


def _roles() -> dict[str, list[str]]:
    return {name: members["words"] for name, members in table("roles").items()}


def _industries() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, members in table("roles").items():
        if members["industry"] not in {word for words in found.values() for word in words}:
            found[name] = [members["industry"]]
    return found
