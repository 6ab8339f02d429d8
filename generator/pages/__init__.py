"""Page types: one module writes one kind of page."""
