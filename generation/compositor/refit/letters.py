"""Letters: the copy of a scene in another pairing, each block on its own edge and in its own room."""

from __future__ import annotations

from dataclasses import replace

from generation.compositor.refit.action import set_action
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.words import set_words
from generation.compositor.scene import Role, Scene, TextLayer
from generation.compositor.tokens import display_style
from generation.compositor.typeset.shape import Style
from generation.fonts import Pairing


def set_letters(scene: Scene, old: Pairing, new: Pairing) -> Scene:
    """Return the scene in other letters: what was set in the headline's family is set in the new one's, all else in the text's.

    Raises :class:`RefitRefused` where some of it could not be read in them.
    """
    if old.display == new.display and old.text == new.text:
        raise AlreadySo("it is set in these letters already")
    changed = 0
    for role in dict.fromkeys(layer.role for layer in scene.texts()):
        for number in range(sum(layer.role is role for layer in scene.texts())):
            layer = [one for one in scene.texts() if one.role is role][number]
            style = _restyled(layer, old, new)
            if style.voice == layer.block.style.voice:
                continue
            scene = _set(scene, layer, style)
            changed += 1
    if not changed:
        raise RefitRefused("these letters do not have the script of its copy")
    return scene


def _set(scene: Scene, layer: TextLayer, style: Style) -> Scene:
    words = layer.block.text.replace("\n", " ")
    return set_action(scene, words, style=style) if layer.role is Role.CTA_LABEL else set_words(scene, layer, words, style=style)


def _restyled(layer: TextLayer, old: Pairing, new: Pairing) -> Style:
    """Return a block's style in the new pairing: giant copy takes its spacing from there, small copy keeps its weight and its own."""
    style = layer.block.style
    voice = style.voice
    if voice.family == old.display.family and layer.role in (Role.HEADLINE, Role.FIGURE, Role.QUOTE, Role.BRAND):
        fresh = display_style(new, style.language)
        return fresh if layer.role is not Role.BRAND else replace(style, voice=replace(new.display, weight=max(new.display.weight, 400)))
    if voice.family in (old.text.family, old.display.family):
        return replace(style, voice=replace(voice, family=new.text.family, width=new.text.width))
    return style
