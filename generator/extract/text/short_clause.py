"""A pattern for short reporting clauses: “he said”, “Lund then said”, “said the mayor”."""

from __future__ import annotations

from functools import cache

from generator.letters import CAPITAL
from generator.lexicon import Lexicon


@cache
def short_clause_pattern(lexicon: Lexicon) -> str:
    """Return the pattern of a short reporting clause."""
    pronouns = "|".join(lexicon.words("sentences.pronouns"))
    # no pronoun: "“….” He said" opens a sentence
    names = rf"(?:(?!(?i:{pronouns})\b)[{CAPITAL}][\w.’'-]*\s+){{1,3}}"
    verbs = "|".join(lexicon.words("sentences.reporting"))
    inverted = rf"(?:{verbs})\s+(?:[{CAPITAL}]|(?:{pronouns}|the|a|an)\b)"
    straight = (
        rf"(?:(?:{pronouns})\s+|{names})(?:also\s+|then\s+)?(?:{verbs})\b(?!\s+(?:that|he|she"
        rf"|they|the)\b)"
    )
    return f"(?:{inverted}|{straight})"
