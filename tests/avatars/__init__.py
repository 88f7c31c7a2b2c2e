"""The portraits' tests."""
