"""Numbers that say something: value, unit, and of what."""
