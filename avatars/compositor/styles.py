"""From marks to SVG: how each drawing style lays down the same marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from avatars.compositor.sheet import Flow, Group, Kind, Mark, Node
from avatars.compositor.tones import Palette
from avatars.persona.value import Style

_DIRECTIONS = {
    Flow.SIDE: "x1='.12' y1='.05' x2='.92' y2='.95'",
    Flow.DOWN: "x1='.4' y1='0' x2='.6' y2='1'",
    Flow.UP: "x1='.6' y1='1' x2='.4' y2='0'",
}


@dataclass(slots=True, kw_only=True)
class Pen:
    """Writes marks as SVG and gathers the definitions that they need."""

    palette: Palette
    style: Style
    defs: dict[str, str] = field(default_factory=dict)

    def write(self, nodes: tuple[Node, ...] | list[Node]) -> str:
        """Return nodes as SVG elements."""
        return "".join(self._group(node) if isinstance(node, Group) else self._mark(node) for node in nodes)

    def definitions(self) -> str:
        """Return what the elements refer to."""
        return f"<defs>{''.join(self.defs.values())}</defs>" if self.defs else ""

    def _group(self, found: Group) -> str:
        inside = self.write(found.nodes)
        if not inside:
            return ""
        cut = f' clip-path="url(#{self._clip(found.within)})"' if found.within else ""
        turn = f' transform="{found.transform}"' if found.transform else ""
        return f"<g{turn}{cut}{self.blur(found.soft)}>{inside}</g>"

    def _mark(self, mark: Mark) -> str:
        element = _WAYS[self.style](self, mark)
        if element and mark.within:
            return f'<g clip-path="url(#{self._clip(mark.within)})">{element}</g>'
        return element

    def colour(self, mark: Mark) -> str:
        """Return the plain colour of a mark."""
        return self.palette.hex(mark.material, mark.tone)

    def gradient(self, mark: Mark) -> str:
        """Return the fill of a form that turns from light to shade."""
        if mark.flow is Flow.FLAT:
            return self.colour(mark)
        first, middle, last = (self.palette.hex(mark.material, min(5, max(1, mark.tone + step))) for step in (-1, 0, 1))
        name = f"g{mark.flow.value[0]}{first[1:]}{last[1:]}"
        self.defs[name] = (
            f"<linearGradient id='{name}' {_DIRECTIONS[mark.flow]}><stop offset='0' stop-color='{first}'/>"
            f"<stop offset='.48' stop-color='{middle}'/><stop offset='1' stop-color='{last}'/></linearGradient>"
        )
        return f"url(#{name})"

    def blur(self, amount: float) -> str:
        """Return the attribute that softens an edge."""
        if amount <= 0:
            return ""
        name = f"b{round(amount * 10)}"
        self.defs[name] = (
            f"<filter id='{name}' x='-60%' y='-60%' width='220%' height='220%'><feGaussianBlur stdDeviation='{amount:g}'/></filter>"
        )
        return f' filter="url(#{name})"'

    def _clip(self, path: str) -> str:
        known = [name for name, definition in self.defs.items() if name.startswith("c") and f'd="{path}"' in definition]
        name = known[0] if known else f"c{len(self.defs)}"
        self.defs.setdefault(name, f'<clipPath id="{name}"><path d="{path}"/></clipPath>')
        return name


def _faded(mark: Mark) -> str:
    return f' opacity="{mark.opacity:.2f}"' if mark.opacity < 1 else ""


def _stroke(pen: Pen, mark: Mark, colour: str | None = None) -> str:
    return (
        f'<path d="{mark.path}" fill="none" stroke="{colour or pen.colour(mark)}" stroke-width="{mark.width:g}" '
        f'stroke-linecap="round" stroke-linejoin="round"{_faded(mark)}/>'
    )


def _editorial(pen: Pen, mark: Mark) -> str:
    if mark.kind is Kind.LINE:
        return _stroke(pen, mark)
    fill = pen.gradient(mark) if mark.kind is Kind.FORM else pen.colour(mark)
    return f'<path d="{mark.path}" fill="{fill}"{_faded(mark)}{pen.blur(mark.soft)}/>'


_WAYS = dict.fromkeys(Style, _editorial)
