"""The counter: accepted work, its life, and what is told about it."""
