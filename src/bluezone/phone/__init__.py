"""One running phone: its store, its talk with the server, its own page."""
