"""SeedFile → Article: what the file says. Reads the format, then lets each rule of the layout decide on its lines."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePosixPath

from generator.errors import Problem, SeedError
from generator.formats.plain import read_plain
from generator.layout.body import find_body
from generator.layout.byline import find_bylines, find_notes, read_authors
from generator.layout.comments import find_comments
from generator.layout.furniture import find_furniture
from generator.layout.head import find_datelines, find_head
from generator.layout.measure import measure
from generator.layout.published import find_date_lines, find_published
from generator.layout.related import find_related
from generator.lexicon import Lexicon
from generator.model import Article, Basis, Block, BlockKind, Dated, LeftOut, Line, Noted, Reason, SeedFile, Source
from generator.settings import Curated, Settings

FORMATS = {
    ".txt": read_plain,
}

# Each rule gives its verdict on some lines; a later one may overrule an earlier.
RULES = (
    find_furniture,
    find_date_lines,
    find_related,
    find_comments,
    find_body,
    find_notes,
    find_bylines,
    find_datelines,
    find_head,
)

LARGEST = 5_000_000  # bytes


def read_article(seed: SeedFile, settings: Settings, lexicon: Lexicon) -> Article:
    """Return what a seed says. Raises `SeedError` for a seed that cannot be used, with the reason and what to do."""
    source = _source(seed)
    lines = measure(source, lexicon)
    verdicts = {place: line.kind for place, line in enumerate(lines) if line.kind}
    for rule in RULES:
        verdicts |= rule(lines, verdicts, lexicon)
    blocks, left_out = _blocks(source.lines, verdicts), _left_out(source, verdicts)
    if not any(block.kind is BlockKind.PARAGRAPH for block in blocks):
        raise SeedError(Problem(seed.name, 0, "holds no paragraph of an article", "put the article's text there, or remove it"))
    curated = settings.articles.get(seed.name)
    return Article(
        seed=seed.name,
        sha256=sha256(seed.data).hexdigest(),
        id=_id(seed.name),
        language=source.language or lexicon.language,
        text=source.text,
        title=_curated(curated and curated.title) or _title(source, blocks),
        authors=source.authors or read_authors(lines, verdicts, lexicon),
        publisher=_curated(curated and curated.publisher) or source.publisher,
        published=_curated_date(curated and curated.published)
        or (source.published if source.published.edtf else find_published(lines, verdicts, lexicon)),
        place=Noted(),
        address=Noted(curated.address, Basis.CURATED) if curated and curated.address else source.address,
        blocks=blocks,
        left_out=left_out,
    )


def _source(seed: SeedFile) -> Source:
    reader = FORMATS.get(PurePosixPath(seed.name).suffix.lower())
    if not reader:
        known = ", ".join(FORMATS)
        raise SeedError(Problem(seed.name, 0, "is of no format known here", f"seeds end in {known}"))
    if len(seed.data) > LARGEST:
        raise SeedError(
            Problem(seed.name, 0, f"has {len(seed.data):,} bytes; an article has {LARGEST:,} at most", "keep only the article")
        )
    if not seed.data.strip():
        raise SeedError(Problem(seed.name, 0, "is empty", "put the article's text there, or remove it"))
    return reader(seed)


def _blocks(lines: tuple[Line, ...], verdicts: dict[int, BlockKind | Reason]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    paragraphs = 0
    for place, line in enumerate(lines):
        verdict = verdicts.get(place)
        if isinstance(verdict, BlockKind):
            paragraphs += verdict is BlockKind.PARAGRAPH
            blocks.append(Block(verdict, line.span, line.number, paragraphs if verdict is BlockKind.PARAGRAPH else 0))
    return tuple(blocks)


def _left_out(source: Source, verdicts: dict[int, BlockKind | Reason]) -> tuple[LeftOut, ...]:
    reasons = ((line, verdicts.get(place, Reason.BOILERPLATE)) for place, line in enumerate(source.lines))
    return tuple(LeftOut(line.span, reason, line.number) for line, reason in reasons if isinstance(reason, Reason))


def _title(source: Source, blocks: tuple[Block, ...]) -> Noted:
    printed = next((block.span for block in blocks if block.kind is BlockKind.HEADLINE), None)
    return source.title if source.title.text or not printed else Noted(printed.of(source.text), Basis.STATED, printed)


def _curated(value: Curated | None) -> Noted | None:
    return Noted(value.value, Basis.CURATED, why=value.why) if value else None


def _curated_date(value: Curated | None) -> Dated | None:
    return Dated(value.value, Basis.CURATED, why=value.why) if value else None


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", PurePosixPath(name).with_suffix("").as_posix().lower()).strip("-")
