"""The menu, campaigns: reference-led ads, their edits and localizations."""
