"""Commands about organizations and keys."""
