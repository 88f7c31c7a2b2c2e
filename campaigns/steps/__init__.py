"""The steps of campaign jobs, one per file, each a function from context to outcome; most are made of the kitchen's own."""
