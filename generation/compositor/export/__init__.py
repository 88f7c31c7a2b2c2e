"""Exports: finished pixels and layer trees in the formats that ads are handed over in."""
