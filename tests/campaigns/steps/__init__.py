"""Steps of campaigns, tried alone."""
