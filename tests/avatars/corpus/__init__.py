"""The library of characters."""
