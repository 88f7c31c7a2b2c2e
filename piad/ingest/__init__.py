"""Pictures and SVG from strangers: sniffed, capped, decoded in a limited child, handed on as clean sRGB PNG or JPEG."""
