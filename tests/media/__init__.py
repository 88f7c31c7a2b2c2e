"""Storage and its one view."""
