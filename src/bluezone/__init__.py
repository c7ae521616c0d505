"""Bluezone: contact tracing for a country, a province or one office, and its rollout.

The rooms and the order in which they may import each other stand in docs/explanation/house.md.
"""

__version__ = "0.1.0"
