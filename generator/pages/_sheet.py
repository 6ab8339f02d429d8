"""A page being written: it knows where it lies, numbers its citations, and lists its sources at
the end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from generator import dating
from generator.model.articles import Article, BlockKind
from generator.model.briefings import Passage
from generator.model.readings import Reading
from generator.model.spans import Basis, Dated, Span
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages._words import (
    Touch,
    names_its_speaker,
    opening,
    quoted,
    relative_dates,
    standing_alone,
)
from generator.view import View, said_in, source_in

_FEW = 12  # sources; a longer list is folded
_SHORT = 24  # characters of a name that is not broken over lines
_FIRST_WORDS = 8  # of a passage, where several of one paragraph are cited; of an article


class Sheet:
    """One page, from its first citation to its list of sources. The only thing that grows while a
    page is written.
    """

    def __init__(self, view: View, path: str) -> None:
        self.view = view
        self.path = path
        self._cited: dict[
            tuple[str, str], tuple[int, Reading, Span]
        ] = {}  # by article and what is cited: number, first span

    # -- links -------------------------------------------------------------------------------------

    def to(self, target: str, words: str, anchor: str = "", classes: str = "") -> str:
        """Link words to another page of the site."""
        return md.link(words, routes.link_to(target, self.path, anchor), classes)

    def to_speaker(self, speaker: str) -> str:
        """Return a speaker's name, linked to where they stand; the phrase for an unknown speaker
        if there is none.
        """
        known = self.view.speakers.get(speaker)
        if known is None:
            return self.view.say("unknown.speaker")
        name = md.value(known.name)
        classes = "b-name" if len(known.name) <= _SHORT else ""
        if not known.is_named:
            key = self.view.ask(source_in, known.id)
            page = routes.volume_page(routes.UNNAMED, key) if key else routes.UNNAMED
            return self.to(page, name, routes.slug(known.id), classes)
        own = routes.speaker_page(speaker)
        return name if self.path == own or not known.speaks else self.to(own, name, classes=classes)

    def to_topic(self, topic: str) -> str:
        """Return a topic's name, linked to its page."""
        return self.to(routes.topic_page(topic), md.value(self.view.topic_names[topic]))

    def to_said(self, passage: Passage, topic: str) -> str:
        """Return a topic's name, linked to where its page, or the volume that holds a passage, has
        what the passage's speaker said.
        """
        page, key = routes.topic_page(topic), self.view.ask(said_in, topic, passage.id)
        name = md.value(self.view.topic_names[topic])
        where = routes.volume_page(page, key) if key else page
        return self.to(where, name, routes.said_by(passage.speaker))

    def to_article(self, article: Article) -> str:
        """Return an article's headline, or our label marked as ours, linked to its page."""
        words, ours = headline(self.view, article)
        label = md.span(self.view.say("own_label"), "b-own") if ours else ""
        link = self.to(routes.article_page(article.id), md.value(words), classes="b-headline")
        return f"{link} {label}".rstrip()

    # -- citations ---------------------------------------------------------------------------------

    def cite(self, reading: Reading, span: Span) -> str:
        """Return the number of a source, linked to the very sentence; a passage has one number on
        a page, whatever of it is cited.

        On the article's own page it is the number of the paragraph, and no source.
        """
        anchor, own = place(self.view, reading, span), routes.article_page(reading.article.id)
        if self.path == own:
            return self.to(
                own,
                self.view.say("paragraph", n=self.view.paragraph(reading, span)),
                anchor,
                "b-cite",
            )
        passage = self.view.passage_at(reading, span)
        key = (reading.article.id, passage.id if passage else anchor)
        number, *_ = self._cited.setdefault(key, (len(self._cited) + 1, reading, span))
        return self.to(own, f"[{number}]", anchor, "b-cite")

    def told(self, passage: Passage) -> bool:
        """Say whether the page cites a passage already."""
        return (passage.reading.article.id, passage.id) in self._cited

    def source(self, reading: Reading, span: Span, dated: bool = True) -> str:
        """Return where words stand: publisher (or else what the article is called), date (if
        wanted), paragraph.
        """
        what = "source", reading.article.id, span.start, dated
        return self.view.remember(what, lambda: self._source(reading, span, dated))

    def _source(self, reading: Reading, span: Span, dated: bool) -> str:
        article, paragraph = reading.article, self.view.paragraph(reading, span)
        name = article.publisher.text or headline(self.view, article)[0]
        day = self.day(article.published.edtf) or self.view.say("unknown.date")
        number = self.view.say("paragraph", n=paragraph) if paragraph else ""
        where = ",\N{NO-BREAK SPACE}".join(filter(None, [day if dated else "", number]))
        return ", ".join(filter(None, [md.value(name), where]))

    def sources(self) -> str:
        """Return the list of everything cited so far, folded if it is long, with links to the
        words at their publishers.
        """
        if not self._cited:
            return ""
        cited = [(reading, span) for _, reading, span in self._cited.values()]
        alike = Counter(self.source(*each) for each in cited)
        entries = md.numbered(
            self._source_entry(*each, alone=alike[self.source(*each)] == 1) for each in cited
        )
        listed, articles = (
            md.box(entries, "b-sources"),
            len({article for article, _ in self._cited}),
        )
        if len(self._cited) > _FEW:
            totals = {
                "passages": self.view.count("passage", len(self._cited)),
                "articles": self.view.count("article", articles),
            }
            listed = md.fold(self.view.say("sources", **totals), listed)
        return md.blocks(
            f"## {self.view.say('headings.sources')} {{ #sources data-search-exclude }}", listed
        )

    def _source_entry(self, reading: Reading, span: Span, alone: bool) -> str:
        """Return one source; if it is not the only one of its paragraph, with its first words, so
        that it is known on paper.
        """
        page, anchor = routes.article_page(reading.article.id), place(self.view, reading, span)
        inside = self.to(page, self.source(reading, span), anchor)
        first = opening(reading, span, _FIRST_WORDS)
        words = f": {quoted(reading, first)}{'' if first == span else f' {md.GAP}.'}"
        outside = self.at_publisher(reading, span, self.view.say("at_publisher"))
        return f"{inside}{'.' if alone else words} {outside}".rstrip()

    def at_publisher(self, reading: Reading, span: Span, words: str) -> str:
        """Link words to a place of the text at its publisher, where the address is known; nothing
        where it is not.
        """
        address = md.outside(reading.article.address.text)
        return md.link(words, address + text_fragment(reading, span), "b-out") if address else ""

    # -- values ------------------------------------------------------------------------------------

    def day(self, edtf: str) -> str:
        """Return a date in words, nothing for none."""
        return dating.in_words(edtf, self.view.lexicon) if edtf else ""

    def basis(self, basis: Basis, linked: bool = True) -> str:
        """Return the badge of a value that the text does not state; one that an editor added leads
        to the reason, but where no link can stand.
        """
        if basis in {Basis.NONE, Basis.STATED}:
            return ""
        words, classes = self.view.say(f"bases.{basis}"), f"b-basis b-basis--{basis}"
        if basis is Basis.INFERRED or not linked:
            return md.span(words, classes)
        return self.to(routes.METHOD, words, "entered", classes)

    def dated(self, date: Dated, linked: bool = True) -> str:
        """Return a date and its badge, or the phrase that it is not stated."""
        return (
            f"{self.day(date.edtf)} {self.basis(date.basis, linked)}".rstrip()
            if date.edtf
            else self.view.say("unknown.date")
        )

    def reason(self, date: Dated) -> str:
        """Return how an inferred date was concluded, for beside its badge; nothing for another."""
        return md.span(md.value(date.why), "b-why") if date.basis is Basis.INFERRED else ""

    def name(self, passage: Passage) -> str:
        """Return the name of a passage's speaker, nothing if it is not known."""
        known = self.view.speakers.get(passage.speaker)
        return known.name if known else ""

    def words(self, passage: Passage, marks: Iterable[Touch] = ()) -> str:
        """Return a passage's words so that they stand alone, with other marks in them."""
        marked = tuple(marks)
        if not marked:
            return self.standing_alone(passage, passage.span)
        return standing_alone(passage, passage.span, self.name(passage), self.day, marked)

    def standing_alone(self, passage: Passage, span: Span) -> str:
        """Return a passage, or a part of it, so that it stands alone."""
        return self.view.remember(
            ("standing alone", passage.id, span.start, span.end),
            lambda: standing_alone(passage, span, self.name(passage), self.day),
        )

    def alone(self, reading: Reading, span: Span) -> str:
        """Return words so that they stand alone, whether somebody says them or the article does."""
        passage = self.view.passage_at(reading, span)
        if passage is None:
            return quoted(reading, span, relative_dates(reading, span, self.day))
        return self.standing_alone(passage, span)

    def sentence(self, reading: Reading, span: Span) -> str:
        """Return a sentence, cited, so that it stands alone: if it is said and does not name who
        says it, the name goes before.

        Words from within a sentence stand behind a phrase of ours that says so.
        """
        words = f"{self.alone(reading, span)}\N{NO-BREAK SPACE}{self.cite(reading, span)}"
        first = bisect_left(reading.sentences, span.start, key=lambda each: each.span.start)
        if all(span.start != each.span.start for each in reading.sentences[first : first + 1]):
            return self.view.say("part_of_sentence", words=words)
        passage = self.view.passage_at(reading, span)
        name = self.name(passage) if passage else ""
        if passage is None or not name or names_its_speaker(passage, span, name):
            return words
        return f"{md.span(self.to_speaker(passage.speaker), 'b-st__who')}: {words}"


def place(view: View, reading: Reading, span: Span) -> str:
    """Return the anchor of what is cited: a statement of several sentences has one of its own, all
    else that of the sentence it starts in.
    """
    what = "place", reading.article.id, span.start, span.end
    return view.remember(what, lambda: _place(view, reading, span))


def _place(view: View, reading: Reading, span: Span) -> str:
    passage = view.passage_at(reading, span)
    if passage and passage.span == span and len(view.sentences_of(reading, span)) > 1:
        return routes.statement(passage.id)
    return view.anchor(reading, span)


def headline(view: View, article: Article) -> tuple[str, bool]:
    """Return what to call an article, and whether the words are ours: its headline, our label, its
    publisher and date, else its first words.
    """
    if article.title.text:
        return article.title.text, False
    if label := view.settings.of_article(article.seed).label:
        return label, True
    if article.publisher.text and article.published.edtf:
        date = dating.in_words(article.published.edtf, view.lexicon)
        return f"{article.publisher.text}, {date}", True
    return _first_words(article), False


def _first_words(article: Article) -> str:
    paragraphs = (each for each in article.blocks if each.kind is BlockKind.PARAGRAPH)
    words = next(paragraphs).span.of(article.text).split()
    shown = " ".join(words[:_FIRST_WORDS])
    return shown if len(words) <= _FIRST_WORDS else f"{shown} {md.OMITTED}"


def text_fragment(reading: Reading, span: Span) -> str:
    """Return the part of an address that makes a browser scroll to the first words of a place (a
    text fragment, W3C draft).
    """
    words = span.of(reading.article.text).strip("\"'“”‘’„«» \n\r\t").split()[:8]
    return f"#:~:text={quote(' '.join(words), safe='').replace('-', '%2D')}" if words else ""
