"""Casting: every trait that a request leaves open is given one that goes with the rest, with respect and with variety."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from avatars.persona.dice import Dice, Option
from avatars.persona.value import (
    Accessory,
    Age,
    Background,
    Beard,
    Body,
    Composition,
    Covering,
    Expression,
    Face,
    Gaze,
    Gender,
    Glasses,
    Hair,
    HairColour,
    Lighting,
    Outfit,
    Persona,
    Pose,
    Style,
)
from avatars.persona.words import table

_FEMININE_HAIR: Final = frozenset(
    {Hair.PIXIE, Hair.BOB, Hair.LONG_STRAIGHT, Hair.FRINGE, Hair.BUN, Hair.PONYTAIL, Hair.PLAIT, Hair.WAVES, Hair.CURLS, Hair.BRAIDS}
)
_MASCULINE_HAIR: Final = frozenset(
    {Hair.BALD, Hair.BUZZ, Hair.FADE, Hair.SHORT, Hair.SIDE_PART, Hair.QUIFF, Hair.CROP, Hair.RECEDING, Hair.TOP_KNOT, Hair.CURLY_SHORT}
)
_USUAL_HAIR: Final = {
    Gender.FEMININE: (Hair.WAVES, Hair.BOB, Hair.LONG_STRAIGHT, Hair.BUN, Hair.CURLS, Hair.PONYTAIL),
    Gender.MASCULINE: (Hair.SHORT, Hair.SIDE_PART, Hair.QUIFF, Hair.CROP, Hair.FADE, Hair.CURLY_SHORT),
    Gender.ANDROGYNOUS: (Hair.PIXIE, Hair.CROP, Hair.CURLY_SHORT, Hair.BOB, Hair.SHORT, Hair.TOP_KNOT),
}
_FEMININE_WEAR: Final = frozenset({Outfit.BLOUSE, Outfit.DRESS, Outfit.SARI, Outfit.ABAYA, Outfit.QIPAO})
_MASCULINE_WEAR: Final = frozenset({Outfit.THOBE, Outfit.AGBADA})
# Asked for without a word on gender, these tell it. Hair that both wear tells nothing.
_TELLS_FEMININE: Final = (
    _FEMININE_WEAR | {Covering.HIJAB, Covering.SHAYLA, Covering.GELE} | (_FEMININE_HAIR - {Hair.CURLS, Hair.BRAIDS, Hair.PIXIE})
)
_TELLS_MASCULINE: Final = _MASCULINE_WEAR | {Covering.KEFFIYEH, Covering.TURBAN, Hair.QUIFF, Hair.RECEDING, Hair.BUZZ, Hair.FADE, Hair.BALD}
_USUAL_WEAR: Final = (Outfit.BLAZER, Outfit.SHIRT, Outfit.SWEATER, Outfit.TSHIRT, Outfit.TURTLENECK, Outfit.DENIM, Outfit.BLOUSE)
_OWN_COLOUR: Final = {
    Outfit.LAB_COAT: "#FFFFFF",
    Outfit.CHEF: "#FFFFFF",
    Outfit.HIVIS: "#F59E0B",
    Outfit.THOBE: "#FFFFFF",
    Outfit.DENIM: "#3B5B8C",
}
_USUAL_COLOURS: Final = ("#1F2F4D", "#C2613A", "#2F7D4F", "#7F1D3A", "#2563A8", "#F2B632", "#0F766E", "#6D3F98", "#7C8F5A", "#DB5E8C")
_SECOND_COLOURS: Final = ("#F2E6D3", "#FFFFFF", "#18181B", "#6B7280", "#1F2F4D", "#8FC1E3")
_DARK_EYES: Final = "#4B2E1E"
_LIGHT_EYES: Final = ("#4B2E1E", "#6B4A24", "#3E6FA8", "#4F7F52", "#6E7B85")
_GREYING: Final = {Age.MIDDLE: 0.35, Age.SENIOR: 0.92}
_TRADITIONAL: Final = 0.35
_DARKEST_WITH_LIGHT_EYES: Final = 4
# Light hair over deep skin is a choice that people make for themselves: it is drawn where it is asked for.
_DARKEST_WITH_LIGHT_HAIR: Final = 5
_DARK_HAIR: Final = frozenset({HairColour.BLACK, HairColour.DARK_BROWN, HairColour.BROWN})
_USUAL_AGES: Final = (Age.YOUNG, Age.ADULT, Age.ADULT, Age.YOUNG, Age.MIDDLE, Age.SENIOR)
_USUAL_BODIES: Final = (Body.AVERAGE, Body.SLIM, Body.BROAD, Body.AVERAGE, Body.PLUS)
_USUAL_EXPRESSIONS: Final = (Expression.SMILE, Expression.GRIN, Expression.CONFIDENT, Expression.SMILE, Expression.CALM)
_USUAL_LIGHT: Final = (Lighting.SOFT, Lighting.BRIGHT, Lighting.WARM)
_EARS_SHOW: Final = frozenset({Covering.NONE, Covering.GELE, Covering.HEADWRAP, Covering.TURBAN})
_NECK_SHOWS: Final = frozenset({Outfit.BLOUSE, Outfit.DRESS, Outfit.TSHIRT, Outfit.BLAZER, Outfit.PRINT})
_LEAST_DIFFERENCES: Final = 3
_FACE_TRAITS: Final = ("hair", "face", "hair_colour", "outfit_colour", "nose", "mouth")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """What is known while a trait is given: what is settled or lent, what goes with it, and the dice."""

    known: Mapping[str, Any]
    role: Mapping[str, Any]
    culture: Mapping[str, Any]
    culture_asked: bool
    gender: Gender
    age: Age
    dice: Dice
    inspiring: Persona | None

    def unlike(self, name: str) -> object:
        """Return the inspiration's trait, which the new one is not to have."""
        return getattr(self.inspiring, name) if self.inspiring else None


def cast(settled: Mapping[str, Any], dice: Dice, *, inspired_by: Persona | None) -> Persona:
    """Return a whole persona from the traits that are settled."""
    lent = _lent(settled, inspired_by)
    known = {**lent, **settled}
    culture_key = known.get("culture") or dice.one("culture", sorted(table("cultures")))
    at = _Open(
        known=known,
        role=table("roles").get(str(known.get("role_key")), {}),
        culture=table("cultures")[culture_key],
        culture_asked="culture" in settled,
        gender=Gender(known["gender"]) if "gender" in known else _gender(settled, dice),
        age=Age(known["age"]) if "age" in known else dice.one("age", _USUAL_AGES),
        dice=dice,
        inspiring=inspired_by,
    )
    outfit = _outfit(at)
    covering = _covering(at, outfit)
    skin = int(known["skin"]) if "skin" in known else int(dice.one("skin", at.culture["skin"], leaning=0.3))
    colour = HairColour(known["hair_colour"]) if "hair_colour" in known else _hair_colour(at, skin)
    persona = Persona(
        gender=at.gender,
        age=at.age,
        skin=skin,
        face=_other(dice, "face", tuple(Face), at.unlike("face")),
        hair=Hair(known["hair"]) if "hair" in known else _hair(at),
        hair_colour=colour,
        eye_colour=known.get("eye_colour") or _eyes(skin, colour, dice),
        outfit=outfit,
        outfit_colour=known.get("outfit_colour") or _outfit_colour(at, outfit),
        second_colour=dice.one("second colour", _SECOND_COLOURS),
        composition=Composition(known.get("composition", Composition.PORTRAIT)),
        background=_background(at),
        covering=covering,
        beard=_beard(at),
        glasses=Glasses(known["glasses"]) if "glasses" in known else _glasses(at),
        body=Body(known["body"]) if "body" in known else dice.one("body", _USUAL_BODIES),
        accessories=_accessories(at, covering, outfit),
        expression=Expression(known["expression"]) if "expression" in known else dice.one("expression", _USUAL_EXPRESSIONS),
        pose=_pose(at),
        gaze=Gaze(known.get("gaze", Gaze.CAMERA)),
        turn=Gaze(known["turn"]) if "turn" in known else dice.one("turn", (Gaze.CAMERA, Gaze.LEFT, Gaze.RIGHT, Gaze.CAMERA)),
        lighting=Lighting(known["lighting"]) if "lighting" in known else dice.one("lighting", _USUAL_LIGHT),
        style=Style(known.get("style", Style.EDITORIAL)),
        freckles=bool(known.get("freckles", skin <= 3 and dice.share("freckles") < 0.2)),
        nose=dice.number("nose", 100),
        eyes=dice.number("eyes", 100),
        mouth=dice.number("mouth", 100),
        brows=dice.number("brows", 100),
        background_colour=known.get("background_colour"),
        culture=culture_key if at.culture_asked or "culture" in lent else None,
        industry=at.role.get("industry"),
        role=known.get("role_word") or (str(known["role_key"]) if "role_key" in known else None),
    )
    return _unlike(persona, inspired_by, dice)


def named(persona: Persona, *, asked: tuple[str, ...], notes: tuple[str, ...], confidence: float) -> Persona:
    """Return the persona with what was asked for and what was not understood."""
    traits = tuple(dict.fromkeys({"role_key": "role", "role_word": "role"}.get(name, name) for name in asked))
    return replace(persona, asked=traits, notes=notes, confidence=confidence)


def _lent(settled: Mapping[str, Any], inspiring: Persona | None) -> dict[str, Any]:
    """Return what a character of the library lends: where people would meet it, what it wears and how it stands, never its face."""
    if inspiring is None:
        return {}
    lent: dict[str, Any] = {
        "outfit": inspiring.outfit,
        "background": inspiring.background,
        "pose": inspiring.pose,
        "lighting": inspiring.lighting,
    }
    if "gender" in settled and settled["gender"] != inspiring.gender:
        lent.pop("outfit")
    if "role_key" in settled:
        # What somebody does brings clothes and a place of its own.
        lent.pop("outfit", None)
        lent.pop("background")
    if "culture" not in settled and inspiring.culture and "skin" not in settled:
        lent["culture"] = inspiring.culture
    elif settled.get("culture") != inspiring.culture:
        lent.pop("outfit", None)
    return lent


def _unlike(persona: Persona, inspiring: Persona | None, dice: Dice) -> Persona:
    """Return the persona with three traits at least that its inspiration does not have."""
    if inspiring is None:
        return persona
    differing = sum(getattr(persona, name) != getattr(inspiring, name) for name in _FACE_TRAITS)
    if differing >= _LEAST_DIFFERENCES:
        return persona
    other = [colour for colour in _USUAL_COLOURS if colour != inspiring.outfit_colour]
    return replace(
        persona,
        nose=(inspiring.nose + 37) % 100,
        mouth=(inspiring.mouth + 29) % 100,
        brows=(inspiring.brows + 41) % 100,
        face=_other(dice, "another face", tuple(Face), inspiring.face),
        outfit_colour=dice.one("another colour", other),
    )


def _gender(settled: Mapping[str, Any], dice: Dice) -> Gender:
    """Return who is meant where nobody says it: what is asked for is worn by one rather than the other, or by both alike."""
    worn = (settled.get("covering"), settled.get("outfit"), settled.get("hair"))
    if settled.get("beard") not in (None, Beard.NONE) or any(name in _TELLS_MASCULINE for name in worn):
        return Gender.MASCULINE
    if any(name in _TELLS_FEMININE for name in worn):
        return Gender.FEMININE
    return dice.one("gender", (Gender.FEMININE, Gender.MASCULINE))


def _outfit(at: _Open) -> Outfit:
    if "outfit" in at.known:
        return Outfit(at.known["outfit"])
    if at.role:
        return at.dice.one("outfit", _worn(at.role["outfits"], at.gender), leaning=0.8)
    traditional = _worn(at.culture["traditional"], at.gender)
    if at.culture_asked and traditional and at.dice.share("traditional") < _TRADITIONAL:
        return at.dice.one("outfit", traditional)
    return at.dice.one("outfit", _worn(_USUAL_WEAR, at.gender))


def _worn(names: Sequence[str], gender: Gender) -> list[Outfit]:
    barred = {Gender.FEMININE: _MASCULINE_WEAR, Gender.MASCULINE: _FEMININE_WEAR}.get(gender, _MASCULINE_WEAR | _FEMININE_WEAR)
    return [Outfit(name) for name in names if Outfit(name) not in barred] or [Outfit.SHIRT]


def _covering(at: _Open, outfit: Outfit) -> Covering:
    if "covering" in at.known:
        return Covering(at.known["covering"])
    if "hair" in at.known:
        return Covering.NONE
    if at.role.get("coverings"):
        return Covering(at.dice.one("covering", at.role["coverings"], leaning=0.5))
    if not at.culture_asked or at.age is Age.TEEN or at.gender is Gender.ANDROGYNOUS or at.dice.share("covered") >= at.culture["covered"]:
        return Covering.NONE
    names = at.culture["coverings_masculine"] if at.gender is Gender.MASCULINE else at.culture["coverings"]
    covering = Covering(at.dice.one("covering", names))
    # The headcloth of the Gulf goes with its robe, and a gele with festive cloth.
    if (covering is Covering.KEFFIYEH and outfit is not Outfit.THOBE) or (covering is Covering.GELE and outfit is not Outfit.PRINT):
        return Covering.NONE
    return covering


def _hair(at: _Open) -> Hair:
    barred = {Gender.FEMININE: _MASCULINE_HAIR, Gender.MASCULINE: _FEMININE_HAIR}.get(at.gender, frozenset())
    options = [Hair(name) for name in at.culture["hair"] if Hair(name) not in barred] or list(_USUAL_HAIR[at.gender])
    if at.gender is Gender.MASCULINE and at.age in (Age.MIDDLE, Age.SENIOR):
        options = [*options, Hair.RECEDING, Hair.BALD]
    return _other(at.dice, "hair", tuple(options), at.unlike("hair"))


def _hair_colour(at: _Open, skin: int) -> HairColour:
    if at.dice.share("grey") < _GREYING.get(at.age, 0.0):
        return at.dice.one("grey kind", (HairColour.GREY, HairColour.WHITE, HairColour.GREY))
    options = tuple(dict.fromkeys(HairColour(name) for name in at.culture["hair_colours"]))
    if skin > _DARKEST_WITH_LIGHT_HAIR:
        options = tuple(option for option in options if option in _DARK_HAIR) or (HairColour.BLACK, HairColour.DARK_BROWN)
    return _other(at.dice, "hair colour", options, at.unlike("hair_colour"))


def _eyes(skin: int, colour: HairColour, dice: Dice) -> str:
    if skin > _DARKEST_WITH_LIGHT_EYES or colour in (HairColour.BLACK, HairColour.DARK_BROWN):
        return _DARK_EYES
    return dice.one("eye colour", _LIGHT_EYES)


def _outfit_colour(at: _Open, outfit: Outfit) -> str:
    own = _OWN_COLOUR.get(outfit)
    if own:
        return own
    options: tuple[str, ...] = tuple(dict.fromkeys((*at.culture["colours"], *_USUAL_COLOURS)))
    return _other(at.dice, "outfit colour", options, at.unlike("outfit_colour"))


def _background(at: _Open) -> Background:
    if "background" in at.known:
        return Background(at.known["background"])
    options = [Background(name) for name in at.role.get("backgrounds", ())] or [Background.GRADIENT, Background.PLAIN, Background.STUDIO]
    return at.dice.one("background", options)


def _beard(at: _Open) -> Beard:
    if "beard" in at.known:
        return Beard(at.known["beard"])
    if at.gender is not Gender.MASCULINE or at.age is Age.TEEN or at.dice.share("bearded") < 0.5:
        return Beard.NONE
    return at.dice.one("beard", (Beard.STUBBLE, Beard.SHORT, Beard.FULL, Beard.MOUSTACHE, Beard.SHORT, Beard.GOATEE))


def _glasses(at: _Open) -> Glasses:
    share = 0.4 if at.age in (Age.MIDDLE, Age.SENIOR) else 0.18
    return at.dice.one("frames", (Glasses.ROUND, Glasses.SQUARE)) if at.dice.share("glasses") < share else Glasses.NONE


def _accessories(at: _Open, covering: Covering, outfit: Outfit) -> tuple[Accessory, ...]:
    if "accessories" in at.known:
        return tuple(dict.fromkeys(Accessory(name) for name in at.known["accessories"]))
    worn = [Accessory(name) for name in at.role.get("accessories", ())[:1] if at.dice.share(f"wears {name}") < 0.7]
    if at.gender is Gender.FEMININE and covering in _EARS_SHOW and at.dice.share("earrings") < 0.55:
        worn.append(Accessory.EARRINGS)
    if at.gender is Gender.FEMININE and outfit in _NECK_SHOWS and at.dice.share("necklace") < 0.25:
        worn.append(Accessory.NECKLACE)
    with_tie = outfit in (Outfit.SUIT, Outfit.BLAZER) and at.gender is Gender.MASCULINE
    return tuple(item for item in worn if item is not Accessory.TIE or with_tie)


def _pose(at: _Open) -> Pose:
    if "pose" in at.known:
        return Pose(at.known["pose"])
    options = [Pose(name) for name in at.role.get("poses", ())] or [Pose.RELAXED, Pose.ARMS_CROSSED, Pose.HANDS_ON_HIPS, Pose.RELAXED]
    return at.dice.one("pose", options)


def _other(dice: Dice, name: str, options: tuple[Option, ...], unwanted: object) -> Option:
    """Return one of the options that is not the unwanted one, where there is another."""
    return dice.one(name, tuple(option for option in options if option != unwanted) or options)
