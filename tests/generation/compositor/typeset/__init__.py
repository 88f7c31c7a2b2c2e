"""Tests of the drawing office's typeset room."""
