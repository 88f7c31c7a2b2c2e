"""Reading: what each clause of an instruction asks for, by rules; what is no edit of ours is said to be none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from campaigns.edits import vocabulary
from campaigns.edits.amounts import factor
from campaigns.edits.clauses import Clause, cut
from campaigns.edits.edit import Edit, NotUnderstood, Verb
from generation.fonts import FAMILIES
from generation.placements import ASPECT_RATIOS, placements

_COPY: Final = ("button_text", "subheadline", "headline", "label", "legal", "note", "offer", "button", "logo")
_INKED: Final = ("button_text", "button", "headline", "subheadline", "label", "legal", "note", "offer", "accent", "text", "logo")
_RATIO: Final = re.compile(r"(?<![\d:])(\d{1,2})\s?[:x/×]\s?(\d{1,2})(?![\d:])")
_FIGURE: Final = re.compile(r"(?:[-−]?\d{1,3}\s?%(?:\s?(?:off|de réduction|de descuento|rabatt|de desconto|di sconto))?)", re.IGNORECASE)
_BADGE_WORDS: Final = re.compile(
    r"\b(?:an?|the|une?|el|un|una|eine?n?|um|uma)\s+(.{1,24}?)\s+(?:badge|sticker|starburst|seal|stamp)\b", re.IGNORECASE
)
_SAYING: Final = re.compile(r"\b(?:saying|that says|with the words?|reading|with)\s+(.{1,30})$", re.IGNORECASE)
_NO_WORDS: Final = frozenset({"small", "big", "nice", "little", "round", "cool", "new-looking"})
_PLAIN: Final = re.compile(r"\b(?:plain|solid|uni|liso|lisa|einfarbig\w*|liscio)\b", re.IGNORECASE)
_CANNOT: Final = "This is not an edit that can be made: name what is to be changed, and how."
# What is left of quotation marks where all pairs are blotted out; behind a figure it says inches.
_OPEN: Final = re.compile(r"(?<!\d)[\"“„«「『]")
_NO_SIZE: Final = "The size of copy follows from the room that it has; make its words shorter, or choose another format."


def read(instruction: str) -> tuple[Edit, ...]:
    """Return the edits of an instruction in its order; raises :class:`NotUnderstood` for the first clause that is none.

    A clause that cannot be read alone may belong to unquoted words before it.
    """
    edits: list[Edit] = []
    waiting: list[Clause] = []
    about = doing = ""
    for text in cut(instruction):
        clause = Clause(text, about, doing)
        if clause.is_guard:
            continue
        edit = _read(clause)
        if edit is None and edits and edits[-1].verb is Verb.WORDS and not Clause(edits[-1].clause).quoted:
            edit = _read(Clause(_joined(instruction, edits.pop().clause, text), about))
        if edit is None and any(part in _INKED for part in clause.parts) and not clause.quoted:
            waiting.append(clause)  # "the headline" of "the headline and the button red"
            continue
        if edit is None or (waiting and edit.verb is not Verb.COLOUR):
            raise NotUnderstood(waiting[0].text if waiting else text, _CANNOT)
        edits += [replace(edit, part=_inked(one), clause=f"{one.text} … {text}") for one in waiting]
        edits.append(edit)
        waiting = []
        about = edit.part or _of_verb(edit.verb) or about
        doing = "remove" if edit.verb is Verb.REMOVE else ""
    if waiting:
        raise NotUnderstood(waiting[0].text, _CANNOT)
    if not edits:
        raise NotUnderstood(instruction.strip(), "The instruction asks for no change.")
    return tuple(edits)


def _inked(clause: Clause) -> str:
    return next(part for part in _INKED if part in clause.parts)


def _joined(instruction: str, first: str, second: str) -> str:
    start = instruction.find(first)
    return instruction[start : instruction.find(second, start + len(first)) + len(second)]


def _of_verb(verb: Verb) -> str:
    return {Verb.LOGO: "logo", Verb.PRODUCT: "product", Verb.BACKGROUND: "background", Verb.LETTERS: "font"}.get(verb, "")


def _read(clause: Clause) -> Edit | None:
    return next((edit for rule in _RULES if (edit := rule(clause)) is not None), None)


def _format(clause: Clause) -> Edit | None:
    if clause.has("background", "headline", "subheadline", "logo", "product", "button", "badge", "font"):
        return None
    plain = clause.plain.casefold()
    named = next((name for name in placements() if name.casefold() in plain), None)
    ratio = _RATIO.search(plain)
    if named is None and ratio is not None and f"{ratio[1]}:{ratio[2]}" in ASPECT_RATIOS:
        named = f"{ratio[1]}:{ratio[2]}"
    words = clause.words("formats")
    named = named or next(iter(words), None)
    return Edit(verb=Verb.FORMAT, name=named, clause=clause.text) if named else None


def _badge(clause: Clause) -> Edit | None:
    if not clause.has("badge"):
        return None
    if "remove" in clause.acts and not clause.quoted:
        return Edit(verb=Verb.REMOVE, part="badge", clause=clause.text)
    if clause.colours:
        raise NotUnderstood(clause.text, "A badge takes its colours from the ad that it stands on.")
    words = clause.quoted[0] if clause.quoted else _unquoted_badge(clause.text)
    if not words:
        raise NotUnderstood(clause.text, "Say in quotation marks what the badge says: an ad states nothing of its own.")
    return Edit(verb=Verb.BADGE, part="badge", words=words, clause=clause.text)


def _unquoted_badge(text: str) -> str:
    before, after = _BADGE_WORDS.search(text), _SAYING.search(text)
    found = (before or after or [None, ""])[1]
    return (
        ""
        if found is None or vocabulary.keys("acts", found) or found.strip().casefold() in {"new-looking", "small", "big", "nice", "little"}
        else found.strip()
    )


def _removal(clause: Clause) -> Edit | None:
    if "remove" not in clause.acts or clause.quoted:
        return None
    first = next((part for part in clause.parts if part not in ("all", "text", "picture")), None)
    if first is None:
        return None
    return Edit(
        verb=Verb.REMOVE, part={"button_text": "button", "accent": "pattern", "font": "headline"}.get(first, first), clause=clause.text
    )


def _words(clause: Clause) -> Edit | None:
    part = _copy_part(clause)
    if part and _OPEN.search(clause.plain):
        raise NotUnderstood(clause.text, "A quotation mark is opened and not closed, so that its words have no end.")
    if clause.quoted and clause.has("font"):
        return None
    if clause.quoted:
        target = part or _about_copy(clause)
        return Edit(verb=Verb.WORDS, part=target, words=clause.quoted[-1], clause=clause.text) if target else None
    if part is None:
        figure = _FIGURE.search(clause.text)
        lone = figure and clause.parts in ([], ["all"]) and not clause.words("amounts")
        return Edit(verb=Verb.WORDS, part="offer", words=figure[0].strip(), clause=clause.text) if figure and lone else None
    words = _after_to(clause, part) if part != "logo" else ""
    if not words or clause.has("font") or _is_value(words):
        return None
    return Edit(verb=Verb.WORDS, part=part, words=words, clause=clause.text)


def _copy_part(clause: Clause) -> str | None:
    part = next((part for part in clause.parts if part in _COPY), None)
    return "button" if part == "button_text" else part


def _about_copy(clause: Clause) -> str | None:
    return clause.about if clause.about in _COPY else None


_TO: Final = re.compile(
    r"\s*(?:text|label|copy|line)?\s*(?:should |must |to )?"
    r"(?:to say|to read|say|says|saying|read|reads|to|into|by|with|in|en|par|à|por|a|zu|auf|para|con)[:\s]+(.+)$|\s*:\s*(.+)$",
    re.IGNORECASE | re.DOTALL,
)


def _after_to(clause: Clause, part: str) -> str:
    """Return what follows "to" or "says" after the part, letter for letter; nothing where there is no such word."""
    names = [one for one in vocabulary.find("parts", clause.plain) if one.key in (part, "button_text")]
    if not names:
        return ""
    rest = clause.text[names[0].end :]
    hit = _TO.match(rest)
    return (hit[1] or hit[2]).strip(" .;,\n") if hit else ""


def _is_value(words: str) -> bool:
    """Tell whether what follows is a colour, a place or a size, and no copy."""
    plain = Clause(words)
    left = re.sub(r"\W+", " ", plain.plain).strip()
    named = [*vocabulary.find("places", words), *vocabulary.find("amounts", words), *vocabulary.find("moods", words)]
    said = sum(one.end - one.start for one in named)
    few = len(left.split()) <= 4  # noqa: PLR2004 - "the top right corner"
    return few and (bool(plain.colours) or said >= len(left) / 2)


def _colour(clause: Clause) -> Edit | None:
    own = next((part for part in _INKED if part in clause.parts), "")
    part = own or (clause.about if clause.parts in ([], ["all"]) and clause.about in _INKED else "")
    if not part or clause.has("background", "font", "product"):
        return None
    shades = [word for word in clause.words("moods") if word in ("darker", "brighter")]
    if clause.colours or shades:
        name = "" if clause.colours else shades[0]
        return Edit(verb=Verb.COLOUR, part=part, colours=clause.colours[:1], name=name, clause=clause.text)
    if part != "logo" and {"bigger", "smaller"} & set(clause.words("amounts")):
        raise NotUnderstood(clause.text, _NO_SIZE)
    return None


def _background(clause: Clause) -> Edit | None:
    grounds = clause.words("grounds")
    own = clause.has("background", "pattern") or "gradient" in grounds
    if not own and not (clause.parts in ([], ["all"]) and clause.about == "background"):
        return None
    patterns = [word for word in grounds if word not in ("gradient", "photo")]
    if "gradient" in grounds:
        return Edit(verb=Verb.BACKGROUND, name="gradient", colours=clause.colours[:2], clause=clause.text)
    if clause.colours and not patterns:
        return Edit(verb=Verb.BACKGROUND, colours=clause.colours[:1], clause=clause.text)
    moods = [word for word in clause.words("moods") if word in ("darker", "brighter")]
    plain = ["plain"] if _PLAIN.search(clause.plain) else []
    name = next(iter((*patterns, *grounds, *moods, *plain)), None)
    return Edit(verb=Verb.BACKGROUND, name=name, clause=clause.text) if name else None


def _logo(clause: Clause) -> Edit | None:
    return _sized_or_placed(clause, Verb.LOGO, "logo")


def _product(clause: Clause) -> Edit | None:
    wanted = _sized_or_placed(clause, Verb.PRODUCT, "product")
    if wanted is not None or not clause.has("product", "picture"):
        return wanted
    swaps = "replace" in clause.acts or {"change", "add"} & set(clause.acts)
    return Edit(verb=Verb.PICTURE, part="product", clause=clause.text) if swaps and not clause.has("background") else None


def _sized_or_placed(clause: Clause, verb: Verb, part: str) -> Edit | None:
    if not clause.has(part) and not (clause.parts in ([], ["all"]) and clause.about == part):
        return None
    if (size := factor(clause)) is not None:
        return Edit(verb=verb, factor=size[0], exactly=size[1], clause=clause.text)
    places = clause.words("places")
    order: list[str] = [word for word in ("top", "bottom", "left", "right") if word in places]
    if "centre" in places and not {"left", "right"} & set(places):
        order.append("centre")
    return Edit(verb=verb, name=" ".join(order), clause=clause.text) if order else None


def _letters(clause: Clause) -> Edit | None:
    named = next(
        (
            family
            for family in sorted(FAMILIES, key=len, reverse=True)
            if re.search(rf"\b{re.escape(family)}\b", clause.text, re.IGNORECASE)
        ),
        None,
    )
    kinds = clause.words("fonts")
    if not clause.has("font") and named is None and not {"serif", "script"} & set(kinds):
        return None
    name = named or next(iter(kinds), None)
    if name is None:
        raise NotUnderstood(
            clause.text, "No typeface of this name is on the shelf; name a kind (serif, sans, bold, script) or another family."
        )
    return Edit(verb=Verb.LETTERS, name=name, clause=clause.text)


def _mood(clause: Clause) -> Edit | None:
    if clause.parts not in ([], ["all"]) or clause.quoted:
        return None
    moods = clause.words("moods")
    if len(moods) > 1:
        raise NotUnderstood(clause.text, "One mood at a time: they would undo each other.")
    return Edit(verb=Verb.MOOD, name=moods[0], clause=clause.text) if moods else None


# The first rule that reads a clause decides; those that need the most said come first.
_RULES: Final[tuple[Callable[[Clause], Edit | None], ...]] = (
    _format,
    _badge,
    _removal,
    _words,
    _letters,
    _colour,
    _background,
    _logo,
    _product,
    _mood,
)
