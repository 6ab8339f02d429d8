"""What changed between two exports, in words a reviewer wants: articles, people, topics,
statements added, gone or changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

_MARKUP = re.compile(r"[\\`*_\[\]{}<>()&|~#@!]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """What changed among things of one kind, each in one line."""

    name: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]


def diff(old: Json, new: Json) -> tuple[Section, ...]:
    """Compare two exports (what briefing.json holds). A kind in which nothing changed has no
    section.
    """
    sections = (_section(kind, old, new) for kind in KINDS)
    return tuple(
        section for section in sections if section.added or section.gone or section.changed
    )


def as_text(sections: tuple[Section, ...]) -> str:
    """Return the changes as plain lines: `+` added, `-` gone, `~` changed."""
    parts = []
    for section in sections:
        marked = (("+", section.added), ("-", section.gone), ("~", section.changed))
        parts.append(
            "\n".join(
                (
                    _headline(section),
                    *(f"  {mark} {line}" for mark, lines in marked for line in lines),
                )
            )
        )
    return "\n\n".join(parts) or "Nothing changed."


def as_markdown(sections: tuple[Section, ...]) -> str:
    """Return the changes for a pull request; words from articles are inert."""
    parts = []
    for section in sections:
        parts.append(f"### {_headline(section)}")
        for name, lines in (
            ("Added", section.added),
            ("Gone", section.gone),
            ("Changed", section.changed),
        ):
            if lines:
                parts.append(
                    "\n".join(
                        (f"**{name}**\n", *(f"- {_MARKUP.sub(_reference, line)}" for line in lines))
                    )
                )
    return "\n\n".join(parts) or "Nothing changed."


def _headline(section: Section) -> str:
    counts = (
        (len(section.added), "added"),
        (len(section.gone), "gone"),
        (len(section.changed), "changed"),
    )
    return f"{section.name}: {', '.join(f'{count:,} {word}' for count, word in counts if count)}"


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


# -- what there is to compare, and how one thing is named and looked at ----------------------------


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: where an export has it, by id; one line that names it; what may change
    about it, as shown.
    """

    name: str
    entries: Callable[[Json], Iterator[tuple[str, Json]]]
    line: Callable[[Json], str]
    looks: Mapping[str, Callable[[Json], str]]


def _section(kind: Kind, old: Json, new: Json) -> Section:
    before, after = dict(kind.entries(old)), dict(kind.entries(new))
    return Section(
        kind.name,
        tuple(kind.line(entry) for id, entry in after.items() if id not in before),
        tuple(kind.line(entry) for id, entry in before.items() if id not in after),
        tuple(
            line
            for id, entry in after.items()
            if id in before
            for line in _changes(kind, before[id], entry)
        ),
    )


def _changes(kind: Kind, before: Json, after: Json) -> Iterator[str]:
    looks = ((name, look(before), look(after)) for name, look in kind.looks.items())
    changed = [
        f"{name}: {was or 'none'} → {now or 'none'}" for name, was, now in looks if was != now
    ]
    if changed:
        yield f"{kind.line(after)}: {'; '.join(changed)}"


def _listed(key: str) -> Callable[[Json], Iterator[tuple[str, Json]]]:
    return lambda export: ((entry["id"], entry) for entry in export[key])


def _statements(export: Json) -> Iterator[tuple[str, Json]]:
    for article in export["articles"]:
        for statement in article["statements"]:
            yield statement["id"], {**statement, "article": article["id"]}


def _article_line(article: Json) -> str:
    title = f" “{_one_line(article['title']['text'])}”" if article["title"]["text"] else ""
    return f"{article['seed']}{title}"


def _statement_line(statement: Json) -> str:
    speaker = _speaker(statement) or "not attributed"
    return (
        f"{speaker}, {statement['kind']}, in {statement['article']}: "
        f"“{_one_line(statement['text'])}”"
    )


def _speaker(statement: Json) -> str:
    return str((statement["speaker"] or {}).get("name", ""))


def _one_line(words: str) -> str:
    return _SPACES.sub(" ", words).strip()


def _several(key: str) -> Callable[[Json], str]:
    return lambda entry: ", ".join(entry[key])


KINDS = (
    Kind(
        "Articles",
        _listed("articles"),
        _article_line,
        {
            "text": lambda article: article["sha256"][:12],
            "headline": lambda article: _one_line(article["title"]["text"]),
            "publisher": lambda article: article["publisher"]["text"],
            "published": lambda article: article["published"]["edtf"],
            "topics": _several("topics"),
        },
    ),
    Kind(
        "People",
        _listed("speakers"),
        lambda speaker: (
            f"{speaker['name']} ({'speaks' if speaker['speaks'] else 'only mentioned'})"
        ),
        {
            "name": lambda speaker: speaker["name"],
            "speaks": lambda speaker: "yes" if speaker["speaks"] else "no",
            "role": lambda speaker: speaker["role"]["text"],
            "also called": _several("aliases"),
            "articles": _several("articles"),
        },
    ),
    Kind(
        "Topics",
        _listed("topics"),
        lambda topic: topic["name"],
        {"name": lambda topic: topic["name"], "articles": _several("articles")},
    ),
    Kind(
        "Statements",
        _statements,
        _statement_line,
        {"speaker": _speaker, "kind": lambda statement: statement["kind"]},
    ),
)
