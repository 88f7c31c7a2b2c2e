"""The portrait engine: what it draws, and at what sizes."""
