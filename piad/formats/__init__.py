"""How times and numbers are written, by language."""
