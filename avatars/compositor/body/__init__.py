"""A drawn body: arms and hands in poses, legs and shoes, and what is held."""
