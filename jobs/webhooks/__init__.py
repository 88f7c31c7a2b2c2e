"""Telling customers: what is announced, and how it reaches them."""
