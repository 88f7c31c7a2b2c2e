"""What is behind a person."""

from __future__ import annotations

from avatars.compositor.framing import Frame
from avatars.compositor.geometry import box
from avatars.compositor.look import ReferenceLook
from avatars.compositor.sheet import Flow, Node, form
from avatars.persona.value import Persona


def backdrop(persona: Persona, frame: Frame, *, seed: int, brand: tuple[str, ...], look: ReferenceLook | None) -> list[Node]:
    """Return the marks behind the figure, over the whole frame."""
    colour = (
        persona.background_colour
        or (look.above if look else None)
        or (brand[0] if brand else None)
        or ("#DDE6E4", "#EBDFD2", "#DCE0EE")[seed % 3]
    )
    return [form(box(frame.left, frame.top, frame.width, frame.height), colour, 2, flow=Flow.DOWN)]
