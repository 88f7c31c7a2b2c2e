"""Copy quoted in a language that we do not write: it sets the ad's language, and nothing of ours is mixed into it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from generation.brief import AdCopy, QuotedCopy
from generation.copywriter.languages import direction_of

# The first language of each range of letters, and how its readers are asked to act.
_TONGUES: Final = (
    ("he", 0x0590, 0x05FF, "לרכישה"),
    ("hi", 0x0900, 0x097F, "अभी खरीदें"),
    ("bn", 0x0980, 0x09FF, "এখনই কিনুন"),
    ("ta", 0x0B80, 0x0BFF, "இப்போதே வாங்குங்கள்"),
    ("te", 0x0C00, 0x0C7F, "ఇప్పుడే కొనండి"),
    ("th", 0x0E00, 0x0E7F, "สั่งซื้อเลย"),
    ("lo", 0x0E80, 0x0EFF, "ສັ່ງຊື້ດຽວນີ້"),
    ("my", 0x1000, 0x109F, "ယခုဝယ်ပါ"),
    ("am", 0x1200, 0x137F, "አሁን ይግዙ"),
    ("km", 0x1780, 0x17FF, "ទិញឥឡូវនេះ"),
    ("el", 0x0370, 0x03FF, "Αγόρασε τώρα"),
    ("ru", 0x0400, 0x04FF, "Купить"),
    ("ja", 0x3040, 0x30FF, "購入する"),
    ("ko", 0xAC00, 0xD7AF, "구매하기"),
    ("zh", 0x4E00, 0x9FFF, "立即购买"),
)
_CALLS: Final = {tongue: call for tongue, _, _, call in _TONGUES}


def tongue_of(text: str) -> str | None:
    """Return the language that a text's script points to, None where it is a script of ours or none at all."""
    letters = [character for character in text if character.isalpha()]
    counted = Counter(tongue for character in letters if (tongue := _tongue(ord(character))))
    if not counted or sum(counted.values()) * 2 < len(letters):
        return None
    # Kana or Hangul among Han letters tell which language it is.
    return next((tongue for tongue in ("ja", "ko") if tongue in counted), counted.most_common(1)[0][0])


def _tongue(code: int) -> str | None:
    return next((tongue for tongue, first, last, _ in _TONGUES if first <= code <= last), None)


def spoken(copy: AdCopy, quoted: QuotedCopy) -> AdCopy:
    """Return the copy in the language of its quoted headline: what was not quoted is left out, the call to action translated."""
    tongue = tongue_of(quoted.headline or "")
    if tongue is None or tongue == copy.language:
        return copy
    sources = {member: source for member, source in copy.sources.items() if member not in ("label", "figure_note", "subheadline")}
    return replace(
        copy,
        language=tongue,
        direction=direction_of(tongue),
        subheadline=quoted.subheadline,
        cta=quoted.cta or _CALLS[tongue],
        label=None,
        figure_note=None,
        sources=sources
        | ({"subheadline": "quoted"} if quoted.subheadline else {})
        | ({} if quoted.cta else {"cta": f"cta.foreign.{tongue}"}),
    )
