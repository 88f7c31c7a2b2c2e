"""The drawing office, room by room."""
