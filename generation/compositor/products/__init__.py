"""The drawn library: lit, recolourable vector products that stand in where a brief brings no picture."""
