"""Which language a text's letters point to, where they are not the Latin or Arabic ones that several languages share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

# The first language of each range of letters, and how its readers are asked to act.
TONGUES: Final = (
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
UNSPACED: Final = "\u3005\u3006\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
"""A class of the letters that are set without spaces, or with endings and not spaces after what they name: Han, kana and Hangul."""
NO_LETTER_BEFORE: Final = rf"(?<![^\W{UNSPACED}])"
"""Stands where no letter comes before, but for one of a script in which words do not part."""
NO_LETTER_AFTER: Final = rf"(?![^\W{UNSPACED}])"
"""The same for what follows."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
# Letters that only one of the two ways to write Chinese has.
_TRADITIONAL: Final = frozenset(
    "們個來這為廣產開關會說時樣國過還進選購買價優電話設計師體驗學習廳應該課機場節請幫點讓從對發實與新動給書專業標題語創環潔髮護膚線網飲館麗禮"
)
_SIMPLIFIED: Final = frozenset(
    "们个来这为广产开关会说时样国过还进选购买价优电话设计师体验学习厅应该课机场节请帮点让从对发实与动给书专业标题语创环洁护肤线网饮馆丽礼"
)
_HALF: Final = 0.5


def is_unspaced(character: str) -> bool:
    """Tell whether a character belongs to a script whose words do not part (Han, kana), or only before their endings (Hangul)."""
    return _UNSPACED.match(character) is not None


def tongue_of(text: str) -> str | None:
    """Return the language that a text's script points to, None where it is a script of ours or none at all."""
    letters = [character for character in text if character.isalpha()]
    counted = Counter(tongue for character in letters if (tongue := _tongue(character)))
    if not counted or sum(counted.values()) * 2 < len(letters):
        return None
    return _first_of(counted)


def tongue_of_words(words: Iterable[str]) -> str | None:
    """Return the language of a prompt's words by their script where most are of it; a Latin name weighs less than a Latin word.

    Chinese is ``zh-Hant`` where its letters are the traditional ones.
    """
    counted: Counter[str] = Counter()
    others, read = 0.0, ""
    for word in words:
        tongue = _tongue(word[0])
        if tongue is None:
            others += 0.0 if word[0].isdigit() else _HALF if word[0].isupper() else 1.0
            continue
        counted[tongue] += 1
        others -= _HALF if is_unspaced(word) else 1.0
        read += word
    if not counted or others >= 0:
        return None
    tongue = _first_of(counted)
    return "zh-Hant" if tongue == "zh" and is_traditional(read) else tongue


def is_traditional(text: str) -> bool:
    """Tell whether Chinese is written with traditional rather than simplified letters."""
    letters = set(text)
    return len(letters & (_TRADITIONAL - _SIMPLIFIED)) > len(letters & (_SIMPLIFIED - _TRADITIONAL))


def _first_of(counted: Counter[str]) -> str:
    # Kana or Hangul among Han letters tell which language it is.
    return next((tongue for tongue in ("ja", "ko") if tongue in counted), counted.most_common(1)[0][0])


def _tongue(character: str) -> str | None:
    code = ord(character)
    return next((tongue for tongue, first, last, _ in TONGUES if first <= code <= last), None)
