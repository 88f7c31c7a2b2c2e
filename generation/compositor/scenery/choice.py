"""The choice of a setting: what a brief's words name, else what its occasion or category usually stands in, else none."""

from __future__ import annotations

import re
from typing import Final

from generation.brief import Brief
from generation.compositor.scenery.landmarks import named_landmark
from generation.compositor.scenery.place import Setting

_OCCASIONS: Final = {"ramadan": Setting.NICHE, "eid": Setting.NICHE}
_CATEGORIES: Final = {
    "travel": Setting.SHORE,
    "hotel": Setting.SHORE,
    "beverage": Setting.SHORE,
    "food": Setting.HILLS,
    "grocery": Setting.HILLS,
    "plants": Setting.HILLS,
    "beauty": Setting.PODIUM,
    "home": Setting.STUDIO,
}
# Journeys to, and drinks in, these countries have the desert near.
_DESERT_MARKETS: Final = frozenset({"MA", "DZ", "TN", "LY", "EG", "SA", "AE", "QA", "KW", "BH", "OM", "JO", "MR", "ML", "NE", "TD", "NA"})
_OUTDOORS: Final = frozenset({"travel", "hotel", "beverage"})
# Beginnings of words, in the languages of the house, that name a place.
_NAMED: Final = (
    (Setting.DUNES, ("desert", "désert", "desiert", "desert", "wüste", "sahara", "dune", "oasis", "صحراء", "الصحراء", "كثبان")),
    (
        Setting.HILLS,
        ("mountain", "montagn", "montañ", "montanh", "alps", "alpes", "alpen", "hik", "randonn", "wander", "countryside", "جبال"),
    ),
    (
        Setting.SHORE,
        ("beach", "plage", "playa", "praia", "strand", "seaside", "ocean", "island", "île", "isla", "ilha", "insel", "شاطئ", "بحر"),
    ),
    (Setting.SKYLINE, ("city", "ville", "ciudad", "cidade", "stadt", "rooftop", "urban", "downtown", "skyline", "مدينة")),
)


def setting_for(brief: Brief) -> Setting | None:
    """Return the setting that suits a brief, None where an ad of its kind stands better on a plain ground."""
    if brief.occasion in _OCCASIONS:
        return _OCCASIONS[brief.occasion]
    if brief.category in _OUTDOORS:
        return _named(brief.prompt) or (Setting.SKYLINE if named_landmark(brief) else _at_home(brief))
    return _CATEGORIES.get(brief.category)


def _at_home(brief: Brief) -> Setting:
    in_desert = brief.market in _DESERT_MARKETS and brief.category != "beverage"
    return Setting.DUNES if in_desert else _CATEGORIES[brief.category]


def _named(prompt: str) -> Setting | None:
    words = re.findall(r"\w+", prompt.casefold())
    return next((setting for setting, stems in _NAMED if any(word.startswith(stems) for word in words)), None)
