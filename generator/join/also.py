"""What the other articles of a story add: statements of which an article has nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.hanging import hangs
from generator.join._words import Stems, stems_of
from generator.lexicon import Lexicon
from generator.model.briefings import Also, Passage, Story
from generator.model.readings import Figure

_OTHERS = 5  # articles that are set beside one
_ADDS = 2  # statements of each
_NEW = 0.5  # share of its words that the article lacks from which a statement adds something
_FEWEST = 8  # words of a statement that tells enough


def find_also(
    stories: Iterable[Story],
    passages: Sequence[Passage],
    repeats: Iterable[Sequence[Passage]],
    lexicon: Lexicon,
) -> dict[str, tuple[Also, ...]]:
    """Return, by Article.id, the newest five others of its story, each with at most two statements
    that add to what the article has. What both print is no addition.
    """
    stems = stems_of(lexicon)
    by_article: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_article[passage.reading.article.id].append(passage)
    elsewhere = _elsewhere(repeats)
    return {
        article: tuple(also)
        for story in stories
        for article, also in _of(story, by_article, elsewhere, stems, lexicon)
    }


def _elsewhere(repeats: Iterable[Sequence[Passage]]) -> Mapping[str, frozenset[str]]:
    """Return by Passage.id the articles that print the same."""
    found: dict[str, frozenset[str]] = {}
    for group in repeats:
        articles = frozenset(each.reading.article.id for each in group)
        found |= {passage.id: articles for passage in group}
    return found


def _of(
    story: Story,
    by_article: Mapping[str, Sequence[Passage]],
    elsewhere: Mapping[str, frozenset[str]],
    stems: Stems,
    lexicon: Lexicon,
) -> Iterator[tuple[str, list[Also]]]:
    telling = frozenset(word for text in story.words for word in stems.content(text))
    words = {
        passage.id: stems.content(passage.span.of(passage.reading.article.text))
        for id in story.articles
        for passage in by_article.get(id, ())
    }
    for id in story.articles:
        mine = by_article.get(id, ())
        own = frozenset(word for each in mine for word in words[each.id])
        printed = _figures(mine[0].reading.figures if mine else ())
        found = []
        for other in [each for each in story.articles if each != id][:_OTHERS]:
            new = [
                each
                for each in by_article.get(other, ())
                if id not in elsewhere.get(each.id, ())
                and _adds(each, words[each.id], own, printed)
            ]
            new.sort(key=lambda each: _rank(each, words[each.id] & telling, lexicon))
            found.append(Also(other, tuple(new[:_ADDS])))
        yield id, found


def _adds(
    passage: Passage,
    words: frozenset[str],
    own: frozenset[str],
    printed: frozenset[tuple[object, str]],
) -> bool:
    """Say whether somebody known says something that is mostly not in an article's statements, or
    gives a figure, and says of what, that is nowhere in it.
    """
    if not passage.speaker or len(words) < _FEWEST:
        return False
    said = (each for each in passage.reading.figures if passage.span.holds(each.span) and each.of)
    return len(words - own) >= _NEW * len(words) or bool(_figures(said) - printed)


def _figures(figures: Iterable[Figure]) -> frozenset[tuple[object, str]]:
    """Return what figures come to, however they are printed."""
    return frozenset((each.value, each.unit) for each in figures)


def _rank(
    passage: Passage, telling: frozenset[str], lexicon: Lexicon
) -> tuple[bool, int, bool, int]:
    """Return what sorts first a statement that stands alone, is of the story, and has a figure."""
    text = passage.span.of(passage.reading.article.text)
    figure = any(passage.span.holds(each.span) for each in passage.reading.figures)
    return hangs(text, lexicon), -min(len(telling), 2), not figure, passage.span.start
