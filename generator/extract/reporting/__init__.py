"""Clauses that report, and what they report."""
