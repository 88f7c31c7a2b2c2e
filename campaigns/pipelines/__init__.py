"""Ordered tuples of steps, one file for each kind of campaign job: reading one is reading the product."""
