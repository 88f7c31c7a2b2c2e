"""Localizing from a picture alone: its words are read and taken away, and what is left is the ground that other words are set on."""
