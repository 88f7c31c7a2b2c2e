"""Skies: a run of OKLCH stops that stays calm as far as the copy reaches, the sun with its halo, and a few stars."""

from __future__ import annotations

from typing import Final

from generation.compositor.scenery.place import Place
from generation.compositor.scenery.tones import Look, Tones
from generation.compositor.scenery.vector import Point, Stop, across, circle, falling, radial, rect

_STARS: Final = (
    (0.59, 0.07),
    (0.89, 0.16),
    (0.82, 0.27),
    (0.945, 0.33),
    (0.44, 0.035),
    (0.72, 0.125),
    (0.3, 0.1),
    (0.955, 0.115),
    (0.86, 0.4),
)
# How far along the run of tones the sky has come where the copy ends.
_CALM_SHARE: Final = 0.24


def sky(place: Place, tones: Tones) -> str:
    """Return the sky from the top of the artboard to the horizon and a little below it."""
    from_share, calm_share = (0.0, _CALM_SHARE) if tones.dusk else (0.74, 0.82)
    calm = min(place.calm_top / place.horizon, 0.96)
    stops: list[Stop] = [(0.0, tones.at(from_share), 1.0), (calm * 0.6, tones.at((from_share + calm_share) / 2), 1.0)]
    stops += [(calm + (1 - calm) * step / 8, tones.at(calm_share + (1 - calm_share) * (step / 8) ** 1.25), 1.0) for step in range(9)]
    return f"<defs>{falling('sky', 0, place.horizon, stops)}</defs>" + rect(0, 0, place.width, place.calm_foot, "url(#sky)")


def sun(place: Place, tones: Tones, centre: Point, radius: float, *, halo: float = 2.8) -> str:
    """Return the sun and the light around it."""
    high, low = tones.sun
    # The light fades out where the copy begins.
    reach = min(radius * halo, max(1.5 * radius, 1.12 * (centre[1] - place.sky_top)))
    glow = radial("halo", centre, reach, [(0.0, high, 0.9), (0.36, low, 0.5), (0.66, low, 0.14), (1.0, low, 0.0)])
    body = falling("sun", centre[1] - radius, centre[1] + radius, [(0.0, high, 1.0), (0.6, high.mixed(low, 0.5), 1.0), (1.0, low, 1.0)])
    return f"<defs>{glow}{body}</defs>" + circle(centre, reach, "url(#halo)") + circle(centre, radius, "url(#sun)")


def stars(place: Place) -> str:
    """Return a few small stars over the calm part, brighter towards the top."""
    sized = enumerate(_STARS)
    return (
        "<g fill='#FFF'>"
        + "".join(
            circle((x * place.width, y * place.horizon), (0.0014 + 0.0005 * (index % 3)) * place.s, "#FFF", f'opacity="{0.75 - y:.2f}"')
            for index, (x, y) in sized
        )
        + "</g>"
    )


def side_veil(place: Place, look: Look) -> str:
    """Return the tone that copy is set for over a column of copy, gone beyond it."""
    if not place.calm_left:
        return ""
    tone = look.above.colour("ground_centre")
    reach = place.calm_left + 0.34 * place.s
    hold = place.calm_left / reach
    veil = across("veil", 0, reach, [(0.0, tone, 0.97), (hold, tone, 0.88), (hold + (1 - hold) * 0.5, tone, 0.34), (1.0, tone, 0.0)])
    return f"<defs>{veil}</defs>" + rect(0, 0, reach, place.height, "url(#veil)")
