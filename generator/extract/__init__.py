"""Extractors: one module finds one kind of thing inside one article."""
