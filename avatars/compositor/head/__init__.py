"""A drawn head: skull and ears, features, hair, beards, coverings, glasses."""
