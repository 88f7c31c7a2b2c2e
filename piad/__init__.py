"""The service itself: its ground modules, its accounts and its wiring."""
