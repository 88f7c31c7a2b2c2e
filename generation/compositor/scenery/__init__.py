"""Illustrated scenes: backdrops drawn from a scheme's hues around the place that an ad's copy takes."""
