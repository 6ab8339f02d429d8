"""What the search box loads (docs/assets/search.js), in parts that a script tag brings from a
folder too:

    data/search/start.js      how many units there are, where each part begins, and its phrases
    data/search/terms-<n>.js  words in their order, each with the numbers of the units that hold it
    data/search/texts-<n>.js  the units themselves, page by page, the last page first
    data/search/words-<a>.js  the words that begin with a letter, for those typed with a mistake

A unit is what a hit shows: a page by its name, a statement, or a sentence that is part of none. So
a statement that stands on eight pages is one hit, which leads to its place in its article. Pages
of topics, speakers and editions come first, then articles, the newest first; within an article its
headline, then the order of its text. Only what the page of an article shows is there.

The texts are written from the last page on and hold no number, so that those of older articles
stay as they are, to the byte, when a newer one is added. `start.texts` counts pages from the last.

The numbers of a word's units are the distances from one to the next, in base 32: a digit that ends
a number is one of the first half of `DIGITS`, any other of the second half.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, groupby
from string import ascii_lowercase, ascii_uppercase, digits
from typing import TypeVar

from generator.dating import in_words
from generator.model.articles import BlockKind
from generator.model.briefings import Passage
from generator.model.readings import Reading, Sentence, StatementKind
from generator.model.spans import Span
from generator.pages import _routes as routes
from generator.pages._markdown import plain
from generator.pages._sheet import headline
from generator.search_words import search_words
from generator.settings import TextMode
from generator.view import View

T = TypeVar("T")

DIGITS = ascii_uppercase + ascii_lowercase + digits + "-_"
_HALF = 32
_TERMS, _TEXTS = 32_000, 24_000  # characters of a part
_SHORTEST = 4  # letters of a word that is looked for among those typed with a mistake

_OWN = (  # pages that are found by their heading
    (routes.BRIEF, "brief"),
    (routes.TOPICS, "topics"),
    (routes.SPEAKERS, "speakers"),
    (routes.TIMELINE, "timeline"),
    (routes.NUMBERS, "numbers"),
    (routes.STATEMENTS, "statements"),
    (routes.ARTICLES, "articles"),
    (routes.METHOD, "method"),
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """What one hit shows: words of a seed, each place with its anchor and paragraph, and who says
    them. `terms` are found, but not shown with it.
    """

    places: Sequence[tuple[str, int, Span]] = ()
    who: str = ""
    kind: str = ""
    terms: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page and its units; the first is the page itself, found by its name."""

    path: str
    title: str
    about: str
    units: Sequence[_Unit]
    seed: str = ""
    text: str = ""


@dataclass(slots=True)
class _Numbers:
    """Numbers in order, each written as its distance from the one before it."""

    code: bytearray = field(default_factory=bytearray)
    last: int = 0

    def add(self, number: int) -> None:
        """Add a number that is not below the last one."""
        self.code += _in_digits(number - self.last)
        self.last = number

    def __str__(self) -> str:
        return self.code.decode("ascii")


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield every part that search loads."""
    index, firsts, shown, count = dict[str, _Numbers](), _Numbers(), list[str](), 0
    for page in chain(
        _topics(view),
        _speakers(view),
        _own(view),
        _editions(view),
        _articles(view),
        _chapters(view),
    ):
        firsts.add(count)
        shown.append(_script(_shown(page)))
        count = _indexed(index, page, count)
    texts = list(_parted(reversed(shown), _TEXTS, len))
    for number, part in enumerate(texts):
        yield _file(f"texts-{number}", f"[{','.join(part)}]")
    start = {
        "units": count,
        "pages": str(firsts),
        "texts": list(accumulate(map(len, texts[:-1]), initial=0)),
        "kinds": {kind: view.kind(kind) for kind in StatementKind},
        "say": {name: view.say(f"search.{name}") for name in view.lexicon.table("labels.search")},
    }
    yield from _words(index, start)


def _indexed(index: dict[str, _Numbers], page: _Page, first: int) -> int:
    """Note which words the units of a page hold, the first of which has the number `first`; return
    that of the next page.
    """
    for place, unit in enumerate(page.units):
        for term in set(_terms(page, unit)):
            index.setdefault(term, _Numbers()).add(first + place)
    return first + len(page.units)


def _words(index: dict[str, _Numbers], start: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the words in parts, in the order in which JavaScript compares them, and where each
    part begins.
    """
    terms = sorted(index, key=lambda term: term.encode("utf-16-be", "surrogatepass"))
    begins = []
    for number, part in enumerate(_parted(terms, _TERMS, lambda each: len(index[each].code))):
        begins.append(part[0])
        yield _part(f"terms-{number}", " ".join(f"{term} {index[term]}" for term in part))
    letters = _letters(terms)
    for letter, words in letters.items():
        yield _part(f"words-{letter}", " ".join(words))
    yield _part("start", {**start, "terms": begins, "letters": "".join(letters)})


def _letters(terms: Iterable[str]) -> dict[str, list[str]]:
    """Return the words in which a mistake may have been made, by their first letter."""
    found: dict[str, list[str]] = {}
    for term in terms:
        if term[0] in ascii_lowercase and len(term) >= _SHORTEST and term.isalpha():
            found.setdefault(term[0], []).append(term)
    return found


# -- what is found ---------------------------------------------------------------------------------


def _topics(view: View) -> Iterator[_Page]:
    for topic in view.briefing.topics:
        yield _Page(routes.topic_page(topic.id), topic.name, topic.description, (_Unit(),))


def _speakers(view: View) -> Iterator[_Page]:
    for speaker in view.named_speakers():
        yield _Page(routes.speaker_page(speaker.id), speaker.name, speaker.role.text, (_Unit(),))


def _own(view: View) -> Iterator[_Page]:
    for path, heading in _OWN:
        about = view.lexicon.table("labels.descriptions").get(heading, "")
        yield _Page(path, view.say(f"headings.{heading}"), about, (_Unit(),))


def _editions(view: View) -> Iterator[_Page]:
    """Yield the editions, found by their dates with the month in short or in full."""
    heading, months = view.say("headings.editions"), view.lexicon.words("labels.months.long")
    if view.briefing.editions:
        yield _Page(routes.EDITIONS, heading, view.say("descriptions.editions"), (_Unit(),))
    for edition in view.briefing.editions:
        title = in_words(edition.dates, view.lexicon)
        unit = _Unit(terms=search_words(months[int(edition.dates[5:7]) - 1]))
        yield _Page(routes.edition_page(edition.id), title, heading, (unit,))


def _chapters(view: View) -> Iterator[_Page]:
    """Yield the chapters on method, after all articles."""
    for name in view.lexicon.words("method.chapters"):
        title, text = (view.lexicon.text(f"method.{name}.{part}") for part in ("title", "text"))
        yield _on_method(view, name, title, text)
    for name in ("kinds", "bases", "flags"):
        words = " ".join(view.lexicon.table(f"labels.{name}").values())
        heading = "signs" if name == "flags" else name
        yield _on_method(view, heading, view.say(f"headings.{heading}"), words)


def _on_method(view: View, anchor: str, title: str, text: str) -> _Page:
    unit = _Unit(terms=search_words(text))
    return _Page(f"{routes.METHOD}#{anchor}", title, view.say("headings.method"), (unit,))


def _articles(view: View) -> Iterator[_Page]:
    for reading in view.briefing.readings:
        article = reading.article
        day = article.published.edtf
        authors = [author.text for author in article.authors]
        about = [
            view.publisher(article),
            *authors,
            in_words(day, view.lexicon) if day else "",
        ]
        standfirsts = [
            ("", 0, block.span) for block in article.blocks if block.kind is BlockKind.STANDFIRST
        ]
        head = _Unit(standfirsts, terms=search_words(" ".join([article.publisher.text, *authors])))
        yield _Page(
            routes.article_page(article.id),
            headline(view, article)[0],
            ", ".join(filter(None, about)),
            (head, *_said(view, reading)),
            article.seed,
            article.text,
        )


def _said(view: View, reading: Reading) -> Iterator[_Unit]:
    """Yield each statement of an article, and each sentence that its page shows besides."""
    mode, cited = view.text_mode(reading.article), view.cited[reading.article.id]
    shown = (
        (sentence, view.passage_at(reading, sentence.span))
        for sentence in reading.sentences
        if mode is TextMode.FULL or sentence.span.start in cited
    )
    for _, group in groupby(enumerate(shown), key=lambda each: _of_one(*each)):
        sentences, passages = zip(*(pair for _, pair in group), strict=True)
        yield _unit(view, reading, sentences, passages[0])


def _of_one(place: int, shown: tuple[Sentence, Passage | None]) -> str | int:
    """Return what all sentences of one unit share: their passage; a sentence of none is alone."""
    return shown[1].id if shown[1] else place


def _unit(
    view: View, reading: Reading, sentences: Sequence[Sentence], passage: Passage | None
) -> _Unit:
    whole = view.text_mode(reading.article) is not TextMode.NONE
    places = [
        (
            view.anchor(reading, each.span) if whole else "",
            view.paragraph(reading, each.span),
            each.span,
        )
        for each in sentences
    ]
    if passage is None:
        return _Unit(places)
    speaker = view.speakers.get(passage.speaker)
    name = speaker.name if speaker else view.say("unknown.speaker")
    return _Unit(places, name, passage.kind, search_words(speaker.name) if speaker else ())


# -- how it is written -----------------------------------------------------------------------------


def _terms(page: _Page, unit: _Unit) -> Iterator[str]:
    """Yield the words by which a unit is found."""
    if unit is page.units[0]:
        yield from search_words(page.title)
    yield from unit.terms
    for _, _, span in unit.places:
        yield from search_words(plain(span.of(page.text)))


def _shown(page: _Page) -> dict[str, object]:
    """Return a page and its units as search.js reads them; `said` is anchor, paragraph, start, end
    and words of each sentence.
    """
    path, _, anchor = page.path.partition("#")
    return {
        "address": routes.html(path) + (f"#{anchor}" if anchor else ""),
        "title": plain(page.title),
        "about": plain(page.about),
        "seed": page.seed,
        "units": [
            {
                "who": plain(unit.who),
                "kind": unit.kind,
                "said": [
                    [anchor, number, span.start, span.end, plain(span.of(page.text))]
                    for anchor, number, span in unit.places
                ],
            }
            for unit in page.units
        ],
    }


def _parted(items: Iterable[T], most: int, size: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield the items in runs, each of which ends when it is as large as a part should be."""
    part, length = list[T](), 0
    for item in items:
        part.append(item)
        length += size(item)
        if length >= most:
            yield part
            part, length = [], 0
    if part:
        yield part


def _in_digits(value: int) -> bytes:
    """Return a number in base 32, its last digit from the first half of the digits."""
    code = DIGITS[value % _HALF]
    while value := value // _HALF:
        code = DIGITS[_HALF + value % _HALF] + code
    return code.encode("ascii")


def _part(name: str, value: object) -> tuple[str, str]:
    return _file(name, _script(value))


def _script(value: object) -> str:
    """Return a value as a script may hold it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _file(name: str, text: str) -> tuple[str, str]:
    return routes.search_file(name), f'briefing.part("{name}", {text});\n'
