"""Read a brand out of a web site's documents: pure rules over pages, style sheets and pixels that somebody else fetched."""
