"""What is drawn, before anyone decides how: marks of named materials, in groups, from back to front."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a mark is for; each drawing style treats the kinds in its own way."""

    FORM = "form"
    """A body with an outline: a face, a sleeve, a lock of hair."""
    SHADE = "shade"
    """Shadow that lies on a form."""
    LIGHT = "light"
    """Light that lies on a form."""
    LINE = "line"
    """A fold, a crease, a strand: a stroke."""
    DETAIL = "detail"
    """Something small that looks alike in every style: an eye, a tooth, a button."""


class Flow(Enum):
    """Which way a form turns from light to shade."""

    SIDE = "side"
    DOWN = "down"
    UP = "up"
    FLAT = "flat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One shape: ``material`` names a run of tones or is ``#RRGGBB``; ``tone`` counts from 1, the lightest, to 5, the deepest.

    ``within`` is a path that the mark is cut to; ``width`` is that of a line. ``soft`` blurs the edge by so many units.
    """

    kind: Kind
    path: str
    material: str
    tone: int = 3
    opacity: float = 1.0
    width: float = 0.0
    within: str | None = None
    flow: Flow = Flow.SIDE
    soft: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Marks that move together; ``transform`` is that of SVG, ``within`` a path that all are cut to, ``soft`` blurs all."""

    nodes: tuple[Node, ...]
    transform: str = ""
    within: str | None = None
    soft: float = 0.0


Node = Mark | Group


def form(path: str, material: str, tone: int = 3, *, flow: Flow = Flow.SIDE, within: str | None = None, opacity: float = 1.0) -> Mark:
    """Return a body with an outline."""
    return Mark(kind=Kind.FORM, path=path, material=material, tone=tone, flow=flow, within=within, opacity=opacity)


def shade(path: str, material: str, tone: int = 5, *, opacity: float = 0.3, within: str | None = None, soft: float = 0.0) -> Mark:
    """Return shadow on a form."""
    return Mark(kind=Kind.SHADE, path=path, material=material, tone=tone, opacity=opacity, within=within, soft=soft)


def light(path: str, material: str, tone: int = 1, *, opacity: float = 0.4, within: str | None = None, soft: float = 0.0) -> Mark:
    """Return light on a form."""
    return Mark(kind=Kind.LIGHT, path=path, material=material, tone=tone, opacity=opacity, within=within, soft=soft)


def line(path: str, material: str, tone: int = 5, *, width: float = 3.0, opacity: float = 0.6, within: str | None = None) -> Mark:
    """Return a stroke."""
    return Mark(kind=Kind.LINE, path=path, material=material, tone=tone, width=width, opacity=opacity, within=within)


def detail(path: str, material: str, tone: int = 3, *, opacity: float = 1.0, within: str | None = None) -> Mark:
    """Return something small that looks alike in every style."""
    return Mark(kind=Kind.DETAIL, path=path, material=material, tone=tone, opacity=opacity, within=within)


def group(nodes: Iterable[Node], *, transform: str = "", within: str | None = None, soft: float = 0.0) -> Group:
    """Return nodes that move together."""
    return Group(nodes=tuple(nodes), transform=transform, within=within, soft=soft)
