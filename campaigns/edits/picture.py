"""Picture: a reference that came with the edit takes the place of the product or the photo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns.edits.again import laid_again
from generation.compositor.paint.pictures import study
from generation.compositor.painted import PAINTED_INDEX
from generation.compositor.pictures import LOGO_INDEX
from generation.compositor.refit.product import replace_picture
from generation.compositor.refit.refusal import RefitRefused
from generation.compositor.scene import PictureLayer, Role

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft, Reference
    from campaigns.edits.edit import Edit

RELAID = "The layout was set again for the new picture, which is of another kind than the old one."


def do(draft: Draft, _edit: Edit) -> Draft:
    """Return the draft with a reference in the place of its picture; the first that has not been used by this edit."""
    if not draft.references:
        raise RefitRefused("no picture came with the edit to take its place")
    shown = {picture.index for picture in draft.pictures}
    reference = next((one for one in draft.references if one.picture.index not in shown), draft.references[0])
    layer = _replaced(draft)
    placed = draft.with_picture(reference)
    if layer is None:
        return _laid(placed, reference)
    found = study(reference.picture)
    try:
        scene = replace_picture(draft.scene, layer, found)
    except RefitRefused:
        return _laid(placed, reference)
    members = {"photo": found.index} if layer.role is Role.PHOTO else {"product": found.index, "drawn": None}
    return placed.with_plan(**members).with_scene(scene)


def _replaced(draft: Draft) -> PictureLayer | None:
    """Return the picture that a new one takes the place of: the product, else the photo that is not our own ground."""
    pictures = [layer for layer in draft.scene.layers if isinstance(layer, PictureLayer) and layer.index not in (LOGO_INDEX, PAINTED_INDEX)]
    return next((layer for role in (Role.PRODUCT, Role.PHOTO) for layer in pictures if layer.role is role), None)


def _laid(draft: Draft, reference: Reference) -> Draft:
    """Solve the ad again with the reference as its only picture."""
    found = study(reference.picture)
    index = found.index
    plan = replace(
        draft.plan,
        product=index if found.stands_free else None,
        photo=None if found.stands_free else index,
        drawn=None,
        person=None,
        panels=(),
        painted=None,
    )
    only = replace(draft, pictures=tuple(one for one in draft.pictures if one.index in (index, LOGO_INDEX)))
    return laid_again(only, plan, shows=index).noted(RELAID)
