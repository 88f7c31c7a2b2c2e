"""A second front door: Create Image Ad, asked for and answered in another vendor's words."""
