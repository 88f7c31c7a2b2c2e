"""What stands on a page and is not the brand's: widgets, banners, other companies' marks, icons of controls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from brands.extraction.page import Element

_EDGE: Final = r"(?:^|[\s_/.-])"
FOREIGN: Final = re.compile(
    _EDGE + r"(?:cookies?|consent|gdpr|ccpa|onetrust|cookiebot|cookieyes|cky|cc-window|cmplz|usercentrics|didomi|iubenda|osano|truste|klaro"
    r"|intercom|zendesk|zopim|tawk|livechat|hubspot|freshchat|olark|gorgias|tidio|helpscout|recaptcha|grecaptcha|hcaptcha|trustpilot"
    r"|yotpo|judgeme|jdgm|klarna|afterpay|clearpay|paypal|shop-?pay|apple-?pay|google-?pay|gpay|amazon-?pay|mastercard|amex|addtoany"
    r"|facebook|twitter|instagram|youtube|linkedin|pinterest|tiktok|whatsapp|telegram|vkontakte|weibo|wechat|line-btn|kakao|snapchat"
    r"|powerbar|wpadminbar|adsense|adsbygoogle|doubleclick|captcha|sr-only|visually-hidden|screen-reader-text|skip-link|skip-to-content"
    r"|skiplink|press-logos|logo-?(?:wall|cloud|strip|grid|row|list|carousel|marquee)|as-seen|trusted-?by|app-?store|play-?store"
    r"|google-?play)(?=$|[\s_/.-]|__)"
)
# Words that may also name what a brand sells: foreign only where they stand alone or name a thing that is put in.
_MAY_BE_FOREIGN: Final = re.compile(
    r"(?:^|\s)(?:\w+[-_])?(?:chat|messenger|drift|crisp|payments?|visa|socials?|share|sharing|discord|github|spotify|partners?|clients?"
    r"|customers?|sponsors?|awards?|certificat\w*|badges?)(?:$|\s|[-_]+(?:widget|launcher|bubble|box|icons?|links?|list|bar|logos?|badges?"
    r"|methods?|buttons?|btn|nav|menu|strip|grid|row|section|wrapper|container|float\w*|fab|toggle|media))"
)
SALE: Final = re.compile(
    _EDGE + r"(?:sale|promo|promotion|announcement|announce|announcement-bar|top-?bar|notice|notification|alert|toast|flash"
    r"|black-?friday|christmas|countdown|urgency|discount|outlet|coupon|utility-bar|season|seasonal|holiday|deal)(?=$|[\s_/.-]|__)"
)
# From the start of a word only: "block" is no lock, "start" no star, "checkout" no check.
CONTROL: Final = re.compile(
    r"(?<![a-z])(?:hamburger|burger(?!-?king)|menu|search|loupe|cart|basket|bag(?!el)|account|user|profile|login|close(?!t)|dismiss"
    r"|check(?!out)|tick(?!et)|arrow|chevron|caret|angle|plus(?![a-z])|minus|wishlist|heart|star(?!t)|rating|phone|mail|envelope|globe"
    r"|lang(?:uage|-)|locale|flag(?!ship)|toggle|theme-switch|moon(?![a-z])|sun(?![a-z])|play(?!er|f)|pause|prev|next(?![a-z])|dots"
    r"|filter|info(?![a-z])|help(?![a-z])|warning|spinner|loader|loading|quote|calendar|clock|location|marker|download|external|lock(?![a-z])"
    r"|bell(?![a-z])|icon-home|scroll|back-to|to-top|slider|dropdown)"
)
_ASIDE: Final = re.compile(r"(?:^|[\s_-])(?:footer|sidebar|side-nav|sidenav|toc|breadcrumbs?|related|menu|navigation)|sidebar|site-footer")
MESSAGE: Final = re.compile(_EDGE + r"(?:error|danger|success|warning|info|valid|invalid|required|status)(?=$|[\s_/.-])")


def is_foreign(element: Element) -> bool:
    """Whether the element belongs to a widget, a banner or another company's mark."""
    return any(_foreign_name(here.label) or here.tag == "iframe" for here in (element, *_near(element)))


def _foreign_name(label: str) -> bool:
    return bool(FOREIGN.search(label) or _MAY_BE_FOREIGN.search(label))


def is_sale(element: Element) -> bool:
    """Whether the element belongs to an announcement or a sale, whose colours are those of a season."""
    return any(SALE.search(here.label) for here in (element, *_near(element)))


def is_aside(element: Element) -> bool:
    """Whether the element belongs to a page's frame rather than to what it says: navigation, sidebars, the foot."""
    return any(here.tag in {"nav", "aside", "footer"} or _ASIDE.search(here.label) for here in (element, *_near(element)))


def foreign_sheet(url: str) -> bool:
    """Whether a style sheet dresses somebody's widget rather than the site."""
    name = url.lower().split("?")[0]
    return bool(
        re.search(
            r"cookie|consent|onetrust|chat|intercom|recaptcha|trustpilot|widget|share|social|lightbox|fancybox|swiper|slick|owl\.|photoswipe"
            r"|leaflet|mapbox|font-?awesome|fontawesome|icons?[./-]|dashicons|print|admin-bar|klarna|paypal|yotpo|judge|flatpickr|select2|video-js|plyr",
            name,
        )
    )


def _near(element: Element) -> list[Element]:
    """Return the elements around, but for the page's own frame, whose names say nothing of its parts."""
    return [above for above in element.ancestors() if above.tag not in {"html", "body", "main"}]
