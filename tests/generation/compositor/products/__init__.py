"""Tests of the shelf of drawn products."""
