"""An offer carried into another language and market: its number stays, its words, digits and dates follow the locale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from campaigns.culture.targets import Target
from generation.brief import AdCopy, Brief, Offer, OfferKind
from generation.copywriter.deadlines import find_deadline, set_deadline
from generation.copywriter.languages import DEFAULT_LANGUAGE, locale_for, supported
from generation.copywriter.offers import find_offer
from generation.copywriter.vocabulary import Findings, scan, undominated
from generation.copywriter.words import split

_SUMS: Final = frozenset({OfferKind.PRICE, OfferKind.AMOUNT_OFF})
_FREE: Final = "offer.free_shipping"
_MONTH_FIRST: Final = frozenset({None, "US", "CA"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOffer:
    """The offer in the target's words, None where there was none or none that could be carried; ``notes`` say what was decided."""

    offer: Offer | None
    notes: tuple[str, ...] = ()


def carried_offer(copy: AdCopy, brief: Brief, target: Target, *, prompt: str = "") -> CarriedOffer:
    """Return the offer that ``copy`` shows as the target writes it; one that ``prompt`` states takes its place.

    No sum is converted: a price that nobody stated is no price. Where the target's currency is another, the notes say so.
    """
    stated = _read(prompt, supported(brief.language) or DEFAULT_LANGUAGE, target, currency=target.currency) if prompt else None
    if stated is not None:
        return CarriedOffer(offer=stated, notes=(f"Offer as the prompt states it: {stated.text}.", *_other_currency(stated, target)))
    shown = _shown(copy)
    if not shown:
        return CarriedOffer(offer=None)
    found = _read(shown, copy.language, target, currency=_currency(brief))
    if found is None:
        return CarriedOffer(offer=None, notes=(f"Offer not carried over, its words are not understood without a text model: {shown}",))
    return CarriedOffer(offer=found, notes=_other_currency(found, target))


def carried_deadline(text: str, language: str, target: Target) -> str | None:
    """Return the deadline that stands in ``text``, a date or weekday after "until", as the target writes it."""
    month_first = language == "en" and target.market in _MONTH_FIRST
    deadline = find_deadline(text, _findings(text, language), month_first=month_first)
    return set_deadline(deadline, target.language, locale_for(target.language, target.market)) if deadline else None


def _shown(copy: AdCopy) -> str:
    """Return the words of the copy that make up its offer, as sentences of a brief."""
    free = copy.subheadline if copy.sources.get("subheadline") == _FREE else None
    return ". ".join(part.replace(" · ", ". ") for part in (copy.figure, copy.figure_note, free) if part)


def _read(text: str, language: str, target: Target, *, currency: str | None) -> Offer | None:
    if supported(target.language) is None:
        return None
    found = find_offer(text, _findings(text, language), language=target.language, market=target.market, currency=currency)
    if found is None or found.until is not None:
        return found
    return replace(found, until=carried_deadline(text, language, target))


def _findings(text: str, language: str) -> Findings:
    words = split(text)
    return Findings(words, undominated(scan(words), (language, "en")))


def _currency(brief: Brief) -> str | None:
    return (brief.offer.currency if brief.offer else None) or brief.currency


def _other_currency(offer: Offer, target: Target) -> tuple[str, ...]:
    if offer.kind not in _SUMS or target.currency in {None, offer.currency}:
        return ()
    return (f"The sum stays in {offer.currency}: it is not converted by a rate. To show one in {target.currency}, state it in the prompt.",)
