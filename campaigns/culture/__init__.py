"""Cultures: packs of what an ad needs to be at home somewhere, and the rules that carry a brief and its words there."""
