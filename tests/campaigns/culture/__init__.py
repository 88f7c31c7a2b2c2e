"""Tests of the culture packs and of what is done with them."""
