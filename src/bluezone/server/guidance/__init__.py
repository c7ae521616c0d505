"""Guidance to the public as a page of its own, and what an office copies into its own site."""
