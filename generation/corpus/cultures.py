"""The cultures that reference ads speak to, and which one a brief's market or language points at."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Culture(StrEnum):
    """Regions whose ads share habits of picture, colour and address; coarser than markets, finer than languages."""

    WEST_AFRICA = "west_africa"
    EAST_AFRICA = "east_africa"
    SOUTHERN_AFRICA = "southern_africa"
    NORTH_AFRICA = "north_africa"
    GULF = "gulf"
    LEVANT = "levant"
    TURKEY = "turkey"
    ISRAEL = "israel"
    SOUTH_ASIA = "south_asia"
    SOUTHEAST_ASIA = "southeast_asia"
    JAPAN = "japan"
    CHINA = "china"
    KOREA = "korea"
    LATIN_AMERICA = "latin_america"
    BRAZIL = "brazil"
    NORTH_AMERICA = "north_america"
    WESTERN_EUROPE = "western_europe"
    SOUTHERN_EUROPE = "southern_europe"
    NORTHERN_EUROPE = "northern_europe"
    EASTERN_EUROPE = "eastern_europe"
    OCEANIA = "oceania"


# ISO 3166 countries and UN M49 regions (https://unstats.un.org/unsd/methodology/m49/), put together by the habits of their ads.
_MARKETS: Final[dict[Culture, str]] = {
    Culture.WEST_AFRICA: "SN CI ML BF BJ TG NE GN GW SL LR GM CV NG GH CM GA CG TD CF GQ 011 017 002",
    Culture.EAST_AFRICA: "KE TZ UG RW BI ET SO DJ ER SS CD MG MU 014",
    Culture.SOUTHERN_AFRICA: "ZA ZM ZW BW NA LS SZ MW MZ AO 018",
    Culture.NORTH_AFRICA: "MA DZ TN LY EG SD MR 015",
    Culture.GULF: "SA AE QA KW BH OM YE",
    Culture.LEVANT: "JO LB IQ PS SY 145",
    Culture.TURKEY: "TR AZ CY",
    Culture.ISRAEL: "IL",
    Culture.SOUTH_ASIA: "IN PK BD LK NP BT MV AF 034",
    Culture.SOUTHEAST_ASIA: "ID MY SG TH VN PH KH LA MM BN TL 035",
    Culture.JAPAN: "JP",
    Culture.CHINA: "CN TW HK MO 030",
    Culture.KOREA: "KR KP",
    Culture.LATIN_AMERICA: "MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY PR HT 419 005 013 029",
    Culture.BRAZIL: "BR",
    Culture.NORTH_AMERICA: "US CA 021 019 003",
    Culture.WESTERN_EUROPE: "FR BE CH LU DE AT NL GB IE MC LI 155 150",
    Culture.SOUTHERN_EUROPE: "ES PT IT GR MT AD SM VA 039",
    Culture.NORTHERN_EUROPE: "SE NO DK FI IS EE LV LT 154",
    Culture.EASTERN_EUROPE: "RU UA BY PL CZ SK HU RO BG MD RS HR SI BA ME MK AL GE AM KZ UZ 151",
    Culture.OCEANIA: "AU NZ FJ PG 009 053",
}
_BY_MARKET: Final = {market: culture for culture, markets in _MARKETS.items() for market in markets.split()}
# Languages that are read in one of these regions above all; the others tell nothing.
_BY_LANGUAGE: Final = {
    "ja": Culture.JAPAN,
    "ko": Culture.KOREA,
    "zh": Culture.CHINA,
    "zh-Hant": Culture.CHINA,
    "hi": Culture.SOUTH_ASIA,
    "he": Culture.ISRAEL,
    "tr": Culture.TURKEY,
    "id": Culture.SOUTHEAST_ASIA,
    "sw": Culture.EAST_AFRICA,
    "ru": Culture.EASTERN_EUROPE,
    "it": Culture.SOUTHERN_EUROPE,
    "nl": Culture.WESTERN_EUROPE,
    "de": Culture.WESTERN_EUROPE,
}


def culture_of(market: str | None, language: str | None) -> Culture | None:
    """Return the culture of a market (ISO 3166 or UN M49), else of a language that is at home in one alone, else None."""
    found = _BY_MARKET.get((market or "").split("-", maxsplit=1)[0])
    return found or _BY_LANGUAGE.get(language or "")
