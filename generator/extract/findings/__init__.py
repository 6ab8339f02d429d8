"""Refusals to comment, occasions, keyphrases and the summary."""
