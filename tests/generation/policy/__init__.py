"""Mirrors the source, folder for folder."""
