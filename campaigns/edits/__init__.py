"""Edits in words: read into operations of ours, each done on a finished design by the file that bears its verb."""
