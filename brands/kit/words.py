"""The member names and font families by which a brand's free-form identity is understood."""

from __future__ import annotations

from typing import Final

# The Brand DNA's own names come first; the aliases are what people write by hand. The first usable member wins.
NAME: Final = ("name", "brand_name", "brand", "company_name", "company")
SURFACE: Final = (
    "primary_background_hex",
    "background_hex",
    "background_color",
    "background_colour",
    "background",
    "surface",
    "primary_hex",
)
ACCENT: Final = (
    "primary_accent_hex",
    "accent_hex",
    "accent_color",
    "accent_colour",
    "accent",
    "cta_color",
    "primary_color",
    "primary_colour",
    "brand_color",
)
INK: Final = ("ink_hex", "ink", "text_hex", "text_color", "text_colour", "foreground")
PALETTE: Final = ("color_palette", "colour_palette", "palette", "colors", "colours", "brand_colors", "brand_colours")
SECONDARY: Final = ("secondary_hex", "secondary_color", "secondary_colour", "secondary")
SLOGAN: Final = ("core_slogan", "slogan", "tagline")
TONE: Final = ("tone", "tone_of_voice", "brand_voice", "voice")
LANGUAGE: Final = ("language", "locale")
FONTS: Final = ("fonts", "font_families", "typography", "typography_rules", "font", "font_family")
HEADING_FONT: Final = ("heading_font", "headline_font", "display_font", "title_font")
BODY_FONT: Final = ("body_font", "text_font", "paragraph_font")
LOGO: Final = ("logo_url", "logo", "logo_base64", "logoBase64")

# A whole brand object, as GET /api/v1/brands/:id shows it, may be handed back to us: its DNA lies one level down.
NESTED: Final = ("brand_dna", "dna", "brand_identity")

# Inside `colors` and `fonts` written as objects: the member's name says its part.
PART_SURFACE: Final = ("background", "surface", *SURFACE)
PART_ACCENT: Final = ("accent", "cta", "primary", *ACCENT)
PART_INK: Final = ("text", *INK)
PART_HEADING: Final = ("heading", "headings", "headline", "headlines", "display", "title", "titles", "primary", *HEADING_FONT)
PART_BODY: Final = ("body", "text", "paragraph", "paragraphs", "copy", "secondary", *BODY_FONT)

# Words that, beside a family in a sentence, say what the family sets.
SAYS_HEADING: Final = frozenset({"heading", "headings", "headline", "headlines", "title", "titles", "display", "header", "headers", "h1"})
SAYS_BODY: Final = frozenset({"body", "paragraph", "paragraphs", "text", "copy", "captions", "subheads"})

# The families that the service can set type in.
FAMILIES: Final = (
    "Anton",
    "Archivo",
    "Bebas Neue",
    "Caveat",
    "DM Sans",
    "DM Serif Display",
    "Fraunces",
    "Inter",
    "Lora",
    "Manrope",
    "Montserrat",
    "Noto Sans",
    "Noto Serif",
    "Nunito",
    "Oswald",
    "Outfit",
    "Playfair Display",
    "Poppins",
    "Raleway",
    "Rubik",
    "Source Serif 4",
    "Space Grotesk",
)
