"""Charts drawn on the server: plain values in, safe SVG and the table behind it out."""
