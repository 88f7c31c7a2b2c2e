"""Drawing a person: the parts laid over each other and filled with tones, as the inside of one SVG element."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

from generation.compositor.figures.people import PEOPLE, Hair, Person
from generation.compositor.figures.tones import tones
from generation.compositor.scheme import Scheme

# The width that every part is drawn in, and the heights in it: hair's highest top, chin, shoulders, the foot of crossed arms, clothes' end.
WIDTH: Final = 800.0
CROWN: Final = 66.0
CHIN: Final = 556.0
SHOULDERS: Final = 596.0
ARMS_FOOT: Final = 1090.0
LONGEST: Final = 1600.0
# Half the width of the body, of the face, and of hair where it is wider than that.
BODY: Final = 350.0
FACE: Final = 136.0
_HAIR: Final = {Hair.CURLS: 286.0, Hair.WAVES: 224.0, Hair.BOB: 192.0, Hair.SCARF: 190.0, Hair.SHORT: 176.0}
_LOWERED: Final = 44
_TOKEN: Final = re.compile(r"\{\{([a-z0-9-]+)\}\}")
_BEHIND_MOUTH: Final = ("beard_full", "beard_stubble")


@lru_cache(maxsize=32)
def markup(name: str, scheme: Scheme, *, crossed: bool = True) -> str:
    """Return the person's drawing in a scheme's colours, with arms crossed or hanging; raises ``KeyError`` for an unknown name."""
    person = PEOPLE[name]
    palette = tones(person, scheme)
    arms = _part("arms_crossed" if crossed else "arms_down")
    return _TOKEN.sub(lambda match: palette[match[1]], "".join((*_parts(person), arms)))


def head_reach(name: str) -> float:
    """Return half the width of the head with its hair, in units of the drawing."""
    return _HAIR.get(PEOPLE[name].hair, 156.0)


def _parts(person: Person) -> tuple[str, ...]:
    """Return the parts from back to front: clothes go over the neck and under the face, a scarf over everything but the arms."""
    beards = tuple(part for part in person.extras if part in _BEHIND_MOUTH)
    others = tuple(part for part in person.extras if part not in _BEHIND_MOUTH)
    back, front = f"hair_{person.hair}_back", f"hair_{person.hair}_front"
    return (
        *_lowered(back, f"head_{person.head}"),
        _part(f"wear_{person.wear}"),
        *_lowered(*beards, "eyes", person.brows, person.smile, front, *others),
    )


def _lowered(*parts: str) -> tuple[str, ...]:
    """Return parts of the head moved down to where the neck has its right length."""
    return (f'<g transform="translate(0 {_LOWERED})">', *(_part(part) for part in parts), "</g>")


@lru_cache(maxsize=64)
def _part(name: str) -> str:
    return (files("generation.compositor.figures") / "art" / f"{name}.svg").read_text("utf-8")
