"""Casting: which of the drawn people speaks for a brief, by whom it names and where its readers live."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from generation.brief import Brief
from generation.compositor.figures.people import PEOPLE, Hair, Person

# What is sold by the people who do it, rather than as a thing to look at.
_SERVICES: Final = frozenset(
    {"fintech", "insurance", "saas", "education", "jobs", "services", "legal", "logistics", "real_estate", "energy"}
)
# Asked for by name, a person also speaks for these.
_ON_REQUEST: Final = _SERVICES | {"general", "health", "fitness", "charity", "telecom"}
# Where a language alone tells the readers' region; the world languages tell nothing.
_LANGUAGES: Final = {
    **dict.fromkeys(("ar", "fa", "he"), "middle_east"),
    **dict.fromkeys(("ja", "zh", "ko"), "east_asia"),
    **dict.fromkeys(("hi", "bn", "ta"), "south_asia"),
    **dict.fromkeys(("sw", "am", "ha", "yo", "zu"), "africa"),
    "id": "south_east_asia",
    "de": "europe",
}
_WOMEN: Final = frozenset({"amara", "sofia", "mei", "layla", "ingrid", "priya"})
# Beginnings of words that name whom to show, in the languages of the house.
_WOMAN: Final = (
    *("woman", "women", "businesswoman", "femme", "mujer", "frau", "mulher", "سيدة", "امرأة"),
    *("fondatrice", "gründerin", "fundadora"),
)
_MAN: Final = ("man", "men", "businessman", "homme", "hombre", "mann", "homem", "رجل")
_SCARF: Final = ("hijab", "headscarf", "voil", "kopftuch", "velo", "حجاب", "محجبة")
_PERSON: Final = (
    *_WOMAN,
    *_MAN,
    *("founder", "expert", "coach", "adviser", "advisor", "consultant", "teacher", "tutor", "entrepreneur", "person", "portrait", "team"),
    *("fondateur", "conseill", "professeur", "experte", "fundador", "asesor", "profesor", "gründer", "berater", "lehrer", "consultor"),
    *("مؤسس", "خبير", "مدرب", "معلم", "مستشار"),
)
_WORD: Final = re.compile(r"\w+")


def cast(brief: Brief, seed: int) -> str | None:
    """Return the name of the person who speaks for the brief, equal for equal brief and seed; None where a thing is sold."""
    if brief.category not in (_ON_REQUEST if asked_for(brief) else _SERVICES):
        return None
    found = _fitting(brief, _WORD.findall(brief.prompt.casefold()))
    return found[seed % len(found)].name


def asked_for(brief: Brief) -> bool:
    """Tell whether the brief names a person to be shown."""
    return any(_names(word, _PERSON) for word in _WORD.findall(brief.prompt.casefold()))


def _fitting(brief: Brief, words: list[str]) -> list[Person]:
    """Return the people who fit, never nobody: by region, then by whom the brief names."""
    people = list(PEOPLE.values())
    region = _region(brief)
    people = [person for person in people if region in person.regions] or people if region else people
    if any(_names(word, _SCARF) for word in words):
        return [person for person in PEOPLE.values() if person.hair is Hair.SCARF]
    woman, man = (any(_names(word, stems) for word in words) for stems in (_WOMAN, _MAN))
    if woman == man:
        return people
    pool = [person for person in people if (person.name in _WOMEN) is woman]
    return pool or [person for person in PEOPLE.values() if (person.name in _WOMEN) is woman]


def _region(brief: Brief) -> str | None:
    named = next((region for region, codes in _regions().items() if brief.market in codes), None)
    language = brief.language.split("-", maxsplit=1)[0].lower()
    return named or _LANGUAGES.get(language)


@cache
def _regions() -> dict[str, frozenset[str]]:
    table = tomllib.loads((files("generation.compositor.figures") / "regions.toml").read_text("utf-8"))
    return {region: frozenset(codes) for region, codes in table.items()}


def _names(word: str, stems: tuple[str, ...]) -> bool:
    """Tell whether a word is one of the stems, or a longer one its beginning."""
    return any(word == stem or (len(stem) > 3 and word.startswith(stem)) for stem in stems)
