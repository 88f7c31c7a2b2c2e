"""The kitchen: from a brief to a finished creative."""
