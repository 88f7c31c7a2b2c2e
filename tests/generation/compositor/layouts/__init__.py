"""Tests of the drawing office's layouts room."""
