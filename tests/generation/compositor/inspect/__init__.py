"""Tests of the drawing office's inspect room."""
