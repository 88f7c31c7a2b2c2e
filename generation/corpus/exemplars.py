"""The starter corpus as data: one exemplar for each table of ``data/*.toml``, a brief with the words and the looks of its ad.

A file holds tables ``[[exemplar]]`` with these keys (those marked * must be there):

``slug`` *        stable and unique over all files: the row is found again by it, so it never changes (a-z, 0-9, hyphens)
``industry`` *    a category of the copywriter (``categories.toml``): ``footwear``, ``fintech``
``subject`` *     the thing advertised, in the ad's language, as it stands alone: ``Chaussures de course``
``language`` *    a language of the copywriter: ``fr``, ``zh-Hant``
``culture``       one of :class:`generation.corpus.cultures.Culture`; without it, the one that market and language point at
``market``        ISO 3166 country or UN M49 region: ``SN``, ``011``
``product``       an entry of the copywriter's lexicon (``products.toml``), which finds a drawing and briefs in other languages
``occasion``      an occasion of the copywriter (``cues.toml``): ``ramadan``, ``back_to_school``
``season``        ``spring``, ``summer``, ``autumn``, ``winter`` or ``rainy_season``
``tone``          a tone of the copywriter: ``bold``; without it, the category's usual one
``archetype``     the layout wished for (``generation.compositor.layouts.archetypes.Archetype``); the office's own choice without it
``mood``          the palette wished for (:class:`generation.corpus.reference.PaletteMood`)
``colours``       up to two of ``#RRGGBB``: ground, accent; they go before ``mood``
``size``          aspect ratio: ``1:1``, ``4:5`` (without it), ``9:16``, ``16:9``
``tags``          further words that a brief may use, in any language: ``["sneaker", "running"]``
``description``   one line in English that says what the ad is and does: the search reads it

and a table ``[exemplar.copy]`` with the members of :class:`generation.brief.AdCopy`: ``headline`` * and ``cta`` *, then ``subheadline``,
``brand_name`` (an invented brand), ``label``, ``figure``, ``figure_note``, ``points``, ``counterpoints``, ``quote``, ``quote_by``,
``rating``, ``rating_note``, ``stat``, ``stat_note``, ``stat_source``, ``legal``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from generation.brief import AdCopy, Direction
from generation.corpus.cultures import Culture, culture_of
from generation.corpus.reference import PaletteMood

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN: Final = ("product", "occasion", "season", "tone", "archetype", "market", "description")
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he", "fa", "ur"})


class ExemplarInvalidError(ValueError):
    """A data file says something that no exemplar can be; the message names file, slug and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """One ad of the starter corpus before it is drawn; see the module for what each member means."""

    slug: str
    industry: str
    subject: str
    language: str
    copy: AdCopy
    culture: Culture | None = None
    market: str | None = None
    product: str | None = None
    occasion: str | None = None
    season: str | None = None
    tone: str | None = None
    archetype: str | None = None
    mood: PaletteMood | None = None
    colours: tuple[str, ...] = ()
    size: str = "4:5"
    tags: tuple[str, ...] = ()
    description: str | None = None


@cache
def exemplars() -> tuple[Exemplar, ...]:
    """Return every exemplar of the data files, by slug; raises ExemplarInvalidError."""
    folder = files("generation.corpus") / "data"
    found: dict[str, Exemplar] = {}
    for source in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if source.name.endswith(".toml"):
            for exemplar in read_exemplars(source.read_text(encoding="utf-8"), source=source.name):
                if exemplar.slug in found:
                    raise ExemplarInvalidError(f"{source.name}: {exemplar.slug} is there twice")
                found[exemplar.slug] = exemplar
    return tuple(found[slug] for slug in sorted(found))


def read_exemplars(text: str, *, source: str) -> tuple[Exemplar, ...]:
    """Return the exemplars of one data file's text; ``source`` names it in refusals."""
    return tuple(_read(members, source) for members in tomllib.loads(text).get("exemplar", ()))


def _read(members: dict[str, Any], source: str) -> Exemplar:
    slug = str(members.get("slug", "?"))
    try:
        return _exemplar(members)
    except (KeyError, ValueError, TypeError) as fault:
        raise ExemplarInvalidError(f"{source}: {slug}: {fault!r}") from fault


def _exemplar(members: dict[str, Any]) -> Exemplar:
    unknown = members.keys() - {"copy", *(name for name in Exemplar.__dataclass_fields__)}
    if unknown:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    if not _SLUG.fullmatch(members["slug"]):
        raise ValueError("a slug has letters a-z, digits and hyphens")
    language = members["language"]
    culture = members.get("culture")
    mood = members.get("mood")
    return Exemplar(
        slug=members["slug"],
        industry=members["industry"],
        subject=members["subject"],
        language=language,
        copy=_copy(members["copy"], language),
        culture=Culture(culture) if culture else culture_of(members.get("market"), language),
        mood=PaletteMood(mood) if mood else None,
        colours=tuple(members.get("colours", ())),
        size=members.get("size", "4:5"),
        tags=tuple(members.get("tags", ())),
        **{name: members.get(name) for name in _PLAIN},
    )


def _copy(members: dict[str, Any], language: str) -> AdCopy:
    direction = Direction.RTL if language in _RIGHT_TO_LEFT else Direction.LTR
    lists = {name: tuple(members.get(name, ())) for name in ("points", "counterpoints")}
    return AdCopy(**{**members, **lists}, language=language, direction=direction)
