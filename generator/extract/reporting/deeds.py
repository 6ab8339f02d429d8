"""What stands behind a verb of speech that does something else: “wrote a book”, “called off the
match”, “pleaded guilty”.
"""

from __future__ import annotations

from generator.extract.grammar.tag_patterns import COLON, tag_pattern
from generator.extract.grammar.tagger import Tokens

_OBJECT = tag_pattern(  # (she wrote) a book about Lund; (she wrote) for a living
    """not_followed_by(<prep/sub/quote> | name+ noun)
    (not<CLAUSE_SIGN/past/relative/sub/conj/comma/colon/semi/dash/open>
     | conj not_followed_by(adv* <VERB/pron>) | sub followed_by(number))+
    (<relative/sub/that/semi/dash/open> | conj adv* <VERB/pron> | stop? end
     | comma not_followed_by(quote | not<comma>* comma adv* VERB))
    | <prep/sub> (SPECIFIER not<CLAUSE_BREAK/past>* <relative/that>
      | not<CLAUSE_BREAK/past>* (comma <ing/relative/sub> | stop? end))
    | dash"""
)
_PARTICLE_ONLY = tag_pattern("any (<comma/stop> | end | SPECIFIER* <noun/name>)")  # (he wrote) back


def is_object(tokens: Tokens, lemma: str, start: int, stop: int) -> bool:
    """True if the tokens from `start` to `stop` are what somebody makes, not what somebody says:
    "she wrote a book". Asked only of verbs that report nothing but clauses.
    """
    if lemma not in tokens.lists.clausal or tokens.tags[start - 1] == COLON:
        return False
    if not tokens.lists.pleas.isdisjoint(tokens.lower[start : start + 2]):
        return True  # "pleaded not guilty"
    return _OBJECT.match(tokens.tags, start, stop) is not None


def is_particle(tokens: Tokens, index: int) -> bool:
    """True if the token at `index` makes another verb of the one before it: "called off the match",
    "wrote back".
    """
    particle = tokens.lower[index : index + 1]
    return (
        not tokens.lists.particles.isdisjoint(particle)
        and _PARTICLE_ONLY.match(tokens.tags, index) is not None
    )
