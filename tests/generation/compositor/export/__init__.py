"""Tests of the drawing office's export room."""
