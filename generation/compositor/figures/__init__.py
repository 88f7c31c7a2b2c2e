"""Drawn people: lit, recolourable half-figures that stand beside the proof of an ad for a service."""
