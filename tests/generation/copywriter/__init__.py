"""Tests of the copywriter."""
