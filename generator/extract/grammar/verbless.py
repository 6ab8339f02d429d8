"""Whether words are only a name and who that is, without a verb: “Ann Lee, retired farmer”."""

from __future__ import annotations

from generator.extract.grammar.tag_patterns import tag_pattern
from generator.extract.grammar.tagger import tagger
from generator.lexicon import Lexicon
from generator.model.spans import Span

_SAYS_SOMETHING = tag_pattern("<finite/aux/relative>")
_MAY_SAY_SOMETHING = tag_pattern("<VERB/relative>")  # "retired" is a verb in a sentence


def is_verbless(text: str, span: Span, lexicon: Lexicon, *, is_sentence: bool) -> bool:
    """True if the words at `span` have no verb. With a full stop behind them (`is_sentence`) a
    participle counts as one too.
    """
    verb = _MAY_SAY_SOMETHING if is_sentence else _SAYS_SOMETHING
    return verb.search(tagger(lexicon).tokens(text, span, []).tags) is None
