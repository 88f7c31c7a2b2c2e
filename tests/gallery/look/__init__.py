"""The reference briefs: the requests that our ads are laid beside, sent through the API of a running service."""
