"""Painting: the one room that knows the pixel libraries."""
