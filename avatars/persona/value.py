"""Who an avatar is: a frozen value that holds everything that decides how a person is drawn."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Self


class Gender(StrEnum):
    """How a person presents."""

    FEMININE = "feminine"
    MASCULINE = "masculine"
    ANDROGYNOUS = "androgynous"


class Age(StrEnum):
    """Stages of life; children are drawn as teenagers."""

    TEEN = "teen"
    YOUNG = "young"
    ADULT = "adult"
    MIDDLE = "middle_aged"
    SENIOR = "senior"


class Face(StrEnum):
    """Outlines of a face."""

    SOFT = "soft"
    OVAL = "oval"
    ROUND = "round"
    SQUARE = "square"
    LONG = "long"


class Hair(StrEnum):
    """Ways to wear hair."""

    BALD = "bald"
    BUZZ = "buzz"
    FADE = "fade"
    SHORT = "short"
    SIDE_PART = "side_part"
    QUIFF = "quiff"
    CROP = "crop"
    PIXIE = "pixie"
    CURLY_SHORT = "curly_short"
    AFRO = "afro"
    BRAIDS = "braids"
    LOCS = "locs"
    CORNROWS = "cornrows"
    CURLS = "curls"
    WAVES = "waves"
    BOB = "bob"
    LONG_STRAIGHT = "long_straight"
    FRINGE = "fringe"
    BUN = "bun"
    TOP_KNOT = "top_knot"
    PONYTAIL = "ponytail"
    PLAIT = "plait"
    RECEDING = "receding"


class HairColour(StrEnum):
    """Colours of hair."""

    BLACK = "black"
    DARK_BROWN = "dark_brown"
    BROWN = "brown"
    AUBURN = "auburn"
    RED = "red"
    BLONDE = "blonde"
    GREY = "grey"
    WHITE = "white"
    DYED = "dyed"


class Covering(StrEnum):
    """What is worn on the head."""

    NONE = "none"
    HIJAB = "hijab"
    SHAYLA = "shayla"
    TURBAN = "turban"
    KEFFIYEH = "keffiyeh"
    KUFI = "kufi"
    GELE = "gele"
    HEADWRAP = "headwrap"
    SUN_HAT = "sun_hat"
    CAP = "cap"
    BEANIE = "beanie"
    HARD_HAT = "hard_hat"
    CHEF_HAT = "chef_hat"


class Beard(StrEnum):
    """Hair on the face."""

    NONE = "none"
    STUBBLE = "stubble"
    MOUSTACHE = "moustache"
    GOATEE = "goatee"
    SHORT = "short"
    FULL = "full"


class Glasses(StrEnum):
    """Frames."""

    NONE = "none"
    ROUND = "round"
    SQUARE = "square"
    SUN = "sun"


class Body(StrEnum):
    """Builds."""

    SLIM = "slim"
    AVERAGE = "average"
    BROAD = "broad"
    PLUS = "plus"


class Outfit(StrEnum):
    """Clothes."""

    BLAZER = "blazer"
    SUIT = "suit"
    SHIRT = "shirt"
    BLOUSE = "blouse"
    TURTLENECK = "turtleneck"
    HOODIE = "hoodie"
    TSHIRT = "tshirt"
    SWEATER = "sweater"
    DRESS = "dress"
    COAT = "coat"
    DENIM = "denim"
    LAB_COAT = "lab_coat"
    SCRUBS = "scrubs"
    APRON = "apron"
    CHEF = "chef"
    HIVIS = "hivis"
    OVERALLS = "overalls"
    SPORT = "sport"
    KIMONO = "kimono"
    HANBOK = "hanbok"
    QIPAO = "qipao"
    SARI = "sari"
    KURTA = "kurta"
    THOBE = "thobe"
    ABAYA = "abaya"
    PRINT = "print"
    AGBADA = "agbada"
    PONCHO = "poncho"


class Accessory(StrEnum):
    """Small things that a person wears or has about."""

    EARRINGS = "earrings"
    NECKLACE = "necklace"
    TIE = "tie"
    BOW_TIE = "bow_tie"
    SCARF = "scarf"
    WATCH = "watch"
    HEADPHONES = "headphones"
    HEADSET = "headset"
    STETHOSCOPE = "stethoscope"
    BADGE = "badge"
    BACKPACK = "backpack"
    FLOWER = "flower"
    WHEELCHAIR = "wheelchair"


class Expression(StrEnum):
    """What a face says."""

    SMILE = "smile"
    GRIN = "grin"
    LAUGH = "laugh"
    CALM = "calm"
    CONFIDENT = "confident"
    THOUGHTFUL = "thoughtful"
    SERIOUS = "serious"
    SURPRISED = "surprised"


class Pose(StrEnum):
    """What arms and hands do."""

    RELAXED = "relaxed"
    ARMS_CROSSED = "arms_crossed"
    HANDS_ON_HIPS = "hands_on_hips"
    WAVING = "waving"
    POINTING = "pointing"
    THUMBS_UP = "thumbs_up"
    CHIN = "chin"
    TABLET = "tablet"
    PHONE = "phone"
    CUP = "cup"


class Gaze(StrEnum):
    """Where the eyes look, or the head is turned to, as the viewer sees it."""

    CAMERA = "camera"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"


class Composition(StrEnum):
    """How much of a person the picture shows."""

    PORTRAIT = "portrait"
    HALF = "half_body"
    FULL = "full_body"
    WIDE = "wide"


class Background(StrEnum):
    """What is behind a person."""

    PLAIN = "plain"
    GRADIENT = "gradient"
    STUDIO = "studio"
    OFFICE = "office"
    CITY = "city"
    SHOP = "shop"
    KITCHEN = "kitchen"
    CAFE = "cafe"
    HOME = "home"
    NATURE = "nature"
    BEACH = "beach"
    CLINIC = "clinic"
    GYM = "gym"
    WORKSHOP = "workshop"
    LIBRARY = "library"


class Lighting(StrEnum):
    """How the scene is lit."""

    SOFT = "soft"
    BRIGHT = "bright"
    WARM = "warm"
    GOLDEN = "golden"
    COOL = "cool"
    DRAMATIC = "dramatic"


class Style(StrEnum):
    """The ways in which the house draws."""

    EDITORIAL = "editorial"
    FLAT = "flat"
    INK = "ink"
    PAPER = "paper"
    DUOTONE = "duotone"
    SOFT = "soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """One person, settled in every trait.

    ``skin`` counts from 1, the lightest, to 10, the darkest, as the Monk Skin Tone scale does (skintone.google). ``nose``, ``eyes``,
    ``mouth`` and ``brows`` choose among drawn shapes, 0 to 99. Colours are ``#RRGGBB``. ``culture`` is a key of ``cultures.toml``,
    ``industry`` a word of ``words.toml``. ``asked`` names the traits that prompt or hints settled, ``notes`` says what was not understood.
    """

    gender: Gender
    age: Age
    skin: int
    face: Face
    hair: Hair
    hair_colour: HairColour
    eye_colour: str
    outfit: Outfit
    outfit_colour: str
    second_colour: str
    composition: Composition
    background: Background
    covering: Covering = Covering.NONE
    beard: Beard = Beard.NONE
    glasses: Glasses = Glasses.NONE
    body: Body = Body.AVERAGE
    accessories: tuple[Accessory, ...] = ()
    expression: Expression = Expression.SMILE
    pose: Pose = Pose.RELAXED
    gaze: Gaze = Gaze.CAMERA
    turn: Gaze = Gaze.CAMERA
    lighting: Lighting = Lighting.SOFT
    style: Style = Style.EDITORIAL
    freckles: bool = False
    nose: int = 0
    eyes: int = 0
    mouth: int = 0
    brows: int = 0
    background_colour: str | None = None
    culture: str | None = None
    industry: str | None = None
    role: str | None = None
    confidence: float = 0.5
    asked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the persona as plain JSON members."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild a persona from :meth:`to_json`; raises ``ValueError`` or ``TypeError`` for members that are none."""
        kinds = {**_KINDS, "accessories": lambda many: tuple(Accessory(one) for one in many), "asked": tuple, "notes": tuple}
        return cls(**{name: kinds[name](value) if name in kinds else value for name, value in members.items()})

    def told(self) -> dict[str, Any]:
        """Return the traits as diagnostics show them: settled by the request, and chosen here."""
        hidden = {"asked", "notes", "confidence", "nose", "eyes", "mouth", "brows"}
        traits = {name: value for name, value in self.to_json().items() if name not in hidden and value not in (None, [], False)}
        return {
            "asked": {name: value for name, value in traits.items() if name in self.asked},
            "chosen": {name: value for name, value in traits.items() if name not in self.asked},
        }

    def alt_text(self) -> str:
        """Describe the picture for people who do not see it, without guessing at anybody's origin."""
        who = _capital(f"{_WHO[self.age]} {_PERSON[self.gender]}")
        wears = _CLOTHES.get(self.outfit) or f"a {_words(self.outfit)}"
        head = f" and {_COVERINGS.get(self.covering) or f'a {_words(self.covering)}'}" if self.covering is not Covering.NONE else ""
        return f"{who}{f', {self.role},' if self.role else ''} wearing {wears}{head}, {_EXPRESSIONS[self.expression]}"

    def in_words(self) -> str:
        """Return the persona as a sentence for a model that paints."""
        traits = {**self.told()["asked"], **self.told()["chosen"]}
        skip = {"style", "outfit_colour", "second_colour", "background_colour", "skin", "accessories", "culture", "industry"}
        parts = [
            f"{_words(name)}: {_words(str(value))}"
            for name, value in traits.items()
            if name not in skip and value not in ("none", "camera")
        ]
        extra = [f"wearing {', '.join(_words(item) for item in self.accessories)}"] if self.accessories else []
        region = [f"at home in {_words(self.culture)}"] if self.culture else []
        return "; ".join([*parts, f"skin tone {self.skin} of 10 on the Monk scale", *extra, *region])


_ENUMS = (
    Gender,
    Age,
    Face,
    Hair,
    HairColour,
    Covering,
    Beard,
    Glasses,
    Body,
    Outfit,
    Expression,
    Pose,
    Gaze,
    Composition,
    Background,
    Lighting,
    Style,
)
_BY_NAME = {kind.__name__: kind for kind in _ENUMS}
_KINDS: dict[str, Any] = {field.name: _BY_NAME[str(field.type)] for field in fields(Persona) if str(field.type) in _BY_NAME}
_WHO = {Age.TEEN: "young", Age.YOUNG: "young", Age.ADULT: "", Age.MIDDLE: "middle-aged", Age.SENIOR: "older"}
_PERSON = {Gender.FEMININE: "woman", Gender.MASCULINE: "man", Gender.ANDROGYNOUS: "person"}
_CLOTHES = {
    Outfit.TSHIRT: "a T-shirt",
    Outfit.DENIM: "a denim jacket",
    Outfit.SCRUBS: "scrubs",
    Outfit.APRON: "an apron",
    Outfit.CHEF: "a chef's jacket",
    Outfit.HIVIS: "a high-visibility vest",
    Outfit.OVERALLS: "overalls",
    Outfit.SPORT: "sportswear",
    Outfit.ABAYA: "an abaya",
    Outfit.AGBADA: "an agbada",
    Outfit.PRINT: "printed cloth",
}
_COVERINGS = {Covering.CHEF_HAT: "a chef's hat"}
_EXPRESSIONS = {
    Expression.SMILE: "smiling",
    Expression.GRIN: "smiling broadly",
    Expression.LAUGH: "laughing",
    Expression.CALM: "looking calm",
    Expression.CONFIDENT: "looking confident",
    Expression.THOUGHTFUL: "looking thoughtful",
    Expression.SERIOUS: "looking serious",
    Expression.SURPRISED: "looking surprised",
}


def _words(name: str) -> str:
    return name.replace("_", " ")


def _capital(text: str) -> str:
    return text.strip()[:1].upper() + text.strip()[1:]
