"""The gallery: a fixed set of briefs, drawn and inspected, to be looked at."""
