"""Who asks: organizations, their API keys and limits."""
