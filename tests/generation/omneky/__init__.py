"""The second door's tests."""
