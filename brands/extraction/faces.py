"""Which installed family stands in for a typeface that is not installed: by kinship, then by the class that its name or its stack tells."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from brands.kit import words

if TYPE_CHECKING:
    from collections.abc import Sequence


class FaceClass(StrEnum):
    """The kinds of letter between which a reader sees the difference at once."""

    GROTESQUE = "grotesque"
    NEUTRAL = "neutral sans"
    GEOMETRIC = "geometric sans"
    ROUNDED = "rounded sans"
    HUMANIST = "humanist sans"
    WIDE = "technical sans"
    CONDENSED = "condensed sans"
    POSTER = "poster sans"
    OLD_SERIF = "text serif"
    DIDONE = "high-contrast serif"
    SOFT_SERIF = "soft serif"
    DISPLAY_SERIF = "display serif"
    SLAB = "slab serif"
    SCRIPT = "handwriting"
    MONO = "monospaced"


STAND_IN: Final = {
    FaceClass.GROTESQUE: "Archivo",
    FaceClass.NEUTRAL: "Inter",
    FaceClass.GEOMETRIC: "Outfit",
    FaceClass.ROUNDED: "Nunito",
    FaceClass.HUMANIST: "Noto Sans",
    FaceClass.WIDE: "Space Grotesk",
    FaceClass.CONDENSED: "Oswald",
    FaceClass.POSTER: "Anton",
    FaceClass.OLD_SERIF: "Source Serif 4",
    FaceClass.DIDONE: "Playfair Display",
    FaceClass.SOFT_SERIF: "Fraunces",
    FaceClass.DISPLAY_SERIF: "DM Serif Display",
    FaceClass.SLAB: "Noto Serif",
    FaceClass.SCRIPT: "Caveat",
    FaceClass.MONO: "Space Grotesk",
}
# Families by class, as type specimens sort them; names in lower case without spaces.
_KNOWN: Final = {
    FaceClass.GROTESQUE: (
        "worksans, franklingothic, librefranklin, publicsans, hankengrotesk, schibstedgrotesk, familjengrotesk, "
        "brandongrotesque, akzidenzgrotesk, aktivgrotesk, founderssgrotesk, foundersgrotesk, monumentgrotesk, "
        "bricolagegrotesque, darkergrotesque, instrumentsans, karla, chivo, tradegothic, apercu, graphik"
    ),
    FaceClass.NEUTRAL: (
        "helvetica, helveticaneue, helveticanow, arial, roboto, robotoflex, söhne, sohne, suisse, suisseintl, sfpro, "
        "sfprodisplay, sfprotext, sanfrancisco, segoeui, neuehaasgrotesk, neuehaas, neuemontreal, universalsans, unica, geist, "
        "intertight, interdisplay, opensans, lato, heebo, assistant, ibmplexsans, barlow, mulish, commissioner, onest, "
        "golostext, ptsans, firasans, hind, notosansjp, untitledsans, albertsans, satoshi, switzer, generalsans"
    ),
    FaceClass.GEOMETRIC: (
        "futura, futurapt, avenir, avenirnext, gotham, proximanova, circular, circularstd, cereal, gilroy, euclid, "
        "euclidcircular, lexend, urbanist, jost, josefinsans, figtree, plusjakartasans, redhatdisplay, sora, leaguespartan, "
        "spartan, kumbhsans, questrial, centurygothic, didactgothic, prompt, kanit, readexpro, epilogue, syne, unbounded, "
        "lexenddeca, bevietnampro, sen, afacad, gantari, cairo, tajawal, almarai, ploni, ttnorms, axiforma, cabinetgrotesk"
    ),
    FaceClass.ROUNDED: (
        "nunitosans, quicksand, varelaround, comfortaa, baloo, baloo2, fredoka, fredokaone, mplusrounded1c, dynapuff, "
        "gothamrounded, arialrounded, sfprorounded, signika, dosis, zenmarugothic, kosugimaru, gowundodum, cerapro"
    ),
    FaceClass.HUMANIST: (
        "frutiger, myriad, myriadpro, gillsans, optima, verdana, tahoma, trebuchetms, calibri, sourcesanspro, sourcesans3, "
        "sourcesans, cabin, ubuntu, oxygen, merriweathersans, alegreyasans, catamaran, martel, notosanskr, notosanssc, "
        "notosanstc, notosansarabic, notosanshebrew, pretendard"
    ),
    FaceClass.WIDE: (
        "eurostile, orbitron, rajdhani, exo, exo2, michroma, chakrapetch, saira, oxanium, audiowide, syncopate, sharpgrotesk, clashdisplay"
    ),
    FaceClass.CONDENSED: (
        "barlowcondensed, robotocondensed, sairacondensed, pathwaygothicone, fjallaone, leaguegothic, archivonarrow, "
        "ptsansnarrow, dincondensed, din, dinnext, dinpro, bigshoulders, bigshouldersdisplay, antonio, teko, "
        "sofiasanscondensed, opensanscondensed, firasanscondensed, yanonekaffeesatz"
    ),
    FaceClass.POSTER: (
        "impact, druk, drukwide, alfaslabone, blackopsone, passionone, bowlbyone, bungee, rammettoone, luckiestguy, titanone, "
        "archivoblack, bangers"
    ),
    FaceClass.OLD_SERIF: (
        "georgia, timesnewroman, times, garamond, ebgaramond, cormorant, cormorantgaramond, crimson, crimsontext, crimsonpro, "
        "spectral, merriweather, librebaskerville, baskerville, caslon, librecaslontext, minion, minionpro, ptserif, "
        "sourceserifpro, tiempos, tiempostext, newsreader, literata, gelasio, alegreya, vollkorn, cardo, palatino, bookantiqua, "
        "cambria, notoserifjp, notoserifkr, shipporimincho, zenoldmincho, nanummyeongjo, amiri, frankruhllibre, davidlibre"
    ),
    FaceClass.DIDONE: (
        "bodoni, bodonimoda, didot, abrilfatface, playfair, playfairdisplaysc, prata, oranienbaum, gfsdidot, chomsky, "
        "noeldisplay, noedisplay, saoltext, saol, canela, ogg, rufina, yesevaone, gloock, cinzel, marcellus, italiana, "
        "bellefair, cormorantinfant"
    ),
    FaceClass.SOFT_SERIF: (
        "recoleta, cooper, cooperbt, coopblack, souvenir, windsor, gooper, youngserif, corben, chonburi, roxborough, bogart, gtalpina, lora"
    ),
    FaceClass.DISPLAY_SERIF: (
        "dmserifdisplay, dmseriftext, instrumentserif, gtsuper, domaine, tiemposheadline, libreserif, librecaslondisplay, "
        "youngseriftext, bitter, bigilla, editorialnew, ppeditorialnew"
    ),
    FaceClass.SLAB: (
        "rockwell, robotoslab, zillaslab, arvo, josefinslab, crete, creteround, courierprime, clarendon, sanchez, slabo27px, "
        "museoslab, archer, kreon, aleo, besley, rokkitt"
    ),
    FaceClass.SCRIPT: (
        "pacifico, dancingscript, greatvibes, satisfy, sacramento, kalam, indieflower, shadowsintolight, permanentmarker, "
        "amaticsc, parisienne, allura, patrickhand, courgette, cookie, lobster, yellowtail, comicsansms, comicneue, gochihand, "
        "handlee, caveatbrush, homemadeapple, kaushanscript"
    ),
    FaceClass.MONO: (
        "ibmplexmono, jetbrainsmono, spacemono, robotomono, firacode, firamono, sourcecodepro, courier, couriernew, menlo, "
        "consolas, monaco, dmmono, inconsolata, geistmono"
    ),
}
_CLASS_OF: Final = {name: kind for kind, names in _KNOWN.items() for name in names.split(", ")}
# What parts of a name tell of a family that no table knows.
_HINTS: Final = (
    (re.compile(r"mono|code|typewriter"), FaceClass.MONO),
    (re.compile(r"script|hand|brush|marker|pen\b|signature|cursive"), FaceClass.SCRIPT),
    (re.compile(r"slab"), FaceClass.SLAB),
    (re.compile(r"bodoni|didot|didone"), FaceClass.DIDONE),
    (re.compile(r"condensed|narrow|compressed|cond\b"), FaceClass.CONDENSED),
    (re.compile(r"round|maru|soft"), FaceClass.ROUNDED),
    (re.compile(r"(?<!sans)serif|roman|mincho|myeongjo|song\b|garamond|caslon|antiqua|text$"), FaceClass.OLD_SERIF),
    (re.compile(r"grotes[kq]|gothic"), FaceClass.GROTESQUE),
    (re.compile(r"geometric|futur|circular|avant"), FaceClass.GEOMETRIC),
    (re.compile(r"black|poster|ultra|impact"), FaceClass.POSTER),
)
_GENERIC_CLASS: Final = {
    "serif": FaceClass.OLD_SERIF,
    "ui-serif": FaceClass.OLD_SERIF,
    "cursive": FaceClass.SCRIPT,
    "fantasy": FaceClass.POSTER,
    "monospace": FaceClass.MONO,
    "ui-monospace": FaceClass.MONO,
    "ui-rounded": FaceClass.ROUNDED,
}
_INSTALLED: Final = {re.sub(r"\W", "", name).lower(): name for name in words.FAMILIES}
# Families under the SIL Open Font Licence, whose files may be used wherever they are served; installed ones are too.
_OPEN_NAMES: Final = (
    "abrilfatface albertsans alegreya alegreyasans almarai amaticsc amiri antonio archivoblack archivonarrow arvo assistant "
    "baloo2 bangers barlow barlowcondensed besley bevietnampro bigshoulders bigshouldersdisplay bitter bodonimoda "
    "bricolagegrotesque bungee cabin cairo cardo catamaran chakrapetch chivo cinzel comfortaa commissioner cormorant "
    "cormorantgaramond crimsonpro crimsontext dancingscript davidlibre dmmono dmseriftext dosis ebgaramond elmessiri "
    "epilogue exo exo2 familjengrotesk figtree firacode firamono firasans fjallaone frankruhllibre fredoka gantari geist "
    "geistmono gelasio gloock golostext hankengrotesk heebo hind ibmplexmono ibmplexsans inconsolata instrumentsans "
    "instrumentserif intertight italiana jetbrainsmono josefinsans josefinslab jost kalam kanit karla kreon kumbhsans lato "
    "leaguegothic leaguespartan lexend lexenddeca librebaskerville librecaslondisplay librecaslontext librefranklin "
    "literata marcellus merriweather merriweathersans mplusrounded1c mulish nanummyeongjo newsreader notosansarabic "
    "notosanshebrew notosansjp notosanskr notosanssc notosanstc notoserifjp notoserifkr nunitosans onest opensans orbitron "
    "pacifico plusjakartasans prata prompt ptsans ptserif publicsans quicksand rajdhani readexpro redhatdisplay robotoslab "
    "rokkitt saira schibstedgrotesk sen shipporimincho signika sora sourcesans3 sourcesanspro sourceserifpro spacemono "
    "spectral syne tajawal teko unbounded urbanist varelaround vollkorn worksans yesevaone youngserif zenmarugothic "
    "zenoldmincho zillaslab"
)
_OPEN: Final = frozenset(_OPEN_NAMES.split())
_SUFFIX: Final = re.compile(
    r"(?:variable|var|vf|webfont|web|std|pro|mt|regular|bold|medium|semibold|light|latin|local|fallback|subset|v\d+)$"
)


def installed(family: str) -> str | None:
    """Return the installed family that this is another spelling of (``Inter var``, ``InterVariable``, ``dm-sans``)."""
    key = re.sub(r"[\W_]", "", family).lower()
    for _ in range(3):
        if key in _INSTALLED:
            return _INSTALLED[key]
        key = _SUFFIX.sub("", key)
    return None


def is_open(family: str) -> bool:
    """Whether a family's licence lets its files be used."""
    key = re.sub(r"[\W_]", "", family).lower()
    return key in _OPEN or installed(family) is not None


def face_class(family: str, stack: Sequence[str] = ()) -> FaceClass:
    """Return the class of a family: by table, by its own name, by what its stack falls back to, else a neutral sans."""
    for name in (family, *stack):
        key = re.sub(r"[\W_]", "", name).lower()
        known = _CLASS_OF.get(key) or _CLASS_OF.get(_SUFFIX.sub("", key)) or _GENERIC_CLASS.get(name.lower())
        if known:
            return known
        if name == family:
            hinted = next((kind for pattern, kind in _HINTS if pattern.search(re.sub(r"[_-]", " ", name).lower())), None)
            if hinted:
                return hinted
    return FaceClass.NEUTRAL


def stand_in(family: str, stack: Sequence[str] = ()) -> str:
    """Return the installed family nearest to one that is not: of its own class if that is known, else what its stack falls back to."""
    key = re.sub(r"[\W_]", "", family).lower()
    kind = _CLASS_OF.get(key) or _CLASS_OF.get(_SUFFIX.sub("", key))
    fallen_back_to = next((known for name in stack if (known := installed(name))), None)
    return STAND_IN[kind] if kind else fallen_back_to or STAND_IN[face_class(family, stack)]
