"""Tests of the drawing office's paint room."""
