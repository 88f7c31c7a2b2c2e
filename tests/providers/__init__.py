"""Model vendors, each through its real SDK against a loopback double."""
