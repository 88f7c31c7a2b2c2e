"""The people on the shelf: each a face, hair, clothes and a pose, put together from drawn parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Lch = tuple[float, float, float]

# Hair and skin in OKLCH: lightness, chroma, hue in degrees.
_BLACK: Final = (0.27, 0.02, 40.0)
_BROWN: Final = (0.38, 0.055, 48.0)
_AUBURN: Final = (0.50, 0.095, 50.0)
_GREY: Final = (0.74, 0.012, 80.0)


class Head(StrEnum):
    """The drawn shapes of a head."""

    SOFT = "soft"
    SQUARE = "square"


class Hair(StrEnum):
    """The drawn ways to wear hair, or to cover it."""

    CURLS = "curls"
    FADE = "fade"
    PART = "part"
    BOB = "bob"
    WAVES = "waves"
    BUN = "bun"
    SHORT = "short"
    BALD = "bald"
    SCARF = "scarf"


class Wear(StrEnum):
    """The drawn clothes."""

    BLAZER = "blazer"
    SHIRT = "shirt"
    CREW = "crew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person; ``regions`` are UN M49 codes of where people would expect to meet this one, ``extras`` further parts by file name."""

    name: str
    head: Head
    hair: Hair
    wear: Wear
    skin: Lch
    hair_colour: Lch
    smile: str = "smile_open"
    brows: str = "brows_fine"
    extras: tuple[str, ...] = ()
    regions: frozenset[str] = frozenset()


_AFRICA: Final = frozenset({"africa", "caribbean"})
_EVERYWHERE: Final = frozenset({"africa", "americas", "europe", "east_asia", "south_asia", "middle_east"})

PEOPLE: Final[dict[str, Person]] = {
    person.name: person
    for person in (
        Person(
            name="amara",
            head=Head.SOFT,
            hair=Hair.CURLS,
            wear=Wear.BLAZER,
            skin=(0.47, 0.085, 47.0),
            hair_colour=_BLACK,
            extras=("earrings",),
            regions=_AFRICA | {"europe", "americas"},
        ),
        Person(
            name="kwame",
            head=Head.SQUARE,
            hair=Hair.FADE,
            wear=Wear.SHIRT,
            skin=(0.41, 0.07, 46.0),
            hair_colour=_BLACK,
            brows="brows_full",
            extras=("beard_full",),
            regions=_AFRICA | {"europe", "americas"},
        ),
        Person(
            name="sofia",
            head=Head.SOFT,
            hair=Hair.WAVES,
            wear=Wear.BLAZER,
            skin=(0.76, 0.075, 60.0),
            hair_colour=_BROWN,
            extras=("earrings",),
            regions=frozenset({"americas", "europe", "middle_east"}),
        ),
        Person(
            name="mei",
            head=Head.SOFT,
            hair=Hair.BOB,
            wear=Wear.BLAZER,
            skin=(0.83, 0.066, 66.0),
            hair_colour=_BLACK,
            smile="smile_closed",
            regions=frozenset({"east_asia", "americas"}),
        ),
        Person(
            name="omar",
            head=Head.SQUARE,
            hair=Hair.PART,
            wear=Wear.SHIRT,
            skin=(0.70, 0.08, 58.0),
            hair_colour=_BLACK,
            brows="brows_full",
            extras=("beard_stubble",),
            regions=frozenset({"middle_east", "europe", "south_asia", "americas"}),
        ),
        Person(
            name="layla",
            head=Head.SOFT,
            hair=Hair.SCARF,
            wear=Wear.BLAZER,
            skin=(0.74, 0.075, 58.0),
            hair_colour=_BLACK,
            brows="brows_full",
            regions=frozenset({"middle_east", "south_east_asia"}),
        ),
        Person(
            name="ingrid",
            head=Head.SOFT,
            hair=Hair.SHORT,
            wear=Wear.SHIRT,
            skin=(0.855, 0.062, 60.0),
            hair_colour=_GREY,
            extras=("glasses", "earrings"),
            regions=frozenset({"europe", "americas"}),
        ),
        Person(
            name="lukas",
            head=Head.SQUARE,
            hair=Hair.PART,
            wear=Wear.CREW,
            skin=(0.85, 0.072, 62.0),
            hair_colour=_AUBURN,
            smile="smile_closed",
            brows="brows_full",
            extras=("glasses",),
            regions=frozenset({"europe", "americas"}),
        ),
        Person(
            name="priya",
            head=Head.SOFT,
            hair=Hair.BUN,
            wear=Wear.SHIRT,
            skin=(0.60, 0.085, 54.0),
            hair_colour=_BLACK,
            extras=("earrings",),
            regions=frozenset({"south_asia", "south_east_asia", "europe", "americas"}),
        ),
        Person(
            name="hiro",
            head=Head.SQUARE,
            hair=Hair.PART,
            wear=Wear.BLAZER,
            skin=(0.79, 0.075, 64.0),
            hair_colour=_BLACK,
            brows="brows_full",
            regions=frozenset({"east_asia", "south_east_asia"}),
        ),
        Person(
            name="georg",
            head=Head.SQUARE,
            hair=Hair.BALD,
            wear=Wear.CREW,
            skin=(0.80, 0.08, 57.0),
            hair_colour=_GREY,
            brows="brows_full",
            extras=("beard_full",),
            regions=frozenset({"europe", "americas"}),
        ),
    )
}
