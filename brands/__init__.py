"""The pantry: who an ad is for."""
