"""Drills: many phones in simulated air, with the truth known beside what they conclude."""
