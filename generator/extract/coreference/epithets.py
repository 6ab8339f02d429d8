"""People who are meant by role or epithet where they do not speak: "The striker scored twice. He
said …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.coreference.mention_manners import PersonMention
from generator.extract.coreference.role_mentions import RoleMentions
from generator.extract.coreference.unnamed_speakers import UnnamedSpeakers
from generator.extract.text.layout_index import LayoutIndex
from generator.extract.text.patterns import either
from generator.lexicon import Lexicon
from generator.model.spans import Span


@cache
def _subject(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a definite subject that opens a sentence, perhaps after a phrase with a
    comma, and its verb.
    """
    words = lexicon.words
    openers = {*words("classes.preposition"), *words("classes.subordinator")}
    opening = either(word.capitalize() for word in openers)
    verbs = either({*words("classes.auxiliary"), *words("classes.finite")})
    return re.compile(
        rf"(?:{opening}\b[^,.;:\n]{{0,80}},\s)?(?P<head>[Tt]he(?:\s[\w’'.-]+){{1,5}}?)"
        rf"\s(?:\w+ly\s|(?:on|in)\s\w+\s|{either(words('classes.adverb'))}\s)?(?:{verbs}|\w+ed|\w+s)\b"
    )


def epithet_mentions(
    layout: LayoutIndex,
    roles: RoleMentions,
    unnamed: UnnamedSpeakers,
    lexicon: Lexicon,
    spoken: frozenset[int],
) -> Iterator[PersonMention]:
    """Yield the mentions by role that open a sentence; somebody's spokesman and the like is
    somebody new, and added to `unnamed`. `spoken` are the start offsets of subjects that speak,
    which are mentions already.
    """
    subject = _subject(lexicon)
    for sentence in layout.sentences:
        found = subject.match(layout.text, sentence.span.start, sentence.span.end)
        start = -1 if found is None else found.start("head")
        if found is None or start in spoken or layout.is_quoted(start):
            continue
        head = Span(*found.span("head"))
        person, likely = roles.person(head), roles.likely(head)
        if person is not None or likely:
            nobody_else = frozenset[int]() if person is not None else likely
            pronoun = roles.nominals.pronoun(head)
            yield PersonMention(head, person, pronoun, speaks=False, likely=nobody_else)
        elif (role := roles.nominals.role(head)) is not None and role.owned:
            is_theirs = role.noun in roles.nominals.lists.owned  # not "the club's top scorer"
            new = unnamed.added(roles.nominals.described(head, head)) if is_theirs else None
            if new is not None:
                yield PersonMention(head, new, role.pronoun, speaks=False, nameless=True)
