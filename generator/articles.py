"""SeedFile → Article: what the file says. Reads the format, then lets each rule of the layout
decide on its lines.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from generator.errors import unusable
from generator.formats.html import read_html
from generator.formats.markdown import read_markdown
from generator.formats.plain import read_plain
from generator.layout.amendments import find_amendments
from generator.layout.body import find_body
from generator.layout.byline import (
    find_bylines,
    find_names,
    find_notes,
    given_authors,
    read_authors,
)
from generator.layout.dateline import find_datelines, find_opening_dateline, find_place
from generator.layout.endings import find_endings
from generator.layout.furniture import find_furniture
from generator.layout.head import find_head, find_key_points
from generator.layout.inside import find_inside
from generator.layout.language import find_language
from generator.layout.measure import Measured, measure, unreadable
from generator.layout.published import (
    find_date_lines,
    find_doubts,
    find_instead,
    find_printed,
    find_published,
    find_updated,
    read_given,
    settled,
)
from generator.layout.publisher import find_publisher
from generator.layout.related import find_related
from generator.lexicon import Lexicon
from generator.model.articles import (
    Article,
    Block,
    BlockKind,
    Doubt,
    DoubtKind,
    LeftOut,
    Line,
    Reason,
    Source,
)
from generator.model.seeds import LARGEST_SEED, SeedFile
from generator.model.spans import Basis, Dated, Noted, Span
from generator.settings import ArticleSettings, Curated, CuratedNames, Settings

FORMATS = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".mhtml": read_html,
    ".mht": read_html,
}

# Each rule gives its verdict on some lines; a later one may overrule an earlier.
RULES = (
    find_furniture,
    find_amendments,
    find_date_lines,
    find_related,
    find_endings,
    find_bylines,
    find_inside,
    find_body,
    find_notes,
    find_datelines,
    find_head,
    find_key_points,
    find_names,
)

MOST_LINES = 50_000  # as many as a page with thousands of readers' comments

Verdict = BlockKind | Reason
Verdicts = Mapping[int, Verdict]  # by the index of the line

_KEEP_ARTICLE = "keep only the article"
_PUT_TEXT = "put the article's text there, or remove it"


def read_article(seed: SeedFile, settings: Settings, lexicon: Lexicon) -> Article:
    """Return what a seed says, and in place of it what briefing.yml says. Raises `SeedError` for a
    seed that cannot be used, with the reason and what to do.
    """
    return _curated(_as_printed(seed, lexicon), settings.of_article(seed.name))


def _as_printed(seed: SeedFile, lexicon: Lexicon) -> Article:
    source = _source(seed)
    language, lines = _read(source, lexicon)
    verdicts = _verdicts(seed, lines, lexicon)
    dateline = find_opening_dateline(lines, verdicts)
    signed = read_authors(lines, verdicts, lexicon)
    authors = given_authors(source.authors, lexicon) or signed
    published, updated, doubts = _dates(source, lines, verdicts, dateline, lexicon)
    return Article(
        seed=seed.name,
        sha256=sha256(seed.data).hexdigest(),
        id=seed.id or _id(seed.name),
        language=language,
        text=source.text,
        title=_stated(source.title) or _printed_title(source, verdicts),
        authors=authors,
        publisher=_stated(source.publisher) or find_publisher(lines, verdicts, authors, lexicon),
        published=published,
        place=find_place(lines, verdicts),
        address=source.address,
        blocks=tuple(_blocks(source.lines, verdicts, dateline)),
        left_out=tuple(_left_out(source, verdicts, dateline)),
        doubts=(*_other_authors(source, signed), *doubts),
        updated=updated,
    )


def _read(source: Source, lexicon: Lexicon) -> tuple[str, Sequence[Measured]]:
    """Return the language of a source, and its lines, measured."""
    lines = measure(source, lexicon)
    language = find_language(source, lines, lexicon)
    return language, lines if lexicon.reads(language) else [*map(unreadable, lines)]


def _verdicts(seed: SeedFile, lines: Sequence[Measured], lexicon: Lexicon) -> Mapping[int, Verdict]:
    """Return what the rules make of each line; what markup says of one stands."""
    marked = {
        index: line.kind
        for index, line in enumerate(lines)
        if line.kind and line.kind is not BlockKind.CROSSHEAD
    }
    verdicts: Mapping[int, Verdict] = marked
    for rule in RULES:
        verdicts = {**verdicts, **rule(lines, verdicts, lexicon), **marked}
    if BlockKind.PARAGRAPH not in verdicts.values():
        raise unusable(seed.name, "holds no paragraph of an article", _PUT_TEXT)
    return verdicts


def _dates(
    source: Source,
    lines: Sequence[Measured],
    verdicts: Verdicts,
    dateline: Span | None,
    lexicon: Lexicon,
) -> tuple[Dated, Dated, tuple[Doubt, ...]]:
    """Return the date of publication and that of an update, and what casts doubt on the first."""
    given = read_given(source.published, lexicon)
    printed = tuple(find_printed(lines, verdicts, dateline, lexicon))
    published = settled(given, find_published(printed), source)
    contradicted = find_doubts(printed, published)
    instead = () if published.edtf else find_instead(lines, verdicts, dateline, lexicon)
    doubts = (*_unreadable(source, given), *contradicted, *instead)
    return published, find_updated(printed, published), doubts


def _curated(article: Article, given: ArticleSettings) -> Article:
    """Return an article with the values that briefing.yml gives, which leave no doubt."""
    doubts = (
        doubt
        for doubt in article.doubts
        if not (given.authors if doubt.kind is DoubtKind.OTHER_AUTHOR else given.published)
    )
    return replace(
        article,
        authors=_named(given.authors) or article.authors,
        title=_entered(given.title) or article.title,
        publisher=_entered(given.publisher) or article.publisher,
        published=_dated(given.published) or article.published,
        address=Noted(given.address, Basis.CURATED) if given.address else article.address,
        doubts=tuple(doubts),
        updated=Dated() if given.published else article.updated,
    )


def line_of(article: Article, offset: int) -> int:
    """Return the line of the seed in which `offset` stands, 1-based; 0 for a saved page, whose
    text is extracted.
    """
    extracted = FORMATS[PurePosixPath(article.seed).suffix.lower()] is read_html
    return 0 if extracted else article.text.count("\n", 0, offset) + 1


def _source(seed: SeedFile) -> Source:
    reader = FORMATS.get(PurePosixPath(seed.name).suffix.lower())
    if not reader:
        known = ", ".join(FORMATS)
        raise unusable(seed.name, "is of no format known here", f"seeds end in {known}")
    if len(seed.data) > LARGEST_SEED:
        what = f"has {len(seed.data):,} bytes; a seed has {LARGEST_SEED:,} at most"
        raise unusable(seed.name, what, _KEEP_ARTICLE)
    if not seed.data.removeprefix(BOM_UTF8).strip():
        raise unusable(seed.name, "is empty", _PUT_TEXT)
    source = reader(seed)
    if len(source.lines) > MOST_LINES:
        most = f"a seed of {MOST_LINES:,} can be read"
        what = f"has {len(source.lines):,} lines that are not blank; {most}"
        raise unusable(seed.name, what, _KEEP_ARTICLE)
    return source


def _blocks(lines: tuple[Line, ...], verdicts: Verdicts, dateline: Span | None) -> Iterator[Block]:
    number = 0
    for index, line in enumerate(lines):
        kind = verdicts.get(index)
        if kind is BlockKind.PARAGRAPH:
            number += 1
            yield Block(kind, _without(line.span, dateline), line.number, number)
        elif isinstance(kind, BlockKind):
            yield Block(kind, line.span, line.number)


def _without(span: Span, dateline: Span | None) -> Span:
    """Return the span of a paragraph without the dateline and the white space after it."""
    return Span(dateline.end + 1, span.end) if dateline and span.holds(dateline) else span


def _left_out(source: Source, verdicts: Verdicts, dateline: Span | None) -> Iterator[LeftOut]:
    """Yield one by one the printed lines that are left out, and the dateline at the beginning of a
    paragraph.
    """
    for index, line in enumerate(source.lines):
        reason = verdicts.get(index)
        if isinstance(reason, Reason):
            for row, match in enumerate(
                re.finditer(r"\S+(?:[^\S\r\n]+\S+)*", line.span.of(source.text))
            ):
                yield LeftOut(
                    Span(line.span.start + match.start(), line.span.start + match.end()),
                    reason,
                    line.number + row,
                )
        elif dateline and line.span.holds(dateline):
            yield LeftOut(dateline, Reason.DATELINE, line.number)


def _stated(noted: Noted) -> Noted | None:
    """Return what the file says outside its text; `None` if nothing."""
    return noted if noted.text else None


def _entered(curated: Curated | None) -> Noted | None:
    return Noted(curated.value, Basis.CURATED, why=curated.why) if curated else None


def _dated(curated: Curated | None) -> Dated | None:
    return Dated(curated.value, Basis.CURATED, why=curated.why) if curated else None


def _named(curated: CuratedNames | None) -> tuple[Noted, ...]:
    names = curated.value if curated else ()
    return tuple(Noted(name, Basis.CURATED, why=curated.why) for name in names if curated)


def _unreadable(source: Source, given: Dated) -> Iterator[Doubt]:
    if source.published.span and not given.edtf:
        yield Doubt(DoubtKind.UNREADABLE, source.published.span)


def _other_authors(source: Source, printed: tuple[Noted, ...]) -> Iterator[Doubt]:
    """Yield the first author of a byline that names nobody whom the file's header names."""
    given = {name.casefold() for author in source.authors for name in author.text.split()}
    if (
        given
        and printed
        and printed[0].span
        and given.isdisjoint(name.casefold() for author in printed for name in author.text.split())
    ):
        yield Doubt(DoubtKind.OTHER_AUTHOR, printed[0].span)


def _printed_title(source: Source, verdicts: Verdicts) -> Noted:
    for index, line in enumerate(source.lines):
        if verdicts.get(index) is BlockKind.HEADLINE:
            return Noted(" ".join(line.span.of(source.text).split()), Basis.STATED, line.span)
    return Noted()


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", PurePosixPath(name).with_suffix("").as_posix().lower()).strip(
        "-"
    ) or _hash(name)


def _hash(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def told_apart(seeds: Iterable[SeedFile]) -> Iterator[SeedFile]:
    """Yield the seeds by name; of those whose names make one id, all but the first are given one
    with a hash of their name in it.
    """
    taken = set()
    for seed in sorted(seeds, key=lambda seed: seed.name):
        id = _id(seed.name)
        yield replace(seed, id=f"{id}-{_hash(seed.name)}") if id in taken else seed
        taken.add(id)
