"""Stories: the articles that report one event or one running affair, found by the words that they
share and others do not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from math import inf

from generator.join._clusters import Pair, groups
from generator.join._dates import first_day
from generator.join._naming import Name, names
from generator.join._telling import KINDS, Weights, tell
from generator.join._words import Stems, stems_of
from generator.lexicon import Lexicon
from generator.model.briefings import Story, story_id
from generator.model.readings import Reading

_ALIKE = 0.11  # from which articles tell one story, on average
_STRONGEST = 2  # shared words that count half: one name alone makes no story
_FEWEST = 6  # shared words; two articles that share fewer tell no story together
_NEAR = 30  # days between two articles of which one may go on with the other's story
_SEVERAL = 4  # articles, of which more than half can have a common subject
_WEEK = 7  # days in which more than half of them can tell one story all the same
_HEAVIEST = 25  # words of an article by which others are looked up
_BOTH = 2  # of them that another must hold
_WIDESPREAD = 50  # articles; who shares a word with more is not looked up by it
_WORDS = 8  # that are shown of a story
_WORTH = 0.06  # from which a phrase is a better name than a headline
# marks around a word, and what makes it a possessive
_WORD = re.compile(r"^[\W_]+|['’]s[\W_]*$|[\W_]+$")
_HEADLINE = 14  # words of a headline that names a story


def find_stories(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[Story, ...]:
    """Return the stories that two articles or more tell, those of most articles first, then the
    newest; their articles in the order of `readings`. What is told once is in none.
    """
    readable = [each for each in readings if lexicon.reads(each.article.language)]
    weights = tell([each.article for each in readable], lexicon)
    found = sorted(_groups(readable, weights), key=lambda group: (-len(group), group))
    holders = _holders(weights)
    stems, stories = stems_of(lexicon), list[Story]()
    for group in found:
        told, own = [readable[index] for index in group], [weights[index] for index in group]
        name = _name(told, own, holders, stems, lexicon)
        text = name.span.of(name.reading.article.text)
        stories.append(
            Story(
                id=story_id(min(told, key=_first_told).article.id),
                name=f"{text[:1].upper()}{text[1:]}",
                source=name.reading.article,
                span=name.span,
                articles=tuple(each.article.id for each in told),
                words=tuple(_shared(told, own, stems)),
            )
        )
    return tuple(stories)


def _first_told(reading: Reading) -> tuple[float, str]:
    """Return what the oldest article of a story has least of; one without a day has most."""
    return _day(reading), reading.article.id


def _holders(weights: Sequence[Weights]) -> Mapping[str, frozenset[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(weights):
        for word in own:
            found[word].append(index)
    return {word: frozenset(indices) for word, indices in found.items()}


# -- which articles belong together ----------------------------------------------------------------


def _groups(readings: Sequence[Reading], weights: Sequence[Weights]) -> list[list[int]]:
    """Return the indices of the articles of each story. What most of a few articles are about over
    more than a week is their common subject, no story.
    """
    days = [_day(each) for each in readings]
    alike = {
        (one, other): _alike(weights[one], weights[other])
        for one, other in _candidates(weights, days)
    }
    found = groups(len(readings), alike, _ALIKE)
    return [group for group in found if not _is_subject([days[each] for each in group], days)]


def _is_subject(own: Sequence[float], days: Sequence[float]) -> bool:
    known = [day for day in own if day < inf]
    most = len(days) >= _SEVERAL and 2 * len(own) > len(days)
    return most and bool(known) and max(known) - min(known) > _WEEK


def _day(reading: Reading) -> float:
    day = first_day(reading.article.published.edtf)
    return day.toordinal() if day else inf


def _candidates(weights: Sequence[Weights], days: Sequence[float]) -> Iterator[Pair]:
    """Yield the pairs of articles worth comparing: both hold two of the heaviest words of the
    other, and their days, where known, are near.
    """
    holders = Counter(word for own in weights for word in own)
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(weights):
        rare = (word for word in own if holders[word] <= _WIDESPREAD)
        heaviest = nlargest(_HEAVIEST, rare, key=lambda word: (own[word], word))
        shared = Counter(other for word in heaviest for other in by_word[word])
        for other in sorted(shared):
            apart = abs(days[index] - days[other])
            if shared[other] >= _BOTH and (apart <= _NEAR or inf in (days[index], days[other])):
                yield other, index
        for word in heaviest:
            by_word[word].append(index)


def _alike(one: Weights, other: Weights) -> float:
    """Return how much alike two articles are, from 0 to 1: the cosine of their weights, in which
    the words that they share most strongly count half.
    """
    shared = one.keys() & other.keys()
    if len(shared) < _FEWEST:
        return 0.0
    products = sorted((one[word] * other[word] for word in shared), reverse=True)
    return sum(products) - sum(products[:_STRONGEST]) / 2


# -- what a story is called, and why its articles belong together ----------------------------------


def _name(
    story: Sequence[Reading],
    weights: Sequence[Weights],
    holders: Mapping[str, frozenset[int]],
    stems: Stems,
    lexicon: Lexicon,
) -> Name:
    """Return the phrase that best names a story; where none is good, the shortest headline that
    holds two of its words, else the best phrase all the same.
    """
    found = names(story, weights, holders, lexicon)
    good = [each for each in found[:1] if each.worth >= _WORTH]
    return next(iter((*good, *_headlines(story, weights, stems), *found, _any(story[0]))))


def _headlines(story: Sequence[Reading], weights: Sequence[Weights], stems: Stems) -> list[Name]:
    """Return the printed headlines that hold two words of the story, the shortest first; a
    standfirst or a caption in a headline's place is too long, or credits somebody in brackets.
    """
    shared, found = frozenset(_strongest(weights)), list[Name]()
    for each in story:
        title = each.article.title
        text = title.span.of(each.article.text) if title.span else ""
        told = len(shared & stems.content(text)) >= _BOTH
        if title.span and told and "(" not in text and len(text.split()) <= _HEADLINE:
            found.append(Name(each, title.span, 0.0))
    return sorted(
        found, key=lambda name: (name.span.end - name.span.start, name.reading.article.id)
    )


def _any(reading: Reading) -> Name:
    """Return the first words that an article prints, for a story that nothing else can name."""
    return Name(reading, reading.sentences[0].span, 0.0)


def _strongest(weights: Sequence[Weights]) -> list[str]:
    """Return the words that tell the story of most articles best, the strongest first."""
    sums: dict[str, float] = defaultdict(float)
    times = Counter(word for own in weights for word in own)
    for own in weights:
        for word, weight in own.items():
            if times[word] >= max(2, len(weights) / 2):
                sums[word] += weight
    return nlargest(_WORDS, sums, key=lambda word: (sums[word], word))


def _shared(story: Sequence[Reading], weights: Sequence[Weights], stems: Stems) -> Iterator[str]:
    """Yield the words by which articles belong together, as they mostly print them."""
    wanted = _strongest(weights)
    prints: dict[str, Counter[str]] = {word: Counter() for word in wanted}
    for article in (each.article for each in story):
        for block in article.blocks:
            pieces = block.span.of(article.text).split() if block.kind in KINDS else ()
            for piece in pieces:
                cut = stems.phrase(piece)
                if len(cut) == 1 and cut[0] in prints:
                    prints[cut[0]][_WORD.sub("", piece)] += 1
    for word in wanted:
        if prints[word]:
            yield min(prints[word], key=lambda text: (-prints[word][text], text))
