"""From marks to SVG: how each drawing style lays down the same marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from avatars.compositor.framing import Frame
from avatars.compositor.sheet import Flow, Group, Kind, Mark, Node
from avatars.compositor.tones import Palette
from avatars.persona.value import Style
from generation.colour import Colour

PAPER: Final = "#FBF6EA"
_ELLIPSE: Final = re.compile(r"M(-?[\d.]+) (-?[\d.]+)a([\d.]+) ([\d.]+) 0 1 0 [\d.]+ 0a[\d.]+ [\d.]+ 0 1 0 -[\d.]+ 0Z")
_BOX: Final = re.compile(r"M(-?[\d.]+) (-?[\d.]+)h(-?[\d.]+)(?:a([\d.]+) [^v]*)?v(-?[\d.]+)")
_PAIR: Final = re.compile(r"(-?\d+\.\d+) (-?\d+\.\d+)")
_RADII: Final = re.compile(r"A[\d.]+ [\d.]+ 0 \d \d ")
_INK: Final = "#2A2430"
_KEEPS_COLOUR: Final = frozenset({"gold", "steel", "white", "second"})
# How much paper shows through each wash of an ink drawing: skin keeps its own colour.
_WASHES: Final = {"skin": 0.1, "hair": 0.16, "beard": 0.16}
_ROUND: Final = (
    "<feGaussianBlur in='SourceAlpha' stdDeviation='11' result='height'/>"
    "<feDiffuseLighting in='height' surfaceScale='15' diffuseConstant='1.18' lighting-color='#FFF9F0' result='lit'>"
    "<feDistantLight azimuth='232' elevation='58'/></feDiffuseLighting>"
    "<feComposite in='lit' in2='SourceGraphic' operator='arithmetic' k1='.66' k3='.42' result='body'/>"
    "<feComposite in='body' in2='SourceAlpha' operator='in'/>"
)
# Styles whose edges are never soft; how soft a shade is that they leave thin, or out.
_HARD: Final = frozenset({Style.FLAT, Style.INK, Style.PAPER})
_WIDE_SOFTNESS: Final = 7.0
_SOFTEST_HATCHED: Final = 10.0

_DIRECTIONS = {
    Flow.SIDE: "x1='.12' y1='.05' x2='.92' y2='.95'",
    Flow.DOWN: "x1='.4' y1='0' x2='.6' y2='1'",
    Flow.UP: "x1='.6' y1='1' x2='.4' y2='0'",
}


@dataclass(slots=True, kw_only=True)
class Pen:
    """Writes marks as SVG and gathers the definitions that they need; ``near`` while the figure is drawn, ``scale`` widens pen lines."""

    palette: Palette
    style: Style
    frame: Frame
    near: bool = False
    scale: float = 1.0
    defs: dict[str, str] = field(default_factory=dict)
    clips: dict[str, str] = field(default_factory=dict)
    blurs: dict[tuple[float, ...], str] = field(default_factory=dict)

    def write(self, nodes: tuple[Node, ...] | list[Node]) -> str:
        """Return nodes as SVG elements; neighbours that are cut to one path share its layer, which is what a cut costs."""
        runs = groupby(nodes, key=lambda node: node.within if isinstance(node, Mark) else None)
        return "".join(self._cut("".join(self._element(node) for node in run), within) for within, run in runs)

    def _element(self, node: Node) -> str:
        if isinstance(node, Group):
            return self._group(node)
        return self.glow(node) or _WAYS[self.style](self, node)

    def _cut(self, elements: str, within: str | None) -> str:
        return f'<g clip-path="url(#{self._clip(within)})">{elements}</g>' if elements and within else elements

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

    def blur(self, amount: float, path: str | None = None) -> str:
        """Return the attribute that softens an edge; what lies outside the picture is not softened at all."""
        if amount <= 0 or self.style in _HARD:
            return ""
        left, top, right, foot = self._reach(path, 3 * amount)
        name = f"b{len(self.blurs)}"
        name = self.blurs.setdefault((amount, left, top, right, foot), name)
        self.defs[name] = (
            f"<filter id='{name}' filterUnits='userSpaceOnUse' x='{left:.0f}' y='{top:.0f}' width='{max(1.0, right - left):.0f}' "
            f"height='{max(1.0, foot - top):.0f}'><feGaussianBlur stdDeviation='{amount:g}'/></filter>"
        )
        return f' filter="url(#{name})"'

    def _reach(self, path: str | None, more: float) -> tuple[float, float, float, float]:
        """Return the part of the picture that a softened path covers: its points and ``more`` about them, within the frame."""
        # What is cut at the frame must not look like an edge there.
        past = more + 30
        frame = (self.frame.left - past, self.frame.top - past, self.frame.right + past, self.frame.foot + past)
        corners = _corners(path) if path else []
        if not corners:
            return frame
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        # A head leans by a few degrees, which moves its parts by less than this.
        slack = more + 24
        return (
            max(frame[0], min(xs) - slack),
            max(frame[1], min(ys) - slack),
            min(frame[2], max(xs) + slack),
            min(frame[3], max(ys) + slack),
        )

    def glow(self, mark: Mark) -> str | None:
        """Return a soft ellipse as an element with a gradient that fades, which costs far less than a blur; None for other marks."""
        found = _ELLIPSE.fullmatch(mark.path)
        if not found or mark.soft <= 0 or self.style in _HARD:
            return None
        x, y, rx, ry = (float(part) for part in found.groups())
        reach = 1.7 * mark.soft
        inner = max(0.0, (min(rx, ry) - reach) / (min(rx, ry) + reach))
        colour = self.colour(mark)
        name = f"r{colour[1:]}{round(inner * 100)}"
        stops = (
            (inner, 1.0),
            (inner + (1 - inner) * 0.3, 0.8),
            (inner + (1 - inner) * 0.55, 0.42),
            (inner + (1 - inner) * 0.8, 0.1),
            (1.0, 0.0),
        )
        marks = "".join(f"<stop offset='{at:.3f}' stop-color='{colour}' stop-opacity='{seen}'/>" for at, seen in stops)
        self.defs[name] = f"<radialGradient id='{name}'>{marks}</radialGradient>"
        return f'<ellipse cx="{x + rx:g}" cy="{y:g}" rx="{rx + reach:.1f}" ry="{ry + reach:.1f}" fill="url(#{name})"{_faded(mark)}/>'

    def hatching(self) -> str:
        """Return the name of the pattern of hatching lines."""
        step, width = 11 * self.scale, 2.6 * self.scale
        self.defs["hatch"] = (
            f"<pattern id='hatch' width='{step:.1f}' height='{step:.1f}' patternUnits='userSpaceOnUse' patternTransform='rotate(38)'>"
            f"<path d='M0 0V{step:.1f}' stroke='{_INK}' stroke-width='{width:.1f}'/></pattern>"
        )
        return "hatch"

    def lifted(self, path: str) -> str:
        """Return the attribute that gives a sheet of paper its shadow."""
        drop = 4.6 * self.scale
        return self._filter(
            path,
            6 * drop,
            f"<feDropShadow dx='{drop:.1f}' dy='{drop * 1.7:.1f}' stdDeviation='{drop * 1.3:.1f}' "
            "flood-color='#1C1712' flood-opacity='.42'/>",
        )

    def rounded(self, path: str) -> str:
        """Return the attribute that lights a form as a round body."""
        return self._filter(path, 36, _ROUND)

    def _filter(self, path: str, more: float, inside: str) -> str:
        left, top, right, foot = self._reach(path, more)
        name = f"f{len(self.defs)}"
        self.defs[name] = (
            f"<filter id='{name}' filterUnits='userSpaceOnUse' x='{left:.0f}' y='{top:.0f}' width='{max(1.0, right - left):.0f}' "
            f"height='{max(1.0, foot - top):.0f}' color-interpolation-filters='sRGB'>{inside}</filter>"
        )
        return f' filter="url(#{name})"'

    def _clip(self, path: str) -> str:
        name = self.clips.setdefault(path, f"c{len(self.clips)}")
        self.defs[name] = f'<clipPath id="{name}"><path d="{path}"/></clipPath>'
        return name


def _corners(path: str) -> list[tuple[float, float]]:
    """Return points that span a path of :mod:`avatars.compositor.geometry`; none where that cannot be told."""
    found: list[tuple[float, float]] = []
    for parts in _ELLIPSE.findall(path):
        x, y, rx, ry = (float(part) for part in parts)
        found += [(x, y - ry), (x + 2 * rx, y + ry)]
    for left, top, across, radius, down in _BOX.findall(path):
        x, y, r = float(left), float(top), float(radius or 0)
        found += [(x - r, y), (x + float(across) + r, y + float(down) + 2 * r)]
    rest = _BOX.sub("", _ELLIPSE.sub("", path))
    if found and "C" not in rest and "L" not in rest:
        return found
    if "a" in rest or "h" in rest:
        return []
    return found + [(float(x), float(y)) for x, y in _PAIR.findall(_RADII.sub("", rest))]


def _faded(mark: Mark, share: float = 1.0) -> str:
    """Return a mark's opacity as that of its paint: of the whole element it would cost a layer of the picture's size."""
    opacity = mark.opacity * share
    if opacity >= 0.995:
        return ""
    paint = "stroke-opacity" if mark.kind is Kind.LINE else "fill-opacity"
    return f' {paint}="{opacity:.2f}"'


def _stroke(pen: Pen, mark: Mark, *, colour: str | None = None, wider: float = 1.0, share: float = 1.0) -> str:
    return (
        f'<path d="{mark.path}" fill="none" stroke="{colour or pen.colour(mark)}" stroke-width="{mark.width * wider:.1f}" '
        f'stroke-linecap="round" stroke-linejoin="round"{_faded(mark, share)}/>'
    )


def _filled(pen: Pen, mark: Mark, *, share: float = 1.0, more: str = "") -> str:
    return f'<path d="{mark.path}" fill="{pen.colour(mark)}"{_faded(mark, share)}{more}/>'


def _editorial(pen: Pen, mark: Mark) -> str:
    """Gradients on every form, soft light and shade."""
    if mark.kind is Kind.LINE:
        return _stroke(pen, mark)
    fill = pen.gradient(mark) if mark.kind is Kind.FORM else pen.colour(mark)
    return f'<path d="{mark.path}" fill="{fill}"{_faded(mark)}{pen.blur(mark.soft, mark.path)}/>'


def _flat(pen: Pen, mark: Mark) -> str:
    """Even colours and one hard shade."""
    if mark.kind is Kind.LINE:
        return _stroke(pen, mark, share=0.8)
    if mark.kind is Kind.LIGHT:
        return "" if mark.soft or mark.opacity < 0.3 else _filled(pen, mark, share=0.7)
    if mark.kind is Kind.SHADE and mark.soft > _WIDE_SOFTNESS:
        return _filled(pen, mark, share=0.62)
    return _filled(pen, mark)


def _ink(pen: Pen, mark: Mark) -> str:
    """Pen lines over a pale wash, shade as hatching."""
    if mark.kind is Kind.LIGHT:
        return ""
    if mark.kind is Kind.LINE:
        own = mark.material.startswith("#") or mark.material in _KEEPS_COLOUR or mark.opacity >= 1.0
        return _stroke(pen, mark, share=1.2) if own else _stroke(pen, mark, colour=_INK, wider=0.9, share=1.5)
    if mark.kind is Kind.SHADE:
        if mark.opacity < 0.2 or mark.soft > _SOFTEST_HATCHED:
            return ""
        return f'<path d="{mark.path}" fill="url(#{pen.hatching()})" fill-opacity="{min(0.75, mark.opacity * 1.7):.2f}"/>'
    if mark.kind is Kind.DETAIL:
        return _filled(pen, mark)
    wash = _washed(pen.colour(mark), _WASHES.get(mark.material, 0.42))
    return (
        f'<path d="{mark.path}" fill="{wash}" stroke="{_INK}" stroke-width="{4.2 * pen.scale:.1f}" stroke-linejoin="round"{_faded(mark)}/>'
    )


def _paper(pen: Pen, mark: Mark) -> str:
    """Sheets laid on each other, each with its shadow."""
    if mark.kind is Kind.LIGHT:
        return ""
    if mark.kind is Kind.LINE:
        return _stroke(pen, mark, share=0.75) if mark.opacity >= 0.3 else ""
    if mark.kind is Kind.SHADE:
        return "" if mark.soft > _SOFTEST_HATCHED else _filled(pen, mark, share=0.8)
    if mark.kind is Kind.DETAIL:
        return _filled(pen, mark)
    width = 2.2 * pen.scale
    edge = f' stroke="{pen.palette.hex(mark.material, max(1, mark.tone - 2))}" stroke-width="{width:.1f}" stroke-opacity=".55"'
    return _filled(pen, mark, more=edge + pen.lifted(mark.path) if mark.opacity >= 1.0 else "")


def _clay(pen: Pen, mark: Mark) -> str:
    """Round bodies under one lamp."""
    if mark.kind is Kind.LINE:
        return _stroke(pen, mark, share=0.55, wider=1.3)
    if mark.kind is Kind.FORM:
        body = pen.rounded(mark.path) if mark.opacity >= 1.0 and pen.near else ""
        return f'<path d="{mark.path}" fill="{pen.gradient(mark)}"{_faded(mark)}{body}/>'
    return f'<path d="{mark.path}" fill="{pen.colour(mark)}"{_faded(mark)}{pen.blur(mark.soft * 1.4, mark.path)}/>'


def _washed(text: str, share: float) -> str:
    """Return a colour thinned with the paper's."""
    colour, paper = Colour.parse(text), Colour.parse(PAPER)
    return Colour(*(round(a * (1 - share) + b * share) for a, b in zip(colour.rgb, paper.rgb, strict=True))).hex


_WAYS: Final = {
    Style.EDITORIAL: _editorial,
    Style.FLAT: _flat,
    Style.INK: _ink,
    Style.PAPER: _paper,
    Style.DUOTONE: _editorial,
    Style.SOFT: _clay,
}
