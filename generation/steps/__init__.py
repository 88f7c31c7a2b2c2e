"""The seven steps from a request to a finished creative, one per file, each a function from context to outcome."""
