"""Pictures and SVG from strangers."""
