"""Elements to ask where a page has none: a page drawn by scripts still serves the style sheet that dresses what they draw."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from brands.extraction.css.sheet import Sheets

MOST: Final = 60
FEW_WORDS: Final = 40
_WORDS: Final = "Words to be dressed as the site dresses its own, long enough to count as text"
_BUTTONS: Final = re.compile(r"btn|button|cta(?:$|[^a-z])|primary|action", re.IGNORECASE)
_HEADINGS: Final = re.compile(r"heading|headline|title|display", re.IGNORECASE)
_SURFACES: Final = re.compile(r"^(?:app|root|layout|page|wrapper|container|main)(?:$|[-_])|^_?(?:app|layout|page)_", re.IGNORECASE)


def needed(html: str, *, words: int) -> bool:
    """Whether a page holds too little to be judged and has scripts to draw the rest."""
    return words < FEW_WORDS and "<script" in html.lower()


def with_probes(html: str, sheets: Sheets) -> str:
    """Return the page with a headline, text, a link and buttons in it, one for each class whose name tells that it is such a thing."""
    classes = sorted({name for rule in sheets.rules for name in rule.selector.classes})
    inner = [f"<h1>{_WORDS}</h1><h2>{_WORDS}</h2><p>{_WORDS}</p><p><a href='#'>{_WORDS}</a></p><button type='button'>Start</button>"]
    inner += [f"<button type='button' class='{escape(name)}'>Start</button>" for name in classes if _BUTTONS.search(name)][:MOST]
    inner += [f"<h2 class='{escape(name)}'>{_WORDS}</h2>" for name in classes if _HEADINGS.search(name)][:MOST]
    frames = [name for name in classes if _SURFACES.search(name)][:3]
    frame = f"<div id='root'><div class='{escape(' '.join(frames))}'><main>{''.join(inner)}</main></div></div>"
    end = html.lower().rfind("</body")
    return f"{html[:end]}{frame}{html[end:]}" if end >= 0 else html + frame
