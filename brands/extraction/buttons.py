"""Calls to action on a page: which elements they are and how loudly each speaks for the brand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brands.extraction import noise

if TYPE_CHECKING:
    from brands.extraction.css.cascade import Cascade
    from brands.extraction.page import Element, Page

MAX_BUTTONS: Final = 400
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:btn|button|cta|call-to-action|add-to-cart|buy)|button(?:$|[\s_-])|btn|knap|boton|bouton", re.IGNORECASE
)
_PRIMARY: Final = re.compile(
    r"primary|princip|primari|primär|primair|haupt|hoofd|cta|main-action|add-to-cart|checkout|buy|signup|sign-up|hero|accent|brand|solid|filled|book|contained|call",
    re.IGNORECASE,
)
_SECONDARY: Final = re.compile(
    r"secondary|ghost|outline|tertiary|link|text|plain|light|muted|subtle|default|cancel|neutral|inverse|white|alt|minor|quiet",
    re.IGNORECASE,
)
# What buttons that sell say, by their stems, in the languages of most shops.
_SELLING: Final = re.compile(
    r"\b(?:buy|shop|order|get|start|try|book|sign up|join|subscribe|request|demo|reserve|add to|contact|donate|discover|explore"
    r"|download|apply"
    r"|kauf|bestell|jetzt|entdeck|start|testen|buchen|anmeld|termin|in den warenkorb|acheter|command|réserv|découvr|essa[iy]|demand|ajouter"
    r"|compr|pedi|reserv|empez|prueb|descubr|solicit|suscr|começ|experiment|acquist|ordin|prenot|scopri|inizia|richiedi|koop|bestel|boek|probeer"
    r"|köp|beställ|boka|prova|kjøp|bestill|kup|zamów|zarezerwuj|umów|sprawdź|koupit|objedn|купи|заказ|начать|запис|попроб|узнать)"
    r"|購入|申し込|始め|予約|注文|お問い合わせ|資料|買|购买|立即|预约|咨询|免费|加入"
    r"|구매|신청|시작|예약|문의|اطلب|اشتر|ابدأ|احجز|تسوق|سجل|הזמ|קנ|התחל|הירשמ|צור קשר",
    re.IGNORECASE,
)
_PILL_TEXT: Final = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An element that calls to act, and the weight of its colours."""

    element: Element
    weight: float


def find_buttons(page: Page, cascade: Cascade) -> list[Button]:
    """Return the calls to action, in the order of the page."""
    found = []
    for tag in ("a", "button", "input", "div", "span", "summary"):
        found += [element for element in page.by_tag[tag] if _is_button(element, cascade)]
    found.sort(key=lambda element: element.order)
    weighed = [Button(element=element, weight=_weight(element, page, cascade)) for element in found[:MAX_BUTTONS]]
    return [button for button in weighed if button.weight > 0]


def _is_button(element: Element, cascade: Cascade) -> bool:
    if element.tag == "button" or element.attributes.get("role") == "button":
        return True
    if element.tag == "input":
        return element.attributes.get("type", "").lower() in {"submit", "button"}
    if _NAMED.search(element.attributes.get("class", "")):
        return element.tag == "a" or not any(child.tag in {"a", "button", "div", "ul"} for child in element.children)
    return element.tag == "a" and cascade.fill(element) is not None and 0 < len(element.text) <= _PILL_TEXT


def _weight(element: Element, page: Page, cascade: Cascade) -> float:
    text = element.text or element.attributes.get("value", "") or element.attributes.get("aria-label", "")
    around = element.parent.attributes.get("class", "") if element.parent and len(element.parent.children) == 1 else ""
    name = f"{around} {element.attributes.get('class', '')} {element.attributes.get('id', '')} {element.attributes.get('data-variant', '')}"
    if noise.is_foreign(element) or (not element.text and element.tag != "input"):
        return 0.0
    weight = 2.0
    weight *= 0.4 if _is_place(element, name) else 1.0
    weight *= 2.0 if _PRIMARY.search(name) else 1.0
    weight *= 0.4 if _SECONDARY.search(name) and not re.search("primar|princip|cta", name, re.IGNORECASE) else 1.0
    weight *= 1.5 if _SELLING.search(text) else 1.0
    is_control = noise.CONTROL.search(name.lower()) and not _SELLING.search(text)
    weight *= 0.3 if len(text) > _PILL_TEXT or is_control else 1.0
    weight *= 0.15 if noise.is_sale(element) else 1.0
    weight *= 0.3 if noise.MESSAGE.search(name.lower()) else 1.0
    weight *= 0.25 if _in_footer(element) else 1.0
    return weight * (0.5 if cascade.hidden(element) else 1.0) * _prominence(element, page)


def _prominence(element: Element, page: Page) -> float:
    """Return 1.6 at the top of the page, falling to 0.8 at its end."""
    share = element.order / max(1, len(page.elements))
    return 1.6 - 0.8 * min(1.0, share * 1.6)


def _is_place(element: Element, name: str) -> bool:
    """Whether a filled link of a menu only marks the page that is shown."""
    return (
        element.tag == "a"
        and not _NAMED.search(name)
        and any(above.tag == "nav" or "nav" in above.label for above in list(element.ancestors())[:4])
    )


def _in_footer(element: Element) -> bool:
    return any(above.tag == "footer" or "footer" in above.label for above in element.ancestors() if above.tag not in {"body", "html"})
