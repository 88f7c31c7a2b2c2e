"""The type shelf: which families there are, where they come from, what each script falls back to, and how families pair."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Genre(StrEnum):
    """The kinds of letter that ask for different spacing."""

    GROTESQUE = "grotesque"
    SERIF = "serif"
    CONDENSED = "condensed"
    SCRIPT = "script"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family on the shelf: an importable package and the upright file in it (and the italic, where it ships)."""

    name: str
    package: str
    file: str
    genre: Genre = Genre.GROTESQUE
    italic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A type setting for one role: family, weight (100..900) and width (percent)."""

    family: str
    weight: int
    width: float = 100.0
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Two voices that belong together, headline and text."""

    name: str
    display: Voice
    text: Voice

    def to_json(self) -> str:
        """Return the name under which :data:`PAIRINGS` holds the pairing."""
        return self.name


def _family(name: str, slug: str, file: str, genre: Genre = Genre.GROTESQUE, italic: str | None = None) -> Family:
    return Family(name=name, package=f"fontpkg_{slug}", file=f"files/{file}", genre=genre, italic=f"files/{italic}" if italic else None)


FAMILIES: Final[dict[str, Family]] = {
    family.name: family
    for family in (
        _family("Inter", "inter", "Inter[opsz,wght].ttf", italic="Inter-Italic[opsz,wght].ttf"),
        _family("DM Sans", "dm_sans", "DMSans[opsz,wght].ttf", italic="DMSans-Italic[opsz,wght].ttf"),
        _family("Playfair Display", "playfair_display", "PlayfairDisplay[wght].ttf", Genre.SERIF, "PlayfairDisplay-Italic[wght].ttf"),
        _family("Montserrat", "montserrat", "Montserrat[wght].ttf", italic="Montserrat-Italic[wght].ttf"),
        _family("Lora", "lora", "Lora[wght].ttf", Genre.SERIF, "Lora-Italic[wght].ttf"),
        _family("Oswald", "oswald", "Oswald[wght].ttf", Genre.CONDENSED),
        _family("Bebas Neue", "bebas_neue", "BebasNeue-Regular.ttf", Genre.CONDENSED),
        _family("Anton", "anton", "Anton-Regular.ttf", Genre.CONDENSED),
        _family("Archivo", "archivo", "Archivo[wdth,wght].ttf", italic="Archivo-Italic[wdth,wght].ttf"),
        _family("Space Grotesk", "space_grotesk", "SpaceGrotesk[wght].ttf"),
        _family("Manrope", "manrope", "Manrope[wght].ttf"),
        _family("Raleway", "raleway", "Raleway[wght].ttf", italic="Raleway-Italic[wght].ttf"),
        _family("Nunito", "nunito", "Nunito[wght].ttf", italic="Nunito-Italic[wght].ttf"),
        _family("Source Serif 4", "source_serif_4", "SourceSerif4[opsz,wght].ttf", Genre.SERIF, "SourceSerif4-Italic[opsz,wght].ttf"),
        _family("Caveat", "caveat", "Caveat[wght].ttf", Genre.SCRIPT),
        _family("Fraunces", "fraunces", "Fraunces[SOFT,WONK,opsz,wght].ttf", Genre.SERIF, "Fraunces-Italic[SOFT,WONK,opsz,wght].ttf"),
        _family("Outfit", "outfit", "Outfit[wght].ttf"),
        _family("Rubik", "rubik", "Rubik[wght].ttf", italic="Rubik-Italic[wght].ttf"),
        _family("DM Serif Display", "dm_serif_display", "DMSerifDisplay-Regular.ttf", Genre.SERIF, "DMSerifDisplay-Italic.ttf"),
        _family("Noto Sans", "noto_sans", "NotoSans[wdth,wght].ttf", italic="NotoSans-Italic[wdth,wght].ttf"),
        _family("Noto Serif", "noto_serif", "NotoSerif[wdth,wght].ttf", Genre.SERIF, "NotoSerif-Italic[wdth,wght].ttf"),
    )
}

# Poppins ships one file a weight; the shelf holds the weights that pairings use.
POPPINS_WEIGHTS: Final[dict[int, str]] = {
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}
FAMILIES["Poppins"] = Family(name="Poppins", package="fontpkg_poppins", file="files/Poppins-{weight}.ttf")


def _world(name: str, package: str, folder: str, file: str) -> Family:
    return Family(name=name, package=f"justmytype_{package}", file=f"fonts/ofl/{folder}/{file}")


_WORLD: Final = (
    _world("Noto Sans Arabic", "intl_rtl", "notosansarabic", "NotoSansArabic[wdth,wght].ttf"),
    _world("Noto Sans Hebrew", "intl_rtl", "notosanshebrew", "NotoSansHebrew[wdth,wght].ttf"),
    _world("Noto Sans Devanagari", "intl_south_asia", "notosansdevanagari", "NotoSansDevanagari[wdth,wght].ttf"),
    _world("Noto Sans Bengali", "intl_south_asia", "notosansbengali", "NotoSansBengali[wdth,wght].ttf"),
    _world("Noto Sans Tamil", "intl_south_asia", "notosanstamil", "NotoSansTamil[wdth,wght].ttf"),
    _world("Noto Sans Telugu", "intl_south_asia", "notosanstelugu", "NotoSansTelugu[wdth,wght].ttf"),
    _world("Noto Sans Thai", "intl_sea", "notosansthai", "NotoSansThai[wdth,wght].ttf"),
    _world("Noto Sans Lao", "intl_sea", "notosanslao", "NotoSansLao[wdth,wght].ttf"),
    _world("Noto Sans Khmer", "intl_sea", "notosanskhmer", "NotoSansKhmer[wdth,wght].ttf"),
    _world("Noto Sans Myanmar", "intl_sea", "notosansmyanmar", "NotoSansMyanmar[wdth,wght].ttf"),
    _world("Noto Sans Ethiopic", "intl_africa", "notosansethiopic", "NotoSansEthiopic[wdth,wght].ttf"),
    _world("Noto Sans JP", "intl_cjk", "notosansjp", "NotoSansJP[wght].ttf"),
    _world("Noto Sans KR", "intl_cjk", "notosanskr", "NotoSansKR[wght].ttf"),
    _world("Noto Sans SC", "intl_cjk", "notosanssc", "NotoSansSC[wght].ttf"),
    _world("Noto Sans TC", "intl_cjk", "notosanstc", "NotoSansTC[wght].ttf"),
    Family(name="Noto Symbols", package="justmytype_western_core", file="fonts/ofl/notosanssymbols2/NotoSansSymbols2-Regular.ttf"),
    Family(name="Noto Color Emoji", package="deckr_fonts", file="fonts/NotoColorEmoji-Regular.ttf"),
)
FAMILIES.update({family.name: family for family in _WORLD})

# The face that a script is set in, by ISO 15924 code; what is not listed goes through LAST_RESORT.
SCRIPT_FAMILIES: Final[dict[str, str]] = {
    "Arab": "Noto Sans Arabic",
    "Hebr": "Noto Sans Hebrew",
    "Deva": "Noto Sans Devanagari",
    "Beng": "Noto Sans Bengali",
    "Taml": "Noto Sans Tamil",
    "Telu": "Noto Sans Telugu",
    "Thai": "Noto Sans Thai",
    "Laoo": "Noto Sans Lao",
    "Khmr": "Noto Sans Khmer",
    "Mymr": "Noto Sans Myanmar",
    "Ethi": "Noto Sans Ethiopic",
    "Hira": "Noto Sans JP",
    "Kana": "Noto Sans JP",
    "Hang": "Noto Sans KR",
    "Hani": "Noto Sans SC",
    "Bopo": "Noto Sans TC",
}

# Han is shared: the language decides whose forms are set.
HAN_FAMILIES: Final[dict[str, str]] = {
    "ja": "Noto Sans JP",
    "ko": "Noto Sans KR",
    "zh-hant": "Noto Sans TC",
    "zh-tw": "Noto Sans TC",
    "zh-hk": "Noto Sans TC",
}

LAST_RESORT: Final = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans JP",
    "Noto Sans SC",
    "Noto Sans KR",
    "Noto Symbols",
    "Noto Color Emoji",
)


def _pairing(name: str, display: tuple[str, int, float], text: tuple[str, int]) -> Pairing:
    family, weight, width = display
    return Pairing(name=name, display=Voice(family=family, weight=weight, width=width), text=Voice(family=text[0], weight=text[1]))


PAIRINGS: Final[dict[str, Pairing]] = {
    pairing.name: pairing
    for pairing in (
        _pairing("sturdy", ("Archivo", 800, 114), ("Archivo", 500)),
        _pairing("clean", ("DM Sans", 700, 100), ("Inter", 500)),
        _pairing("editorial", ("Playfair Display", 600, 100), ("Montserrat", 500)),
        _pairing("warm", ("Fraunces", 800, 100), ("Outfit", 500)),
        _pairing("modern", ("Manrope", 800, 100), ("Manrope", 500)),
        _pairing("technical", ("Space Grotesk", 600, 100), ("Space Grotesk", 500)),
        _pairing("friendly", ("Outfit", 700, 100), ("Outfit", 500)),
        _pairing("loud", ("Anton", 400, 100), ("Archivo", 600)),
        _pairing("literary", ("DM Serif Display", 400, 100), ("DM Sans", 500)),
        _pairing("neutral", ("Inter", 800, 100), ("Inter", 500)),
        _pairing("soft", ("Nunito", 900, 100), ("Nunito", 600)),
        _pairing("crisp", ("Montserrat", 800, 100), ("Montserrat", 500)),
    )
}

_JOIN: Final = " + "
_HEADLINE_WEIGHTS: Final = {Genre.GROTESQUE: 800, Genre.SERIF: 700, Genre.CONDENSED: 600, Genre.SCRIPT: 700}
# Families of a single weight: what else is asked of them would be faked.
_ONE_WEIGHT: Final = frozenset({"Anton", "Bebas Neue", "DM Serif Display"})
_TEXT_WEIGHT: Final = 500


def pairing_of(heading: str, body: str | None = None) -> str:
    """Return the name of the pairing of a brand's own families; without a family for text, of one that goes with the headline's.

    It is never a name of :data:`PAIRINGS`, also where the shelf pairs the same families: what is not there is a brand's own.
    """
    return _JOIN.join((heading, body or _companion(heading)))


def pairing_named(name: str) -> Pairing:
    """Return a pairing of the shelf, or one that :func:`pairing_of` named; raises ``KeyError`` for a family that is not there."""
    if name in PAIRINGS:
        return PAIRINGS[name]
    heading, _, body = name.partition(_JOIN)
    return Pairing(name=name, display=_display(heading), text=Voice(family=FAMILIES[body].name, weight=_weight(body, _TEXT_WEIGHT)))


def _companion(heading: str) -> str:
    shelved = next((pairing.text.family for pairing in PAIRINGS.values() if pairing.display.family == heading), None)
    return shelved or (heading if FAMILIES[heading].genre is Genre.GROTESQUE else "Inter")


def _display(heading: str) -> Voice:
    shelved = next((pairing.display for pairing in PAIRINGS.values() if pairing.display.family == heading), None)
    return shelved or Voice(family=heading, weight=_weight(heading, _HEADLINE_WEIGHTS[FAMILIES[heading].genre]))


def _weight(family: str, wanted: int) -> int:
    return 400 if family in _ONE_WEIGHT else wanted
