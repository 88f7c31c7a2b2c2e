"""Calls to strangers' addresses."""
