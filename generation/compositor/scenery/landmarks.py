"""Landmarks: the buildings and mountains by which a city is known, drawn by us, in the tones of the sky that they stand before."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from generation.brief import Brief
from generation.compositor.scenery.tones import Tones
from generation.compositor.scenery.vector import number

_TONE: Final = re.compile(r"\{\{([a-z]+)\}\}")
_FRAME: Final = re.compile(r'<svg[^>]*viewBox="0 0 (\d+) (\d+)">(.*)</svg>', re.DOTALL)
# Places along the sky's run of tones: the building from its top to its foot, its edges, lit lines, openings, windows, what lies behind it.
_PLACES: Final = {"top": 0.12, "foot": 0.42, "dark": 0.03, "line": 0.70, "sky": 0.80, "glow": 0.96, "far": 0.60}


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """One drawing: the inside of an SVG of ``width`` x ``height`` whose foot is its ground, and what names its city."""

    name: str
    source: str
    width: float
    height: float
    words: tuple[str, ...]
    markets: tuple[str, ...]


@lru_cache(maxsize=1)
def landmarks() -> dict[str, Landmark]:
    """Return every landmark by name."""
    folder = files("generation.compositor.scenery") / "art"
    index = tomllib.loads((folder / "landmarks.toml").read_text("utf-8"))
    return {name: _landmark(name, (folder / f"{name}.svg").read_text("utf-8"), members) for name, members in index.items()}


def _landmark(name: str, svg: str, members: dict[str, list[str]]) -> Landmark:
    frame = _FRAME.search(svg)
    if frame is None:
        message = f"landmark {name} has no viewBox from 0 0"
        raise ValueError(message)
    words, markets = tuple(members["words"]), tuple(members["markets"])
    return Landmark(name=name, source=frame[3], width=float(frame[1]), height=float(frame[2]), words=words, markets=markets)


def named_landmark(brief: Brief) -> str | None:
    """Return the landmark of the city that a brief's words name, None where they name none that we draw."""
    text = brief.prompt.casefold()
    return next((name for name, one in landmarks().items() if any(_begins_word(text, word) for word in one.words)), None)


def landmark_for(brief: Brief) -> str | None:
    """Return the landmark of the city that a brief names, else of the country that it is for, else None."""
    if named := named_landmark(brief):
        return named
    return next((name for name, one in landmarks().items() if brief.market in one.markets), None)


def _begins_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalpha() or not word[0].isascii():
            return True
        at = text.find(word, at + 1)
    return False


def drawn_landmark(name: str, tones: Tones, *, centre: float, base: float, height: float, flipped: bool) -> str:
    """Return markup of the landmark ``height`` px high about ``centre`` on ``base``; ``flipped`` undoes a scene drawn mirrored."""
    one = landmarks()[name]
    scale = height / one.height
    paints = {tone: tones.at(share).hex for tone, share in _PLACES.items()}
    inner = _TONE.sub(lambda match: paints[match[1]], one.source).replace('id="b"', 'id="landmark"').replace("url(#b)", "url(#landmark)")
    left, across = (centre + one.width * scale / 2, -scale) if flipped else (centre - one.width * scale / 2, scale)
    return f'<g transform="translate({number(left)} {number(base - height)}) scale({across:.4f} {scale:.4f})">{inner}</g>'


def fitted_height(name: str, *, width: float, height: float) -> float:
    """Return the height at which a landmark stays inside ``width`` x ``height`` px."""
    one = landmarks()[name]
    return min(height, width * one.height / one.width)
