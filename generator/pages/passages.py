"""What the site's script reads: its words, and the passages that previews of citations show.

`data/words.js` sets `window.briefing`; `data/passages/<id>.js` adds the article of
`articles/<id>.html` to it, one file an article, so that a page loads only what is pointed at.
`text` is `plain(text[start:end])` of its seed, for `verify`; `before` and `after` are what the
article's page shows of the nearest sentences of the same paragraph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from generator.dating import in_words
from generator.model.briefings import Passage
from generator.model.readings import Reading, Sentence
from generator.model.spans import Span
from generator.pages import _routes as routes
from generator.pages._markdown import OMITTED, is_web, plain
from generator.pages._sheet import headline, place
from generator.settings import TextMode
from generator.view import Pages, View, grouped

# sentences on each side of a passage, so that a preview stays short in a paragraph of any length
_NEAREST = 4


def pages(view: View) -> Pages:
    """Yield the script's words and one data file an article."""
    words = {name: view.say(f"script.{name}") for name in view.lexicon.table("labels.script")}
    yield (
        routes.WORDS,
        f"window.briefing = {{words: {_script(words)}, articles: Object.create(null)}};\n",
    )
    for reading in view.briefing.readings:
        yield from view.unit(reading.article.id, _file, reading.article.id)


def _file(view: View, id: str) -> Pages:
    key = _script(routes.slug(id))
    data = _script(_article(view, view.readings[id]))
    yield routes.passages_file(id), f"briefing.articles[{key}] = {data};\n"


def _script(value: object) -> str:
    """Return a value as JavaScript that cannot end the script it stands in."""
    text = json.dumps(value, ensure_ascii=False, indent=0)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _article(view: View, reading: Reading) -> dict[str, object]:
    article = reading.article
    return {
        "seed": article.seed,
        "title": headline(view, article)[0],
        "publisher": article.publisher.text,
        "authors": [author.text for author in article.authors],
        "date": article.published.edtf,
        "shown": in_words(article.published.edtf, view.lexicon) if article.published.edtf else "",
        "address": article.address.text if is_web(article.address.text) else "",
        "passages": dict(_passages(view, reading)),
    }


def _passages(view: View, reading: Reading) -> Iterator[tuple[str, dict[str, str | int]]]:
    """Yield what pages cite, by its anchor: sentences, and statements of several sentences."""
    cited, several = view.cited[reading.article.id], grouped(_of_several(view, reading))
    for block, group in groupby(reading.sentences, key=lambda each: each.block):
        sentences = list(group)
        for index, sentence in enumerate(sentences):
            anchor = view.anchor(reading, sentence.span)
            if anchor and sentence.span.start in cited:
                yield anchor, _cited(view, reading, sentences, index, index + 1)
        for anchor, found in several.get(block, ()):
            first = sentences.index(found[0])
            yield anchor, _cited(view, reading, sentences, first, first + len(found))


def _of_several(
    view: View, reading: Reading
) -> Iterator[tuple[int, tuple[str, Sequence[Sentence]]]]:
    """Yield the statements of several sentences, by their paragraph, with their anchor."""
    for passage in view.by_article.get(reading.article.id, ()):
        anchor = place(view, reading, passage.span)
        if anchor == routes.statement(passage.id):
            found = view.sentences_of(reading, passage.span)
            yield found[0].block, (anchor, found)


def _cited(
    view: View, reading: Reading, sentences: Sequence[Sentence], first: int, end: int
) -> dict[str, str | int]:
    """Return the words of sentences of one paragraph, with who says them and what stands around
    them.
    """
    span = Span(sentences[first].span.start, sentences[end - 1].span.end)
    return {
        **_speaker(view, view.passage_at(reading, span)),
        "before": _before(view, reading, sentences, first),
        "text": plain(span.of(reading.article.text)),
        "start": span.start,
        "end": span.end,
        "after": _after(view, reading, sentences, end),
        "where": view.say("paragraph", n=view.paragraph(reading, span)),
    }


def _speaker(view: View, passage: Passage | None) -> dict[str, str]:
    """Return who says a sentence, in which kind of statement and where; empty for a sentence that
    is no statement.
    """
    if passage is None:
        return dict.fromkeys(("speaker", "role", "occasion", "kind"), "")
    known = view.speakers.get(passage.speaker)
    name, role = (known.name, known.role.text) if known else (view.say("unknown.speaker"), "")
    return {
        "speaker": name,
        "role": role,
        "occasion": passage.occasion.text,
        "kind": view.kind(passage.kind),
    }


def _before(view: View, reading: Reading, sentences: Sequence[Sentence], end: int) -> str:
    """Return what is shown of the nearest sentences before index `end` in the paragraph."""
    start = max(end - _NEAREST, 0)
    return _joined([*([OMITTED] if start else []), *_shown(view, reading, sentences[start:end])])


def _after(view: View, reading: Reading, sentences: Sequence[Sentence], start: int) -> str:
    """Return what is shown of the nearest sentences from index `start` in the paragraph on."""
    end = start + _NEAREST
    return _joined(
        [*_shown(view, reading, sentences[start:end]), *([OMITTED] if end < len(sentences) else [])]
    )


def _shown(view: View, reading: Reading, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield each sentence as the article's page shows it: its words, or a bracket of ours."""
    mode, cited = view.text_mode(reading.article), view.cited[reading.article.id]
    for sentence in sentences:
        shown = mode is TextMode.FULL or (mode is TextMode.EXCERPT and sentence.span.start in cited)
        yield plain(sentence.span.of(reading.article.text)) if shown else OMITTED


def _joined(pieces: Sequence[str]) -> str:
    """Return the pieces as one text, in which brackets that stand side by side are one."""
    return " ".join(
        piece for before, piece in pairwise(["", *pieces]) if (before, piece) != (OMITTED, OMITTED)
    )
