"""Whom a subject means: a pronoun, a role, a noun phrase."""
