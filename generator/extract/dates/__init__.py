"""Which day a date in the text means."""
