"""Refitting: what is changed in a finished scene, and what is not."""
