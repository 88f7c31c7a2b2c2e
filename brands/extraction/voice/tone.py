"""How the brand speaks, measured on its own words along four axes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from brands.extraction import grounds
from brands.extraction.findings import Evidence, Found, Tone

if TYPE_CHECKING:
    from brands.extraction.page import Page

_CASUAL: Final = re.compile(
    r"\b(?:you'?re|we'?re|don'?t|can'?t|it'?s|let'?s|hey|hi|hello|yeah|gonna|du|dein\w*|tu|toi|ton|tes|je|jij|jouw|din|ditt|sinun|ты|твой|cool|love|fun)\b|[’']s\b",
    re.IGNORECASE,
)
_FORMAL: Final = re.compile(
    r"\b(?:sie|ihr(?:e[nmrs]?)?|vous|votre|vos|usted(?:es)?|lei|u|uw|вы|ваш\w*|pursuant|therefore|hereby|compliance|governance|clients?|solutions?|"
    r"expertise|professional|partner(?:s|ship)?|corporate|enterprise|institution\w*|excellence|heritage|bespoke|curated)\b|です|ます|ございます|습니다|您",
    re.IGNORECASE,
)
_PLAYFUL: Final = re.compile(
    r"[!！]|[\U0001f300-\U0001faff☀-➿]|\b(?:wow|yum\w*|yay|oops|fun|joy\w*|happy|play\w*|magic|party|treat|snack|smile)\b", re.IGNORECASE
)
_TECHNICAL: Final = re.compile(
    r"\b(?:api|sdk|cloud|data|platform|integrat\w+|automat\w+|infrastructure|deploy\w*|latency|analytics|dashboard|workflow|engine|algorithm\w*|"
    r"protocol|server|sensor|watt|kwh|mm|rpm|ghz|gb|specification\w*|certified|iso|uptime|encrypt\w*|software|ledger|code)\b",
    re.IGNORECASE,
)
_ENERGETIC: Final = re.compile(
    r"[!！]|\b(?:now|fast\w*|power\w*|boost|bold|run|race|go|push|energy|action|instant\w*|win|launch|speed|jetzt|schnell|ya|ahora|maintenant|nu)\b|今すぐ",
    re.IGNORECASE,
)
_CALM: Final = re.compile(
    r"\b(?:calm|quiet|slow\w*|gentle|soft\w*|rest|sleep|breath\w*|natur\w+|peace\w*|sooth\w*|care|still|ruhig|lento|lent|doux|rustig|stil\w*)\b|静|安らぎ|هدوء",
    re.IGNORECASE,
)


def find_tone(page: Page) -> Found[Tone]:
    """Return the axes; a page of few words stays in the middle, and is believed less."""
    text = " ".join(element.words for element in grounds.text_elements(page))[:40_000]
    words = max(1, len(text.split()), len(text) // 6)
    tone = Tone(
        casual_formal=_axis(_CASUAL, _FORMAL, text, words),
        serious_playful=_axis(None, _PLAYFUL, text, words),
        plain_technical=_axis(None, _TECHNICAL, text, words),
        calm_energetic=_axis(_CALM, _ENERGETIC, text, words),
    )
    evidence = Evidence(source=page.url, method=f"word counts over {words} words", confidence=round(min(0.7, 0.2 + words / 800), 2))
    return Found(value=tone, evidence=evidence)


def _axis(low: re.Pattern[str] | None, high: re.Pattern[str], text: str, words: int) -> float:
    """Return 0..1: where only one end has words of its own, their absence counts for the other."""
    up = 100 * len(high.findall(text)) / words
    down = 100 * len(low.findall(text)) / words if low else 0.8
    return round(min(1.0, max(0.0, 0.5 + 0.5 * (up - down) / (up + down + 1.2))), 2)
