"""The colour that calls to act: heard from buttons, properties, links, the header, the logo and what the page tells browsers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from brands.extraction import colours, noise
from brands.extraction.buttons import find_buttons
from brands.extraction.colours import BLACK, WHITE, Rgba, contrast, distance
from brands.extraction.css import values
from brands.extraction.votes import SAME, Cluster, Vote, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from brands.extraction.css.cascade import Cascade
    from brands.extraction.page import Element, Page

_OUTLINED: Final = 0.35
_HEAD: Final = re.compile(
    r"(?:^|[\s_-])(?:site-?header|page-?header|navbar|nav-?bar|top-?bar|app-?bar|masthead|nav-search|nav-header)(?:$|[\s_-])"
)
_SET: Final = 2.5
# A black or grey button is chrome in most designs: it wins only where nothing coloured is heard at nearly this share of it.
NEUTRAL_SHARE: Final = 0.15
_CALLS: Final = 1.5
_ROLE: Final = re.compile(r"(?:^|-)(primary|brand|accent|cta|main|theme|action|highlight|button|btn|interactive|key)(?:-|$)")
_SHADE: Final = re.compile(r"-(\d{2,3})$")
_MAIN_SHADES: Final = frozenset({"400", "500", "600", "700"})
_LESS: Final = re.compile(
    r"hover|active|focus|disabled|light|dark|contrast|text|foreground|on-|-on$|border|bg-subtle|subtle|muted|shadow|rgb$|secondary|tertiary"
    r"|inverse|surface|background|ring|outline|link|soft|tint|shade|pale|error|danger|success|warning|info"
)
_SUPPORT: Final = re.compile(r"(?:^|-)(secondary|tertiary|accent-?[23]|highlight|support|complementary)(?:-|$)")
# What frameworks and content systems ship; a site that never speaks of them still carries them.
_SHIPPED: Final = re.compile(
    r"--wp--preset--color--(?:vivid|pale|luminous|light-green|cyan|black|white)|--wp--preset--gradient|--tw-|--chakra|--mantine|--fa-"
)
DEFAULTS: Final = frozenset(
    {"#0D6EFD", "#007BFF", "#0A58CA", "#0B5ED7", "#32373C", "#0000EE", "#3B82F6", "#409EFF", "#1890FF", "#1677FF", "#3898EC", "#2EA3F2"}
)
_TRIPLE: Final = re.compile(r"\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*")
_HSL_TRIPLE: Final = re.compile(r"\s*([\d.]+)(?:deg)?\s+([\d.]+%)\s+([\d.]+%)\s*")


def accent_votes(page: Page, cascade: Cascade, *, surface: Rgba) -> list[Vote]:
    """Return every voice for the accent that the page itself holds."""
    return [
        *_button_votes(page, cascade, surface),
        *_property_votes(page, cascade),
        *_told_votes(page),
        *_link_votes(page, cascade),
        *_header_votes(page, cascade),
        *_emphasis_votes(page, cascade, surface),
    ]


def choose(votes: Iterable[Vote], *, surface: Rgba) -> list[Cluster]:
    """Return the clusters that may be the accent, best first: chromatic before neutral, none that is the surface itself."""
    clusters = tally(votes)
    calls = any("button" in cluster.kinds and cluster.colour.chromatic and cluster.weight >= _CALLS for cluster in clusters)
    ranked = [
        replace(cluster, weight=cluster.weight * _standing(cluster.colour, surface) * _pressed(cluster, calls=calls))
        for cluster in clusters
    ]
    return sorted((cluster for cluster in ranked if cluster.weight > 0), key=lambda cluster: -cluster.weight)


def _pressed(cluster: Cluster, *, calls: bool) -> float:
    """Return less for a colour that no button has, where coloured buttons call; what was sent along needs no button."""
    return 0.5 if calls and "button" not in cluster.kinds and not any("upload:" in kind for kind in cluster.kinds) else 1.0


def _standing(colour: Rgba, surface: Rgba) -> float:
    if distance(colour, surface) <= SAME or colour.alpha == 0:
        return 0.0
    faint = 0.6 if contrast(colour, surface) < 1.25 else 1.0
    return faint if colour.chromatic else NEUTRAL_SHARE * faint


def on_accent(votes: Iterable[Vote], accent: Rgba) -> tuple[Rgba, Vote | None]:
    """Return what is written on the accent: as the heaviest button does it, if that can be read; else black or white."""
    inks = [vote for vote in votes if vote.ink is not None and distance(vote.colour, accent) <= SAME]
    best = max(inks, key=lambda vote: vote.weight, default=None)
    if best is not None and best.ink is not None and contrast(best.ink, accent) >= 2.5:
        return best.ink, best
    return (WHITE if contrast(WHITE, accent) >= min(4.0, contrast(BLACK, accent)) else BLACK), None


def _button_votes(page: Page, cascade: Cascade, surface: Rgba) -> Iterator[Vote]:
    for button in find_buttons(page, cascade):
        element = button.element
        below = cascade.ground(element.parent) if element.parent else surface
        fill = cascade.fill(element)
        seen = fill.over(below) if fill is not None else None
        ink = cascade.colour(element)
        if seen is not None and distance(seen, below) > SAME:
            method, source = _written(cascade, element, ("background-color", "background", "background-image"))
            yield Vote(
                colour=seen, weight=button.weight, kind="button", source=source, method=f"{method} {{ background }}", ink=ink.over(seen)
            )
        else:
            method, source = _written(cascade, element, ("color",))
            outline = _border(cascade, element) or ink
            yield Vote(
                colour=outline.over(below), weight=button.weight * _OUTLINED, kind="outline", source=source, method=f"{method} {{ border }}"
            )


def _border(cascade: Cascade, element: Element) -> Rgba | None:
    for name in ("border-color", "border", "border-bottom-color"):
        tokens = cascade.value(element, name)
        found = values.colour(tokens, cascade.colour(element)) if tokens else None
        if found is not None and found.alpha > 0.5:
            return found
    return None


def _property_votes(page: Page, cascade: Cascade) -> Iterator[Vote]:
    # What holds on the body goes before what the root declares: themes are overridden there (``:root > *``, ``body[data-theme]``).
    scopes = [cascade.scope(element) for element in (page.body, page.root) if element is not None]
    seen: set[str] = set()
    for scope in scopes:
        for name, tokens in scope.own.items():
            weight = _property_weight(name) * (1.0 if name in cascade.used else 0.4)
            if name in seen or not weight:
                continue
            seen.add(name)
            colour = _property_colour(values.resolve(tokens, scope))
            if colour is not None and colour.alpha > 0.9 and colour.hex not in DEFAULTS:
                yield Vote(colour=colour, weight=weight, kind="property", source=page.url, method=f":root {{ {name} }}")


def _property_weight(name: str) -> float:
    """Return how much a custom property's name says that it is the accent."""
    low = name[2:].lower().replace("_", "-")
    if _SHIPPED.match(name):
        return 0.0
    shade = _SHADE.search(low)
    role = _ROLE.search(low)
    if role is None or _SUPPORT.search(low):
        return 0.25 if "color" in low or "colour" in low else 0.0
    weight = 2.2 if role[1] in {"primary", "brand", "accent", "cta"} else 1.2
    if _LESS.search(low.replace(role[1], "", 1)):
        weight *= 0.2
    return weight * ((0.8 if shade[1] in _MAIN_SHADES else 0.2) if shade else 1.0)


def _property_colour(tokens: list[Any] | None) -> Rgba | None:
    """Read a colour, or the bare channels that some themes keep (``31, 107, 79``; ``222 47% 11%``)."""
    if not tokens:
        return None
    found = values.colour(tokens)
    if found is not None:
        return found
    text = "".join(token.serialize() for token in tokens)
    triple, hsl = _TRIPLE.fullmatch(text), _HSL_TRIPLE.fullmatch(text)
    if triple:
        return colours.parse(f"rgb({triple[1]} {triple[2]} {triple[3]})")
    return colours.parse(f"hsl({hsl[1]} {hsl[2]} {hsl[3]})") if hsl else None


def _told_votes(page: Page) -> Iterator[Vote]:
    told = [
        ("meta[name=theme-color]", page.meta("theme-color"), 1.0),
        ("meta[name=msapplication-TileColor]", page.meta("msapplication-tilecolor"), 0.5),
    ]
    told += [
        ("link[rel=mask-icon]", link.attributes.get("color"), 1.2)
        for link in page.by_tag["link"]
        if "mask-icon" in link.attributes.get("rel", "")
    ]
    for method, text, weight in told:
        colour = colours.parse(text) if text else None
        if colour is not None and colour.chromatic:
            yield Vote(colour=colour, weight=weight, kind="told", source=page.url, method=method)


def manifest_vote(theme: str, *, source: str) -> list[Vote]:
    """Return the voice of a web manifest's ``theme_color``."""
    colour = colours.parse(theme)
    return [Vote(colour=colour, weight=0.9, kind="told", source=source, method="theme_color")] if colour and colour.chromatic else []


def _link_votes(page: Page, cascade: Cascade) -> Iterator[Vote]:
    for element in page.by_tag["a"][:600]:
        if element.text and cascade.fill(element) is None and not noise.is_foreign(element) and not noise.is_sale(element):
            colour = cascade.colour(element)
            if colour.chromatic and colour.hex not in DEFAULTS:
                method, source = _written(cascade, element, ("color",))
                weight = 0.2 if noise.is_aside(element) else 0.5
                yield Vote(
                    colour=colour.over(cascade.ground(element)), weight=weight, kind="link", source=source, method=f"{method} {{ color }}"
                )


def _header_votes(page: Page, cascade: Cascade) -> Iterator[Vote]:
    tagged = [element for tag in ("header", "nav", "section", "footer") for element in page.by_tag[tag]][:80]
    called = [element for element in page.by_tag["div"][:200] if _HEAD.search(element.label)]
    for element in [*tagged, *called]:
        fill = cascade.fill(element)
        if fill is not None and fill.chromatic and not noise.is_foreign(element) and not noise.is_sale(element):
            method, source = _written(cascade, element, ("background-color", "background"))
            weight = _band_weight(element)
            yield Vote(colour=fill.over(WHITE), weight=weight, kind="band", source=source, method=f"{method} {{ background }}")


def _band_weight(element: Element) -> float:
    """Return more for the head of the page, most where its owner wrote the colour into the page itself, over what the theme says."""
    head = element.tag == "header" or _HEAD.search(element.label) is not None
    return _SET if head and "background" in element.attributes.get("style", "") else 0.9 if head else 0.5


def _emphasis_votes(page: Page, cascade: Cascade, surface: Rgba) -> Iterator[Vote]:
    """Hear coloured words in headlines, marks and small capitals over headlines."""
    for element in page.elements:
        inside = element.parent is not None and element.parent.tag in {"h1", "h2"}
        if not ((inside and element.tag in {"span", "em", "strong", "mark", "b"}) or element.tag in {"h1", "h2"}) or noise.is_foreign(
            element
        ):
            continue
        colour = cascade.colour(element)
        if colour.chromatic and colour.chroma > 0.08 and element.text:
            method, source = _written(cascade, element, ("color",))
            yield Vote(colour=colour.over(surface), weight=0.6, kind="emphasis", source=source, method=f"{method} {{ color }}")


def _written(cascade: Cascade, element: Element, names: tuple[str, ...]) -> tuple[str, str]:
    for here in (element, *element.ancestors()):
        for name in names:
            written = cascade.written(here, name)
            if written:
                return written
    return element.tag, cascade.page.url
