"""Tests over the whole service, run as real processes."""
