"""The internal library: the characters that inspire new avatars, and how one is found."""
