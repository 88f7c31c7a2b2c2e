"""The figure: another price or discount in the place of the one that stands there, in one piece or in several."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.compositor.layouts.figures import Figure, read_figure
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.words import set_words, swapped
from generation.compositor.scene import Align, ArtLayer, Role, Scene, TextLayer
from generation.compositor.typeset.shape import Style

_NO_BREAK: Final = "\u00a0"
# Art that counts a figure out would lie beside another one.
_COUNTING: Final = frozenset({"dots"})


def figures_of(scene: Scene) -> tuple[TextLayer, ...]:
    """Return the pieces of the scene's figure, the number first; raises :class:`RefitRefused` where it shows none."""
    found = sorted((layer for layer in scene.texts() if layer.role is Role.FIGURE), key=lambda layer: -layer.block.size)
    if not found:
        raise RefitRefused("there is no offer on it")
    return tuple(found)


def set_figure(scene: Scene, text: str, *, style: Style | None = None) -> Scene:
    """Return the scene with another figure in the old one's place, the words before and after its number in theirs.

    Raises :class:`RefitRefused` where the new one has other pieces than the old one, or cannot be read there.
    """
    pieces = figures_of(scene)
    if any(isinstance(layer, ArtLayer) and layer.name in _COUNTING for layer in scene.layers):
        raise RefitRefused("the picture on it counts the old offer out")
    if len(pieces) == 1:
        return set_words(scene, pieces[0], text, style=style)
    figure, places = read_figure(text), _places(pieces)
    said = {name: getattr(figure, name).replace(" ", _NO_BREAK) if name == "number" else getattr(figure, name) for name in _PARTS}
    wanted = {name for name, words in said.items() if words}
    if not wanted <= set(places):
        raise RefitRefused("the offer has other parts than the one that stands there")
    for name in set(places) - wanted:
        scene = swapped(scene, places.pop(name))
    if style is None and all(said[name] == place.block.text for name, place in places.items()):
        raise AlreadySo("the offer already says that")
    return _in_places(scene, places, said, style)


_PARTS: Final = tuple(Figure.__dataclass_fields__)


def _places(pieces: tuple[TextLayer, ...]) -> dict[str, TextLayer]:
    """Return the pieces by the part of the figure that they are: what stands over or before the number, it, what follows."""
    number, *others = pieces
    over = [piece for piece in others if piece.box.cy < number.box.y or piece.box.right <= number.box.x]
    places = {"number": number}
    for piece in others:
        places["before" if piece in over else "after"] = piece
    return places


def _in_places(scene: Scene, places: dict[str, TextLayer], said: dict[str, str], style: Style | None) -> Scene:
    """Set the number first; what stood beside it keeps its distance from it."""
    number = places["number"]
    after = _set(scene, number, said["number"], style)
    changed = next(layer for layer in after.texts() if layer not in scene.texts() or layer == number)
    for name, place in places.items():
        if name == "number":
            continue
        beside = place.align is Align.LEFT and place.box.x >= number.box.right
        moved = replace(place, x=place.x + changed.box.right - number.box.right) if beside else place
        after = _set(swapped(after, place, moved), moved, said[name], style)
    return after


def _set(scene: Scene, layer: TextLayer, text: str, style: Style | None) -> Scene:
    own = replace(style, voice=layer.block.style.voice) if style else None
    try:
        return set_words(scene, layer, text, style=own)
    except AlreadySo:
        return scene
