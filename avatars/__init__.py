"""The menu, portraits: generated avatars and the saved library."""
