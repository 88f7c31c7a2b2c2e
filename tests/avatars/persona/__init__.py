"""The personas' tests."""
