"""Refitting: one layer of a finished scene is changed, and everything that was not named stays where it is, to the pixel."""
