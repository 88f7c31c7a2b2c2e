"""From bytes to text: which encoding a page is really in, whatever it says."""

from __future__ import annotations

import re
from typing import Final

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

# Tried in turn when nothing is declared that fits; the first that decodes without a fault and whose letters make sense wins.
_GUESSES: Final = ("shift_jis", "euc-jp", "gb18030", "euc-kr", "big5", "cp1251", "cp1255", "cp1256", "cp1252")
_SENSE: Final = {
    "shift_jis": re.compile("[\u3040-\u30ff]"),
    "euc-jp": re.compile("[\u3040-\u30ff]"),
    "gb18030": re.compile("[的一是了我不在有]"),
    "euc-kr": re.compile("[\uac00-\ud7a3]"),
    "big5": re.compile("[的一是了我不在有]"),
    "cp1251": re.compile("[\u0430-\u044f]{3}"),
    "cp1255": re.compile("[\u05d0-\u05ea]{3}"),
    "cp1256": re.compile("[\u0627-\u064a]{3}"),
}
_ENOUGH: Final = 6


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of an HTML, CSS or JSON document; never fails, what cannot be read becomes U+FFFD.

    In order: byte order mark; UTF-8 if the bytes are valid UTF-8 beyond ASCII (nothing else looks like that by chance); what the header
    and then the document declare, if it decodes without a fault; a guess; Windows-1252 as browsers take it.
    """
    marked, bom = read_bom(body)
    if marked:
        return body[len(bom) :].decode(marked, "replace") if bom else body.decode(marked, "replace")
    for name in ("utf-8", *_declared(body, content_type)):
        text = _strictly(body, name)
        if text is not None:
            return text
    return _guessed(body)


def _declared(body: bytes, content_type: str) -> tuple[str, ...]:
    said = (http_content_type_encoding(content_type), html_body_declared_encoding(body[:4096]), _css_charset(body))
    return tuple(known for name in said if name and (known := resolve_encoding(name)) and known != "utf-8")


def _css_charset(body: bytes) -> str | None:
    match = re.match(rb'@charset "([\w-]{2,20})"', body)
    return match[1].decode("ascii") if match else None


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(body: bytes) -> str:
    scored = [(len(_SENSE[name].findall(text)), name) for name in _GUESSES[:-1] if (text := _strictly(body, name)) is not None]
    most, name = max(scored, default=(0, ""))
    if name == "cp1251" and _hebrew(body):
        name = "cp1255"
    return body.decode(name if most >= _ENOUGH else "cp1252", "replace")


def _hebrew(body: bytes) -> bool:
    """Tell Hebrew from Russian, whose small letters lie on the same bytes: Russian also has capitals, and five letters beyond."""
    high = [byte for byte in body if byte >= 0xC0]
    return sum(byte < 0xE0 or byte > 0xFA for byte in high) < len(high) * 0.01
