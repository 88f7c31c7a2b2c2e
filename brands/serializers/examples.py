"""Answers as a client meets them, for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from brands.serializers.document import FORMAT

BRAND_ID = "9d1f6a8e-2c57-4c0b-8b6e-1f0a4b1c7d55"
BRAND: dict[str, Any] = {
    "id": BRAND_ID,
    "org_id": "0b6d4bb0-5a0e-4f4b-9a3b-8f5ad3f1c9d2",
    "domain": "kora.example",
    "name": "Kora",
    "primary_hex": "#FFF7EA",
    "secondary_hex": "#C2410C",
    "logo_url": "https://piad.example.com/media/results/zuVXWR-ybBnmuh18LyAZS2UMk5uUguW75W2EIZOIobs.png",
    "font_file_url": None,
    "layout_rules": {},
    "brand_dna": {
        "primary_background_hex": "#FFF7EA",
        "primary_accent_hex": "#C2410C",
        "color_palette": ["#FFF7EA", "#C2410C", "#1C1917", "#FACC15"],
        "typography_rules": "Headings in Poppins (in place of Gilroy); text in Inter.",
        "core_slogan": "Marche plus loin.",
        "imagen_style_conditioning": "Warm low light over dusty ground, with long shadows. Products stand alone on plain surfaces.",
    },
    "created_at": "2026-05-04T09:30:00.000Z",
    "updated_at": "2026-05-04T09:30:00.000Z",
    "version": 1,
    "kit": {
        "ink_hex": "#1C1917",
        "on_accent_hex": "#FFFFFF",
        "heading_font": "Poppins",
        "heading_font_asked": "Gilroy",
        "body_font": "Inter",
        "body_font_asked": "Inter",
        "language": "fr",
        "tone": {"casual_formal": 0.3, "serious_playful": 0.62, "plain_technical": 0.2, "calm_energetic": 0.75},
        "products": [{"name": "Sandale Kora", "price": "29900", "currency": "XOF"}],
    },
    "pinned": [],
}


def _envelope(object_name: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": "req_pi_3e27b719-8244-4ee9-baf4-d2a4c15b5798",
        "object": object_name,
        "status": "completed",
        "created_at": 1760000000,
        "data": data,
    }


BRAND_ANSWER = _envelope("brand", BRAND)
BRAND_LIST = _envelope("list", {"data": [BRAND], "total_count": 1, "has_more": False})
BRAND_GONE = _envelope("brand", {"id": BRAND_ID, "deleted": True})
PROJECTION = _envelope(
    "brand.projection",
    {
        "use_case": "A hero banner for the spring sale",
        "is_wildcard": True,
        "payload": {
            "use_case": "A hero banner for the spring sale",
            "brand_projection": {**BRAND["brand_dna"], "logo_url": BRAND["logo_url"]},
            "meta": {"source": "deterministic_projection", "reason": "model_unavailable_or_invalid_json"},
        },
    },
)
DOCUMENT = {
    "format": FORMAT,
    "domain": "kora.example",
    "found": {"name": "Kora", "primary_background_hex": "#FFF7EA", "primary_accent_hex": "#C2410C", "heading_font": "Poppins"},
    "pins": {"core_slogan": "Marche plus loin."},
    "evidence": {
        "primary_accent_hex": {
            "source": "https://kora.example/",
            "method": "a.button { background }",
            "confidence": 0.92,
            "runner_up": "#FACC15",
        }
    },
    "cautions": [],
}
