"""The surface that a site stands on and the ink that it writes with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from brands.extraction import noise
from brands.extraction.colours import WHITE, contrast, distance
from brands.extraction.votes import PAGE, SAME, Vote

if TYPE_CHECKING:
    from brands.extraction.colours import Rgba
    from brands.extraction.css.cascade import Cascade
    from brands.extraction.page import Element, Page

MAX_TEXTS: Final = 4_000
_LONGEST: Final = 200
_FIRST_SIGHT: Final = 0.2
_READABLE: Final = 3.0
_HEADINGS: Final = ("h1", "h2", "h3")


def text_elements(page: Page) -> list[Element]:
    """Return the elements that hold words themselves, without widgets, in the order of the page."""
    body = page.body
    if body is None:
        return []
    return [item for item in (body, *body.descendants()) if len(item.words.strip()) > 1 and not noise.is_foreign(item)][:MAX_TEXTS]


def surface_votes(page: Page, cascade: Cascade) -> list[Vote]:
    """Vote for grounds: the page's own weighs as much as a third of all words, each other one as the words that stand on it."""
    behind: dict[str, float] = defaultdict(float)
    example: dict[str, tuple[Rgba, Element]] = {}
    total = 0.0
    for element in text_elements(page):
        if cascade.hidden(element) or element.tag in {"a", "button", "option", "script"} or noise.is_sale(element):
            continue
        ground = cascade.ground(element)
        size = (min(_LONGEST, len(element.words.strip())) + 20.0) * (0.25 if noise.is_aside(element) else 1.0)
        behind[ground.hex] += size
        total += size
        example.setdefault(ground.hex, (ground, element))
    votes = [_vote(cascade, *example[name], weight / max(total, 1.0)) for name, weight in behind.items()]
    return [*votes, *_headline(page, cascade), *_own(page, cascade)]


def _headline(page: Page, cascade: Cascade) -> list[Vote]:
    """Vote for what the first headline stands on: what a visitor sees before anything else."""
    shown = (item for item in page.by_tag["h1"] if item.text and not cascade.hidden(item) and not noise.is_foreign(item))
    return [_vote(cascade, cascade.ground(element), element, _FIRST_SIGHT) for element in shown][:1]


def _own(page: Page, cascade: Cascade) -> list[Vote]:
    body = page.body
    if body is None:
        return [Vote(colour=WHITE, weight=0.2, kind="default", source=page.url, method="no body")]
    own = cascade.fill(body) or (cascade.fill(page.root) if page.root else None)
    method, source = cascade.written(body, "background-color") or cascade.written(body, "background") or ("body", page.url)
    weight = 0.35 if own else 0.15
    return [Vote(colour=cascade.ground(body), weight=weight, kind=PAGE, source=source, method=f"{method} {{ background }}")]


def _vote(cascade: Cascade, ground: Rgba, element: Element, weight: float) -> Vote:
    for here in (element, *element.ancestors()):
        written = cascade.written(here, "background-color") or cascade.written(here, "background")
        if written and cascade.fill(here) is not None:
            return Vote(colour=ground, weight=weight, kind=ground.hex, source=written[1], method=f"{written[0]} {{ background }}")
    return Vote(colour=ground, weight=weight, kind=ground.hex, source=cascade.page.url, method="behind most words")


def ink_votes(page: Page, cascade: Cascade, *, surface: Rgba) -> list[Vote]:
    """Vote for text colours on the surface; a headline speaks louder than small print, and must be readable."""
    votes = []
    for element in text_elements(page):
        if distance(cascade.ground(element), surface) > SAME or element.tag in {"a", "button", "option"} or noise.is_sale(element):
            continue
        colour = cascade.colour(element).over(surface)
        if contrast(colour, surface) < _READABLE or _inside(element, "a"):
            continue
        heading = next((tag for tag in _HEADINGS if element.tag == tag or _inside(element, tag)), None)
        weight = {"h1": 4.0, "h2": 3.0, "h3": 1.5}.get(heading or "", min(_LONGEST, len(element.words)) / _LONGEST)
        weight *= 0.4 if colour.chroma > 0.09 else 1.0
        method, source = _written(cascade, element)
        votes.append(Vote(colour=colour, weight=weight, kind=heading or element.tag, source=source, method=method))
    return votes


def _written(cascade: Cascade, element: Element) -> tuple[str, str]:
    for here in (element, *element.ancestors()):
        written = cascade.written(here, "color")
        if written:
            return f"{written[0]} {{ color }}", written[1]
    return f"{element.tag} (initial)", cascade.page.url


def _inside(element: Element, tag: str) -> bool:
    return any(above.tag == tag for above in element.ancestors())
