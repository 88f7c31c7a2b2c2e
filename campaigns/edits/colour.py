"""Colour: the button, the accent or a line of copy in another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generation.colour import Colour, readable_on
from generation.compositor.refit.action import button_of
from generation.compositor.refit.colours import recolour_button, recolour_copy
from generation.compositor.scene import Role

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit

_ROLES: Final[dict[str, frozenset[Role]]] = {
    "headline": frozenset({Role.HEADLINE}),
    "subheadline": frozenset({Role.SUBHEADLINE, Role.NOTE}),
    "offer": frozenset({Role.FIGURE}),
    "note": frozenset({Role.NOTE}),
    "label": frozenset({Role.LABEL}),
    "legal": frozenset({Role.LEGAL}),
    "logo": frozenset({Role.BRAND}),
    "button_text": frozenset({Role.CTA_LABEL, Role.CTA_ARROW}),
    "text": frozenset(
        {Role.HEADLINE, Role.SUBHEADLINE, Role.NOTE, Role.FIGURE, Role.BRAND, Role.LABEL, Role.QUOTE, Role.QUOTE_BY, Role.POINT, Role.LEGAL}
    ),
}
# Lightness that "lighter" and "darker" add and take away.
_STEPS: Final = {"brighter": 0.12, "darker": -0.12}


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft with the part in the colour that was named, or in its own made lighter or darker."""
    if edit.part in ("button", "accent"):
        colour = _asked(edit, button_of(draft.scene).body.fill)
        ink = readable_on(colour, hue=colour.lch[2], chroma=0.02)
        scheme = replace(draft.plan.scheme, accent=colour.hex, on_accent=ink.hex)
        return draft.with_scene(recolour_button(draft.scene, colour)).with_plan(scheme=scheme)
    roles = _ROLES[edit.part]
    shown = next((layer.colour for layer in draft.scene.texts() if layer.role in roles), Colour.parse(draft.plan.scheme.ink))
    return draft.with_scene(recolour_copy(draft.scene, roles, _asked(edit, shown)))


def _asked(edit: Edit, now: Colour) -> Colour:
    return Colour.parse(edit.colours[0]) if edit.colours else now.shifted(lightness=_STEPS[edit.name])
