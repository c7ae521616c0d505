"""The port over Google Bumble: real controllers by transport name, and virtual ones on an air of our own.

Bumble's emulation differs from the air in ways that matter here; what differs and how it is cured stands in
docs/explanation/air.md. Only this package imports Bumble.
"""
