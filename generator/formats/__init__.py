"""Input formats: one module reads one kind of seed into text."""
