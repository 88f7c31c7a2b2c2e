"""Typesetting: from a string and a box to placed glyphs."""
