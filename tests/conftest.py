"""What every test may ask for: an organization, a key of it and a client that carries the key."""
