"""Places: the target's words set where the source's stand, mirrored where they run the other way; everything else keeps its box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from campaigns.culture.figures import reset_figure
from campaigns.culture.resetting import fitted_whole, iou, reset
from generation.brief import AdCopy
from generation.compositor import promises
from generation.compositor.artboard import Box
from generation.compositor.layouts.labels import parted
from generation.compositor.refit.action import set_action
from generation.compositor.refit.refusal import RefitRefused
from generation.compositor.refit.words import swapped
from generation.compositor.scene import GroundLayer, Role, Scene, ShapeLayer, TextLayer, layer_box
from generation.compositor.tokens import display_style
from generation.compositor.typeset.shape import Style
from generation.fonts import Pairing

_WHOLE: Final = 0.99
# What a candidate's place in the order of preference costs, in shares of likeness.
_LATER: Final = 0.004
# What copy that is set smaller than the source's costs, for each share of its size.
_SMALLER: Final = 0.4
_MEMBERS: Final = (
    "headline",
    "subheadline",
    "cta",
    "label",
    "figure",
    "figure_note",
    "quote",
    "quote_by",
    "rating_note",
    "stat",
    "stat_note",
    "stat_source",
    "legal",
    "brand_name",
)
_SET_APART: Final = frozenset({Role.BRAND, Role.FIGURE, Role.CTA_LABEL})
# Letters of one weight that look heavy, or grave, and the weight at which other scripts stand beside them.
_STAND_INS: Final = {"Anton": 700, "Bebas Neue": 700, "DM Serif Display": 600}
_OTHER_SCRIPTS: Final = frozenset(
    {"ar", "fa", "ur", "he", "hi", "mr", "bn", "ta", "te", "th", "lo", "km", "my", "am", "ja", "zh", "ko", "ru", "uk", "el"}
)
# Air at the ends of a label in a button that cannot grow, in em.
_AIR: Final = 0.7
# Layers over which one text of the copy may be spread.
_MOST_PARTS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A scene with the target's words, the copy that it shows and how alike its layers' boxes are to the source's, 0 to 1."""

    scene: Scene
    copy: AdCopy
    likeness: float


class NoPlaceError(Exception):
    """None of the copies can be read in the places of the source's words; ``reason`` is a clause."""

    def __init__(self, reason: str) -> None:
        """Take the reason of the last refusal."""
        super().__init__(reason)
        self.reason = reason


def placed(base: Scene, source: AdCopy, copies: Sequence[AdCopy], pairing: Pairing, *, logo: bool, within: bool = False) -> Placed:
    """Return the copy that keeps the composition best, in its place; raises :class:`NoPlaceError`.

    ``base`` shows ``source`` in the target's direction already. Copies come in order of preference, which breaks near ties.
    ``within`` keeps every text in the box of the one before it, where nobody knows what lies around.
    """
    found: list[tuple[float, Placed]] = []
    reason = "there is no copy"
    for rank, copy in enumerate(copies):
        try:
            scene = _reworded(base, source, copy, pairing, within=within)
        except RefitRefused as refused:
            reason = refused.reason
            continue
        if promises.outside(scene) > promises.outside(base) or promises.missing(scene, copy, logo=logo) - promises.missing(
            base, source, logo=logo
        ):
            reason = "copy would leave the safe box, or is missing"
            continue
        likeness = similarity(base, scene)
        found.append(
            (likeness - _LATER * rank - _SMALLER * _shrunk(base, scene), Placed(scene=scene, copy=copy, likeness=round(likeness, 4)))
        )
    if not found:
        raise NoPlaceError(reason)
    return max(found, key=lambda one: one[0])[1]


def _shrunk(base: Scene, scene: Scene) -> float:
    """Return by which share copy is set smaller than the source's, on average; figures, which change their parts, are left out."""
    old, new = ({layer.role: layer.block.size for layer in one.texts() if layer.role is not Role.FIGURE} for one in (base, scene))
    lost = [max(0.0, 1.0 - new[role] / size) for role, size in old.items() if role in new]
    return sum(lost) / len(lost) if lost else 0.0


def similarity(source: Scene, target: Scene, *, mirrored: bool = False) -> float:
    """Return the mean IoU of the boxes of the source's layers with those of the same role on the target, 0 for one that is gone.

    Grounds and what else fills the artboard say nothing and are left out, as are shadows, which their things cast the same way
    whichever way the words run; ``mirrored`` compares up to a mirror image.
    """
    pool: dict[Role, list[Box]] = {}
    for layer in target.layers:
        pool.setdefault(layer.role, []).append(layer_box(layer, target.artboard))
    shares = [_best(box, pool.get(role, [])) for role, box in _true_boxes(source, mirrored=mirrored)]
    return sum(shares) / len(shares) if shares else 1.0


def _true_boxes(scene: Scene, *, mirrored: bool) -> Iterator[tuple[Role, Box]]:
    board = scene.artboard
    for layer in scene.layers:
        box = layer_box(layer, board)
        if isinstance(layer, GroundLayer) or (box.w >= _WHOLE * board.width and box.h >= _WHOLE * board.height):
            continue
        yield layer.role, box.mirrored(board.width) if mirrored else box


def _best(box: Box, others: list[Box]) -> float:
    """Return the highest IoU with one of the boxes, and take that box out."""
    if not others:
        return 0.0
    nearest = max(others, key=lambda other: iou(box, other))
    others.remove(nearest)
    return iou(box, nearest)


def _reworded(scene: Scene, source: AdCopy, copy: AdCopy, pairing: Pairing, *, within: bool) -> Scene:
    """Return the scene in the copy's words; raises ``RefitRefused`` where some have no place, or a text is not the source's."""
    pairs = _pairs(source, copy)
    label = scene.first(Role.CTA_LABEL)
    if isinstance(label, TextLayer) and scene.first(Role.CTA) and not within:
        scene = set_action(scene, copy.cta, style=style_for(label, copy, pairing))
    if source.figure and scene.first(Role.FIGURE) and not within:
        scene = reset_figure(scene, source.figure, copy.figure, lambda layer: style_for(layer, copy, pairing))
    queue = [layer for layer in scene.texts() if _is_reset(layer, within=within)]
    while queue:
        layers, words = _taken(queue, pairs)
        for layer, said in zip(layers, _parts(words, len(layers)), strict=True):
            scene = _set(scene, layer, said, style_for(layer, copy, pairing), within=within)
    return scene


def _is_reset(layer: TextLayer, *, within: bool) -> bool:
    """Tell whether a text is set anew with the others: button and figure have rules of their own unless their boxes are fixed."""
    if within:
        return layer.role is Role.FIGURE or (layer.role is not Role.BRAND and not _is_sign(layer.block.text))
    return layer.role not in _SET_APART and not _is_sign(layer.block.text)


def _taken(queue: list[TextLayer], pairs: dict[str, str | None]) -> tuple[list[TextLayer], str | None]:
    """Take the first layer from the queue, with those after it that make up one text of the source with it, and what it says now."""
    layers: list[TextLayer] = []
    key = ""
    while queue and len(layers) < _MOST_PARTS:
        layers.append(queue.pop(0))
        key += _key(layers[-1].block.text)
        if key in pairs:
            return layers, pairs[key]
    raise RefitRefused(f"it shows words that its copy does not have: {layers[0].block.text}")


def _parts(words: str | None, count: int) -> tuple[str | None, ...]:
    """Return what each of a text's layers says: head and tail as call-outs part them, else all of it in the first."""
    if words is None or count == 1:
        return (words,) * count
    head, tail = parted(words)
    said = (head, tail) if tail and count == len(("head", "tail")) else (words,)
    return (*said, *(None,) * (count - len(said)))


def _set(scene: Scene, layer: TextLayer, words: str | None, style: Style, *, within: bool) -> Scene:
    if words is None:
        return swapped(scene, layer)
    if not within:
        return reset(scene, layer, words, style)
    made = fitted_whole(
        scene, layer, words, style, _room(scene, layer), lines=1 if layer.role is Role.CTA_LABEL else len(layer.block.lines) + 1
    )
    if made is None:
        raise RefitRefused(f"the words are too long for the {layer.role.value.replace('_', ' ')}'s box")
    return made


def _room(scene: Scene, layer: TextLayer) -> Box:
    """Return the box that a text must stay in: its own, or its button's within the air at its ends."""
    button = scene.first(Role.CTA)
    if layer.role is not Role.CTA_LABEL or not isinstance(button, ShapeLayer):
        return layer.uncut_box
    air = _AIR * layer.block.size
    return Box(x=button.box.x + air, y=layer.uncut_box.y, w=max(1.0, button.box.w - 2 * air), h=layer.uncut_box.h)


def _pairs(source: AdCopy, copy: AdCopy) -> dict[str, str | None]:
    """Map every text of the source, as it compares, to the target's; the larger texts of two that are equal come first."""
    pairs: dict[str, str | None] = {_key(words): words for words in (copy.label, *copy.points) if words}
    for name in reversed(_MEMBERS):
        if words := getattr(source, name):
            pairs[_key(words)] = getattr(copy, name)
    for name in ("points", "counterpoints"):
        ours, theirs = getattr(source, name), getattr(copy, name)
        pairs |= {_key(line): theirs[at] if at < len(theirs) else None for at, line in enumerate(ours)}
    return pairs


def _key(text: str) -> str:
    """Return a text as it compares: letters, digits and their marks alone, whatever its lines, capitals and quotation marks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum() or unicodedata.category(sign).startswith("M"))


def _is_sign(text: str) -> bool:
    """Tell whether a text has no letter: a number of a list, a mark; it stays as it is."""
    return not any(sign.isalpha() for sign in text)


def style_for(layer: TextLayer, copy: AdCopy, pairing: Pairing) -> Style:
    """Return the layer's style for the copy's language: its voice stays, spacing and the weight of other scripts follow."""
    own = layer.block.style
    voice = replace(own.voice, weight=_STAND_INS.get(own.voice.family, own.voice.weight), italic=False)
    voice = own.voice if is_latin(copy.language) else voice
    display = display_style(pairing, copy.language)
    if own.voice == pairing.display:
        return replace(own, voice=voice, language=copy.language, rtl=display.rtl, tracking=display.tracking, word_space=display.word_space)
    return replace(own, voice=voice, language=copy.language, rtl=display.rtl)


def is_latin(language: str) -> bool:
    """Tell whether a language is written in Latin letters, as most are."""
    return language.partition("-")[0] not in _OTHER_SCRIPTS
