"""Provenance: what made a picture, written into its file as XMP in the words of the IPTC."""

from __future__ import annotations

from enum import StrEnum
from html import escape
from typing import Final

_VOCABULARY: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class SourceType(StrEnum):
    """IPTC digital source types that our pictures can have (NewsCodes, digitalsourcetype)."""

    ALGORITHMIC = "algorithmicMedia"
    COMPOSITE = "composite"
    WITH_MODEL = "compositeWithTrainedAlgorithmicMedia"
    BY_MODEL = "trainedAlgorithmicMedia"


def source_type(*, with_pictures: bool, with_model: bool = False) -> SourceType:
    """Return the type that is true of an ad: drawn by rules alone, composed with given pictures, or with a model's part in it."""
    if with_model:
        return SourceType.WITH_MODEL
    return SourceType.COMPOSITE if with_pictures else SourceType.ALGORITHMIC


def packet(*, source: SourceType, alt_text: str, language: str) -> bytes:
    """Return the XMP packet: the source type, the tool, and the alternative text in its language."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"><Iptc4xmpExt:DigitalSourceType>{_VOCABULARY}{source.value}</Iptc4xmpExt:DigitalSourceType>
<xmp:CreatorTool>piad</xmp:CreatorTool><Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">{_text(alt_text)}</rdf:li>
<rdf:li xml:lang="{_text(language)}">{_text(alt_text)}</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _text(value: str) -> str:
    """Escape for XML, and leave out what XML cannot hold."""
    return escape("".join(character for character in value if character in "\t\n" or ord(character) >= ord(" ")), quote=False)
