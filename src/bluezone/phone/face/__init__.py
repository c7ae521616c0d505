"""The phone's own page: on this machine alone, made for a phone's screen, Vietnamese first."""
