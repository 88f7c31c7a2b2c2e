"""Dated facts about the outside world that drawing depends on, kept as data with their sources."""
