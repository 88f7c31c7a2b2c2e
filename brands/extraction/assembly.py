"""All rules put together: from what was gathered and seen to one value with evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brands.extraction import accent as accents
from brands.extraction import conditioning, grounds, palette, typography
from brands.extraction.colours import BLACK, WHITE, Rgba, contrast, distance, from_hex
from brands.extraction.findings import BrandFindings, Caution, Evidence, Found, Logo, Tone, Typeface
from brands.extraction.voice.language import find_language
from brands.extraction.voice.names import find_name
from brands.extraction.voice.products import find_products
from brands.extraction.voice.slogans import find_slogan
from brands.extraction.voice.tone import find_tone
from brands.extraction.votes import Cluster, Vote, tally

if TYPE_CHECKING:
    from brands.extraction.bundle import Bundle
    from brands.extraction.site import Site

_DERIVED: Final = "derived"
# A mark that was sent along speaks louder than the page; one found on the page is one voice among others.
_UPLOADED_WEIGHT: Final = 40.0
_FOUND_WEIGHT: Final = 1.5
_HEARD: Final = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What pictures showed: the logos, and colours (``#RRGGBB``) with their share of a picture and its source."""

    logos: tuple[Found[Logo], ...] = ()
    logo_alt: str | None = None
    colours: tuple[tuple[str, float, str], ...] = ()
    grounds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scheme:
    surface: Found[str]
    ink: Found[str]
    accent: Found[str]
    on_accent: Found[str]
    heard: tuple[Rgba, ...]


def assemble(bundle: Bundle, site: Site | None, sight: Sight, *, location: dict[str, Any] | None = None) -> BrandFindings:
    """Return the findings; pure, so that the same sources give the same brand."""
    asked = tuple(str(tag) for tag in (location or {}).get("languages", ()))
    scheme = _scheme(site, sight)
    name = find_name(site.page, domain=bundle.domain, manifest=site.manifest, logo_alt=sight.logo_alt) if site else _domain_name(bundle)
    language = find_language(site.page, asked=asked) if site else _asked_language(asked)
    heading = typography.heading(site.dressed, site.cascade) if site else None
    body = typography.body(site.dressed, site.cascade) if site else None
    tone = find_tone(site.page) if site else Found(value=Tone(), evidence=Evidence(source=_DERIVED, method="no words", confidence=0.1))
    country = str((location or {}).get("country", ""))
    products = find_products((site.page, *site.others), language=language.value if language else "", country=country) if site else ()
    slogan = find_slogan(site.page, name=name.value) if site else None
    parts = [scheme.surface, scheme.ink, scheme.accent, name, *(item for item in (slogan, heading, body, *sight.logos[:1]) if item)]
    return BrandFindings(
        domain=bundle.domain,
        name=name,
        surface=scheme.surface,
        ink=scheme.ink,
        accent=scheme.accent,
        on_accent=scheme.on_accent,
        palette=_palette(scheme),
        tone=tone,
        style_conditioning=_conditioning(scheme, tone.value, heading, sells=bool(products)),
        confidence=_confidence([part.evidence.confidence for part in parts], bundle.cautions, whole=bool(sight.logos and heading)),
        slogan=slogan,
        language=language,
        heading=heading,
        body=body,
        logos=sight.logos,
        products=products,
        cautions=(*bundle.cautions, *_cautions(site, sight, heading, body)),
    )


def _scheme(site: Site | None, sight: Sight) -> _Scheme:
    surface = _surface(site, sight)
    ground = from_hex(surface.value)
    inks = tally(grounds.ink_votes(site.dressed, site.cascade, surface=ground)) if site else []
    votes = _accent_votes(site, sight, ground)
    clusters = accents.choose(votes, surface=ground)
    accent = _of_clusters(clusters) or Found(
        value=(BLACK if contrast(BLACK, ground) > contrast(WHITE, ground) else WHITE).hex,
        evidence=Evidence(source=_DERIVED, method="no colour but the ground was found", confidence=0.1),
    )
    ink = _of_clusters(inks) or _readable(ground)
    value, vote = accents.on_accent(votes, from_hex(accent.value))
    on_accent = Found(
        value=value.hex,
        evidence=Evidence(
            source=vote.source if vote else _DERIVED,
            method=vote.method.replace("background", "color") if vote else "what reads on the accent",
            confidence=0.9 if vote else 0.5,
        ),
    )
    heard = tuple(cluster.colour for cluster in clusters if cluster.weight >= _HEARD and cluster.colour.hex not in accents.DEFAULTS)
    return _Scheme(surface=surface, ink=ink, accent=accent, on_accent=on_accent, heard=heard)


def _surface(site: Site | None, sight: Sight) -> Found[str]:
    found = _of_clusters(tally(grounds.surface_votes(site.dressed, site.cascade))) if site else None
    if found is not None:
        return found
    plain = next(((colour, source) for colour, source in sight.grounds if not from_hex(colour).chromatic), None)
    colour, source = plain or (WHITE.hex, _DERIVED)
    method = "rim of the picture" if plain else "nothing else is known"
    return Found(value=colour, evidence=Evidence(source=source, method=method, confidence=0.4))


def _accent_votes(site: Site | None, sight: Sight, surface: Rgba) -> list[Vote]:
    votes = accents.accent_votes(site.dressed, site.cascade, surface=surface) if site else []
    if site and isinstance(site.manifest.get("theme_color"), str):
        votes += accents.manifest_vote(site.manifest["theme_color"], source=site.manifest_url)
    for colour, share, source in sight.colours:
        weight = (_UPLOADED_WEIGHT if source.startswith("upload:") else _FOUND_WEIGHT) * share**0.5
        seen = from_hex(colour)
        if seen.chromatic or source.startswith("upload:"):
            votes.append(Vote(colour=seen, weight=weight, kind=f"pixels of {source}", source=source, method="colour of the mark's pixels"))
    return votes


def _of_clusters(clusters: list[Cluster]) -> Found[str] | None:
    if not clusters:
        return None
    best, total = clusters[0], sum(cluster.weight for cluster in clusters)
    second = clusters[1].colour.hex if len(clusters) > 1 else None
    confidence = round(min(0.98, 0.35 + 0.6 * best.weight / total), 2)
    evidence = Evidence(source=best.lead.source, method=best.lead.method[:300], confidence=confidence, runner_up=second)
    return Found(value=best.colour.hex, evidence=evidence)


def _readable(ground: Rgba) -> Found[str]:
    value = "#141414" if contrast(BLACK, ground) >= contrast(WHITE, ground) else "#FFFFFF"
    return Found(value=value, evidence=Evidence(source=_DERIVED, method="what reads on the surface", confidence=0.3))


def _palette(scheme: _Scheme) -> Found[tuple[str, ...]]:
    colours = palette.four(
        surface=from_hex(scheme.surface.value),
        accent=from_hex(scheme.accent.value),
        ink=from_hex(scheme.ink.value),
        heard=[colour for colour in scheme.heard if distance(colour, from_hex(scheme.accent.value)) > 0],
    )
    confidence = min(scheme.surface.evidence.confidence, scheme.accent.evidence.confidence)
    return Found(value=colours, evidence=Evidence(source=_DERIVED, method="surface, accent, next colour heard, ink", confidence=confidence))


def _conditioning(scheme: _Scheme, tone: Tone, heading: Found[Typeface] | None, *, sells: bool) -> Found[str]:
    text = conditioning.condition(
        surface=from_hex(scheme.surface.value),
        accent=from_hex(scheme.accent.value),
        ink=from_hex(scheme.ink.value),
        tone=tone,
        heading=heading.value if heading else None,
        sells=sells,
    )
    return Found(value=text, evidence=Evidence(source=_DERIVED, method="colours, heading face and tone", confidence=0.5))


def _domain_name(bundle: Bundle) -> Found[str]:
    return Found(value=bundle.domain, evidence=Evidence(source=_DERIVED, method="domain", confidence=0.1))


def _asked_language(asked: tuple[str, ...]) -> Found[str] | None:
    return Found(value=asked[0], evidence=Evidence(source="request", method="location.languages", confidence=0.4)) if asked else None


def _confidence(parts: list[float], cautions: tuple[Caution, ...], *, whole: bool) -> float:
    mean = sum(parts) / len(parts)
    return round(max(0.05, mean - 0.1 * len(cautions)) * (1.0 if whole else 0.8), 2)


def _cautions(site: Site | None, sight: Sight, *faces: Found[Typeface] | None) -> list[Caution]:
    found = [] if sight.logos else [Caution(code="no_logo", message="No logo was found; one may be uploaded.")]
    notes = dict.fromkeys(face.value.note for face in faces if face is not None and face.value.note)
    found += [Caution(code="font_replaced", message=note) for note in notes if note]
    if site is not None and faces[0] is None:
        found.append(Caution(code="no_font", message="No font family was found for headings."))
    return found
