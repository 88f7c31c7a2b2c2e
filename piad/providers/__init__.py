"""Model vendors behind our own words: what may be asked of a model, what it answers, and how it fails; SDKs are loaded by workers alone."""
