"""From the air to an alert: what one phone decides about those it heard.

sighting -> encounter -> matching -> exposure -> alert, and retention beside them. Nothing here knows a clock, a disk, a
socket, a log or chance.
"""
