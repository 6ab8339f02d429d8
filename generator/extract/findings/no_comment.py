"""Silences: who declined to comment, did not answer or would not be drawn, and on what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.extract.text.needed import Needed, needed_by
from generator.extract.text.patterns import either, phrase_pattern
from generator.lexicon import Lexicon
from generator.model.readings import Body, Silence
from generator.model.spans import Span

_BEHIND = 200  # code points before a phrase in which its subject is looked for
_STOP = r"[,;:!?—–)\"“”\n]| - |\.?\Z"

# The lists of the lexicon that stand in the patterns below, each for any of its words.
_LISTS = (
    *("about", "adverbs", "between", "clause_starts"),
    *("ends", "fronted", "questions", "requests"),
)
_PATTERNS = {
    "about": r"(?: {between}\b){{0,3}}(?: (?P<link>(?P<question>{questions}\b)|{about}\b))? ?",
    "end": rf"{_STOP}| {{ends}}\b| (?:on )?(?:{{days}})\b",
    "request": (
        r"(?:[\w’'-]+ ){{0,5}}?{requests}(?: (?P<link>on|about|regarding))?(?: |$|(?=[.,;]))"
    ),
    "fronted": (
        r"(?i:{fronted})(?: (?:by \w+ )?(?:about|on|whether|if|over|why))? "
        r"(?P<about>[^,;.]{{3,160}}),"
    ),
    "subject": (
        r"(?:\A[“\"]?|[,;:—–“\"] |\b{clause_starts} )"
        r"(?P<subject>(?:(?!{clause_starts}\b|{adverbs}\b)[\w.’'&-]+ ){{0,8}})(?:{adverbs} )*\Z"
    ),
    "opening": (
        r"[“\"]?(?:(?i:{clause_starts}) )?(?P<subject>[^,;:]{{2,80}}?)(?=,| {clause_starts}\b)"
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    phrase: re.Pattern[str]
    needed: Needed
    about: re.Pattern[str]  # what leads from the phrase to its subject matter
    end: re.Pattern[str]
    request: re.Pattern[str]
    fronted: re.Pattern[str]
    subject: re.Pattern[str]
    opening: re.Pattern[str]
    saying: str
    transitive: frozenset[str]


def find_silences(body: Body, lexicon: Lexicon) -> tuple[Silence, ...]:
    """Return the silences in `body`, in the order of the text.

    A silence's span is the phrase ("declined to comment publicly on"); `about` the words that say
    on what, `None` if the sentence names nothing. Whom `subject` means is for a later desk to say:
    `speaker` is `None`.
    """
    rules, article = _rules(lexicon), body.article
    silences = []
    for sentence in rules.needed.sentences(body):
        for match in rules.phrase.finditer(article.text, sentence.span.start, sentence.span.end):
            phrase = Span(*match.span())
            about, asked = _about(article.text, sentence.span, phrase, rules)
            if phrase.of(article.text).endswith(rules.saying) and not asked:
                continue  # "she would not say that" is talk, "she would not say whether" is silence
            subject = _subject(article.text, sentence.span, phrase.start, rules)
            silences.append(Silence(phrase, sentence.span, subject, about))
    return tuple(silences)


def _about(text: str, sentence: Span, phrase: Span, rules: _Rules) -> tuple[Span | None, bool]:
    """Return the words that say on what, and whether they are a question ("whether prices will
    rise").

    They stand after the phrase, else the sentence opens with them ("On prices, she avoided direct
    comment").
    """
    lead = rules.about.match(text, phrase.end, sentence.end)
    verb = phrase.of(text).split()[-1]
    if lead and (lead["link"] or verb in rules.transitive):
        found = _clause(
            text, lead.start("question") if lead["question"] else lead.end(), sentence, rules
        )
        request = rules.request.match(text, found.start, found.end) if found else None
        if request:
            found = _clause(text, request.end(), sentence, rules) if request["link"] else None
        if found:
            return found, bool(lead["question"])
    opening = rules.fronted.match(text, sentence.start, phrase.start)
    return (Span(*opening.span("about")) if opening else None), False


def _clause(text: str, start: int, sentence: Span, rules: _Rules) -> Span | None:
    """Return the words from `start` up to where their clause ends."""
    stop = rules.end.search(text, start, sentence.end)
    words = text[start : stop.start() if stop else sentence.end].rstrip()
    return Span(start, start + len(words)) if words else None


def _subject(text: str, sentence: Span, phrase_start: int, rules: _Rules) -> Span | None:
    """Return the noun phrase right before the phrase; where its clause prints none, what the
    sentence opens with.
    """
    start = max(sentence.start, phrase_start - _BEHIND)
    before = text[start:phrase_start]
    found = rules.subject.search(before)
    if not (found and found["subject"].strip()):
        found = rules.opening.match(before)
    if not found:
        return None
    words = found["subject"].rstrip()
    first = start + found.start("subject")
    return Span(first, first + len(words))


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Compile the phrases of a language once."""
    words = {name: either(lexicon.words(f"silences.{name}")) for name in _LISTS}
    words["days"] = "|".join(day.title() for day in lexicon.numbers("dates.weekdays"))
    phrases = phrase_pattern(lexicon.words("silences.phrases"))
    return _Rules(
        phrase=re.compile(phrases + r"(?: publicly\b| directly\b)?"),
        needed=Needed(needed_by(lexicon.words("silences.phrases"))),
        saying=lexicon.text("silences.saying"),
        transitive=lexicon.union("silences.transitive"),
        **{name: re.compile(pattern.format(**words)) for name, pattern in _PATTERNS.items()},
    )
