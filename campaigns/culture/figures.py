"""The offer's figure in another language: its number in the number's place, its words in theirs, or all of it where the number stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from campaigns.culture.resetting import fitted_whole, reset
from generation.compositor import promises
from generation.compositor.artboard import Box
from generation.compositor.layouts.figures import quantity, read_figure
from generation.compositor.refit.refusal import RefitRefused
from generation.compositor.refit.words import swapped
from generation.compositor.scene import ArtLayer, Role, Scene, TextLayer
from generation.compositor.typeset.shape import Style

_SIGNS: Final = "-\u2212\u2013+ "
_NO_BREAK: Final = "\u00a0"
# Art that counts a figure out would lie beside another one.
# Of the short side, between an offer and the button.
_LEAST_GAP: Final = 0.035
_COUNTING: Final = frozenset({"dots"})


def reset_figure(scene: Scene, ours: str, theirs: str | None, style: Callable[[TextLayer], Style]) -> Scene:
    """Return the scene with the figure ``theirs`` in the place of ``ours``, or without a figure; raises ``RefitRefused``."""
    pieces = tuple(layer for layer in scene.texts() if layer.role is Role.FIGURE)
    if theirs is None:
        return _without(scene, pieces)
    if _counts(scene) and quantity(read_figure(ours).number) != quantity(read_figure(theirs).number):
        raise RefitRefused("the picture on it counts the offer out as the source's language says it")
    words = _said(pieces, ours, theirs)
    if words is not None:
        try:
            return _clear(scene, _in_places(scene, pieces, words, style))
        except RefitRefused:
            pass
    return _clear(scene, _whole(scene, pieces, theirs, style))


def _clear(before: Scene, after: Scene) -> Scene:
    """Return the scene where its figure stays clear of copy and button; raises ``RefitRefused`` where it does not."""
    least = min(_LEAST_GAP * before.artboard.short, promises.button_gap(before))
    if promises.collisions(after) > promises.collisions(before) or promises.button_gap(after) < least:
        raise RefitRefused("the offer would lie on other copy, or close to the button")
    return after


def _whole(scene: Scene, pieces: tuple[TextLayer, ...], words: str, style: Callable[[TextLayer], Style]) -> Scene:
    """Return the scene with all of the figure where its pieces stood, the number's letters no larger than they were."""
    number = max(pieces, key=lambda piece: piece.block.size)
    x, y = min(piece.uncut_box.x for piece in pieces), min(piece.uncut_box.y for piece in pieces)
    right, bottom = max(piece.uncut_box.right for piece in pieces), max(piece.uncut_box.bottom for piece in pieces)
    room = Box(x=x, y=y, w=right - x, h=bottom - y)
    alone = _without(scene, [piece for piece in pieces if piece is not number])
    after = fitted_whole(alone, number, words, style(number), room)
    if after is None:
        raise RefitRefused("the offer has other parts than the one that stands there")
    return after


def _counts(scene: Scene) -> bool:
    return any(isinstance(layer, ArtLayer) and layer.name in _COUNTING for layer in scene.layers)


def _without(scene: Scene, pieces: tuple[TextLayer, ...] | list[TextLayer]) -> Scene:
    for piece in pieces:
        scene = swapped(scene, piece)
    return scene


def _said(pieces: tuple[TextLayer, ...], ours: str, theirs: str) -> tuple[str | None, ...] | None:
    """Return what each piece says now; None where the figures have other parts, so that one place must hold all of it."""
    old, new = read_figure(ours), read_figure(theirs)
    if len(pieces) == 1:
        return (theirs,)
    if (new.before and not old.before) or (new.after and not old.after):
        return None
    if new.number[:1] in _SIGNS and any(piece.cut for piece in pieces):
        # Letters that are cut through stand without a sign.
        return None
    table = {_key(old.number): new.number.replace(" ", _NO_BREAK), _key(old.before): new.before, _key(old.after): new.after, "": None}
    keys = [_key(piece.block.text) for piece in pieces]
    return tuple(table[key] or None for key in keys) if set(keys) <= set(table) else None


def _in_places(scene: Scene, pieces: tuple[TextLayer, ...], words: tuple[str | None, ...], style: Callable[[TextLayer], Style]) -> Scene:
    """Set the number first; what stands beside it on its line keeps its distance from it."""
    ranked = sorted(zip(pieces, words, strict=True), key=lambda pair: -pair[0].block.size)
    number, said = ranked[0]
    scene = _put(scene, number, said or number.block.text, style)
    changed = max((layer for layer in scene.texts() if layer.role is Role.FIGURE), key=lambda layer: layer.block.size)
    for piece, part in ranked[1:]:
        moved = replace(piece, x=piece.x + _shift(piece, number, changed))
        scene = swapped(scene, piece, moved)
        scene = _put(scene, moved, part, style) if part else swapped(scene, moved)
    return scene


def _shift(piece: TextLayer, number: TextLayer, changed: TextLayer) -> float:
    """Return by how much a piece follows the edge of the number that it stands beside, in px to the right."""
    if piece.box.x >= number.box.right:
        return changed.box.right - number.box.right
    return changed.box.x - number.box.x if piece.box.right <= number.box.x else 0.0


def _put(scene: Scene, layer: TextLayer, words: str, style: Callable[[TextLayer], Style]) -> Scene:
    return reset(scene, layer, words, style(layer))


def _key(text: str) -> str:
    return "".join(text.split()).strip(_SIGNS).casefold()
