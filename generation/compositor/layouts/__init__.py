"""Layouts: one file an archetype, each solved anew for every family of proportions."""
