"""Type and space tokens: how each role is set, as shares of the artboard's short side, by genre of letter and script."""

from __future__ import annotations

from typing import Final

from generation.compositor.typeset.shape import Style
from generation.fonts import FAMILIES, Genre, Pairing, Voice

# Display spacing by genre: tracking, word space, leading. Tight letters get their word space back.
_DISPLAY: Final[dict[Genre, tuple[float, float, float]]] = {
    Genre.GROTESQUE: (-0.028, 0.06, 0.97),
    Genre.SERIF: (-0.014, 0.045, 1.0),
    Genre.CONDENSED: (0.0, 0.02, 1.08),
    Genre.SCRIPT: (0.0, 0.0, 1.0),
}
_TEXT_LEADING: Final = 1.3
_UNSPACED_LANGUAGES: Final = frozenset({"ja", "zh", "ko"})
_CJK_TRACKING: Final = 0.03
RTL_LANGUAGES: Final = frozenset({"ar", "fa", "ur", "he", "ckb", "ps", "yi"})


def is_rtl(language: str) -> bool:
    """Tell whether a BCP 47 language is written from right to left."""
    return language.split("-", maxsplit=1)[0].lower() in RTL_LANGUAGES


def display_style(pairing: Pairing, language: str) -> Style:
    """Return the headline's style."""
    tracking, word_space, leading = _DISPLAY[FAMILIES[pairing.display.family].genre]
    if language.split("-", maxsplit=1)[0].lower() in _UNSPACED_LANGUAGES:
        tracking, word_space = _CJK_TRACKING, 0.0
    return Style(voice=pairing.display, tracking=tracking, word_space=word_space, leading=leading, language=language, rtl=is_rtl(language))


def text_style(pairing: Pairing, language: str, *, weight: int | None = None, leading: float = _TEXT_LEADING) -> Style:
    """Return the style of subheadline and notes."""
    voice = pairing.text if weight is None else Voice(family=pairing.text.family, weight=weight, width=pairing.text.width)
    return Style(voice=voice, tracking=-0.005, leading=leading, language=language, rtl=is_rtl(language))


def label_style(pairing: Pairing, language: str, *, weight: int = 700) -> Style:
    """Return the style of call to action, brand name and figures: the text family, heavy, a little tight."""
    return Style(
        voice=Voice(family=pairing.text.family, weight=weight),
        tracking=-0.012,
        word_space=0.02,
        leading=1.05,
        language=language,
        rtl=is_rtl(language),
    )
