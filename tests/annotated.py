"""Annotated articles: what a person says stands in them, and how well a reading agrees.

A file of `tests/gold/` holds a text and its statements, each as [kind, speaker, cue, words]; "first
words ... last words" stands for everything between. Those of `tests/gold/seeds/` annotate the
article of the same name in `tests/seeds/`; those of `abroad/`, `later/`, `latest/` and `newest/`,
in the manner of papers of many countries, and of `general/`, two each of twelve fields from sport to
obituaries, were annotated before anything was measured on them.
Headlines hold no statements. A report around "she said" is one row, with that in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.articles import read_article
from generator.lexicon import load
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.model.spans import Span
from generator.reading import read
from generator.settings import Settings
from tests.project import SEEDS

HERE = Path(__file__).parent
GOLD = HERE / "gold"
# how much of the two places must be common to both
SHARE = {
    "quoted": 0.8,
    "partial": 0.8,
    "reported": 0.5,
}


@dataclass(frozen=True, slots=True)
class Annotated:
    """One statement as a person marked it. `speaker` and `cue` are empty where there is none."""

    kind: str
    speaker: str
    cue: str
    span: Span


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article and what the generator reads out of it."""

    name: str
    statements: tuple[Annotated, ...]
    reading: Reading


def gold(folder: Path = GOLD) -> tuple[Gold, ...]:
    """Return the annotated articles of `folder`, by name."""
    return tuple(_gold(path) for path in sorted(folder.glob("[0-9]*.yaml")))


def _gold(path: Path) -> Gold:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    data = (
        content["text"].encode() if "text" in content else (SEEDS / f"{path.stem}.txt").read_bytes()
    )
    lexicon, settings = load(), Settings()
    reading = read(
        read_article(SeedFile(f"{path.stem}.txt", data), settings, lexicon), settings, lexicon
    )
    return Gold(path.stem, tuple(_statements(content["statements"], reading.article.text)), reading)


def _statements(rows: Sequence[Sequence[str | None]], text: str) -> Iterable[Annotated]:
    """Find the words of each row after those of the row before; a partial quotation and what is
    told in it stand inside that row.
    """
    before = Span(0, 0)
    for kind, speaker, cue, words in rows:
        first, _, last = str(words).partition(" ... ")
        behind = -1 if kind == "partial" else text.find(first, before.end)
        start = text.index(first, before.start) if behind < 0 else behind
        end = text.index(last, start + len(first)) + len(last) if last else start + len(first)
        before = before if kind == "partial" else Span(start, end)
        yield Annotated(str(kind), speaker or "", cue or "", Span(start, end))


def measures(articles: Sequence[Gold]) -> dict[str, dict[str, float]]:
    """Return precision, recall and the share of right speakers (of those found) by kind of
    statement, in per cent.
    """
    return {kind: _measure(kind, articles) for kind in SHARE}


def _measure(kind: str, articles: Sequence[Gold]) -> dict[str, float]:
    wanted = found = hits = right = 0
    for article in articles:
        marked = [statement for statement in article.statements if statement.kind == kind]
        made = [statement for statement in article.reading.statements if statement.kind == kind]
        wanted, found = wanted + len(marked), found + len(made)
        for statement in marked:
            match = max(made, key=lambda other: _common(statement.span, other.span), default=None)
            if match is None or _common(statement.span, match.span) < SHARE[kind]:
                continue
            made.remove(match)
            hits += 1
            right += same_speaker(statement.speaker, match.speaker.name if match.speaker else "")
    return {
        "precision": _share(hits, found),
        "recall": _share(hits, wanted),
        "speaker": _share(right, hits),
    }


def same_speaker(marked: str, made: str) -> bool:
    """Say whether two names mean one speaker: all words of the shorter stand in the longer,
    articles and titles apart.
    """
    one, other = (
        {word.casefold() for word in name.split()} - {"the", "a", "an", "mr", "ms", "dr"}
        for name in (marked, made)
    )
    return bool(one) == bool(other) and (one <= other or other <= one)


def _common(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0
