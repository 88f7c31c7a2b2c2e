"""Edits in words: how they are read, and what each does to a finished design."""
