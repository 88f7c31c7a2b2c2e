"""HTML5 banner: one self-contained file with a clickTag, light enough for ad servers."""

from __future__ import annotations

from xml.sax.saxutils import escape

from generation.compositor.scene import Scene

# IAB: what a display unit may weigh, in bytes.
LIGHT = 150 * 1024


def to_html5(scene: Scene, svg: str, *, title: str, language: str) -> str:
    """Return the banner around an outlined SVG; ``clickTag`` may be set by the ad server before the click."""
    board = scene.artboard
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="ad.size" content="width={board.width},height={board.height}">'
        "<style>html,body{margin:0}a{display:block;text-decoration:none}svg{display:block}</style>"
        '<script>var clickTag=window.clickTag||"";</script></head><body>'
        f'<a href="javascript:void(window.open(window.clickTag))" style="width:{board.width}px;height:{board.height}px">{svg}</a>'
        "</body></html>"
    )
