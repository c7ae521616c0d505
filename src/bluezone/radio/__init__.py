"""The edge to the air: one narrow port; behind it Bumble, for real and virtual controllers, and a simulated air."""
