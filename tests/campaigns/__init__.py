"""Tests of campaigns, their edits and localizations."""
