"""What changed between two exports, in words a reviewer wants: articles, people, topics, stories,
statements and first lines added, gone or changed; first of all, which words are another's now.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from generator.surnames import surname

Json = Mapping[str, Any]
Look = str | tuple[str, ...]  # a value, or several, as a line shows them

_MARKUP = re.compile(r"[\\`*_\[\]{}<>()&|~#@!]")
_NOBODY = "not attributed"
_OPENING = 6  # words by which a sentence is known
_MOST = 100  # lines of a list in Markdown: GitHub shows no summary of more than a mebibyte


@dataclass(frozen=True, slots=True)
class Section:
    """What changed among things of one kind, each in one line; `asked` is for a reviewer to say."""

    name: str
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def lists(self) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
        """Each list with its mark, its heading, and what a count calls it; those with lines."""
        every = (
            ("+", "Added", "added", self.added),
            ("-", "Gone", "gone", self.gone),
            ("~", "Changed", "changed", self.changed),
            ("?", "Please look", "to look at", self.asked),
        )
        return tuple(each for each in every if each[-1])


def diff(old: Json, new: Json) -> tuple[Section, ...]:
    """Compare two exports (what briefing.json holds). A kind in which nothing changed has no
    section.
    """
    kinds = (_section(kind, old, new) for kind in KINDS)
    return tuple(each for each in (*_checked(old, new), *kinds) if each.lists)


def as_text(sections: tuple[Section, ...]) -> str:
    """Return the changes as plain lines: `+` added, `-` gone, `~` changed, `?` to look at."""
    parts = (
        [_headline(each), *(f"  {mark} {line}" for mark, *_, lines in each.lists for line in lines)]
        for each in sections
    )
    return "\n\n".join(map("\n".join, parts)) or "Nothing changed."


def as_markdown(sections: tuple[Section, ...]) -> str:
    """Return the changes for a pull request; words from articles are inert, long lists are cut."""
    parts = []
    for section in sections:
        parts.append(f"### {_headline(section)}")
        for _, heading, _, lines in section.lists:
            shown = [f"- {_MARKUP.sub(_reference, line)}" for line in lines[:_MOST]]
            more = [f"- and {len(lines) - _MOST:,} more"] if len(lines) > _MOST else []
            parts.append("\n".join((f"**{heading}**\n", *shown, *more)))
    return "\n\n".join(parts) or "Nothing changed."


def _headline(section: Section) -> str:
    counts = (f"{len(lines):,} {word}" for _, _, word, lines in section.lists)
    return f"{section.name}: {', '.join(counts)}"


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


# -- what a reviewer looks at first ----------------------------------------------------------------


def _checked(old: Json, new: Json) -> Iterator[Section]:
    """Yield the words that are another speaker's now, and the speakers who may be one."""
    before, after = dict(_statements(old)), dict(_statements(new))
    pairs = ((before[id], now) for id, now in after.items() if id in before)
    moved = (_moved(was, now) for was, now in pairs if _speaker(was) != _speaker(now))
    yield Section("Another speaker", changed=tuple(moved))
    yield Section("Perhaps one speaker", asked=tuple(_perhaps_one(old, new)))


def _moved(was: Json, now: Json) -> str:
    return _said(f"{_speaker(was) or _NOBODY} → {_speaker(now) or _NOBODY}", now)


def _perhaps_one(old: Json, new: Json) -> Iterator[str]:
    """Yield each person who is new with each other of the same surname whose first name does not
    tell them apart.
    """
    known = {each["id"] for each in old["speakers"]}
    by_surname: dict[str, list[Json]] = defaultdict(list)
    for each in new["speakers"]:
        if each["kind"] == "person":
            by_surname[surname(each["name"].split()).casefold()].append(each)
    for people in by_surname.values():
        for one, other in combinations(people, 2):
            if {one["id"], other["id"]} - known and _may_be_one(one["name"], other["name"]):
                yield (
                    f"{one['name']} and {other['name']}: if they are one, enter one under people "
                    "in briefing.yml, with the other under aliases"
                )


def _may_be_one(name: str, other: str) -> bool:
    """Return whether first names do not tell two apart: one has none, or both begin alike."""
    one_word = " " not in name or " " not in other
    return one_word or name[0].casefold() == other[0].casefold()


# -- what there is to compare, and how one thing is named and looked at ----------------------------


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: where an export has it, by id; one line that names it; what may change
    about it, as shown.
    """

    name: str
    entries: Callable[[Json], Iterator[tuple[str, Json]]]
    line: Callable[[Json], str]
    looks: Mapping[str, Callable[[Json], Look]]


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
    changed = [f"{name}: {_change(was, now)}" for name, was, now in looks if was != now]
    if changed:
        yield f"{kind.line(after)}: {'; '.join(changed)}"


def _change(was: Look, now: Look) -> str:
    """Return a value before and after; of a list what came and what went."""
    if isinstance(was, str) or isinstance(now, str):
        return f"{was or 'none'} → {now or 'none'}"
    came = [f"+ {each}" for each in now if each not in was]
    went = [f"- {each}" for each in was if each not in now]
    return ", ".join((*came, *went))


def _listed(key: str) -> Callable[[Json], Iterator[tuple[str, Json]]]:
    return lambda export: ((entry["id"], entry) for entry in export[key])


def _statements(export: Json) -> Iterator[tuple[str, Json]]:
    for article in export["articles"]:
        for statement in article["statements"]:
            yield statement["id"], {**statement, "article": article["id"]}


def _bottom_line(export: Json) -> Iterator[tuple[str, Json]]:
    passages = {passage["id"]: passage for passage in export["passages"]}
    return ((id, passages[id]) for id in export["bottom_line"])


def _summary(article: Json) -> str:
    """Return how each sentence of a summary opens."""
    openings = (_one_line(each.get("text", "")).split()[:_OPENING] for each in article["summary"])
    return " ".join(f"“{' '.join(words)}”" for words in openings)


def _article_line(article: Json) -> str:
    title = f" “{_one_line(article['title']['text'])}”" if article["title"]["text"] else ""
    return f"{article['seed']}{title}"


def _statement_line(statement: Json) -> str:
    return _said(_speaker(statement) or _NOBODY, statement)


def _said(by: str, statement: Json) -> str:
    words = _one_line(statement["text"])
    return f"{by}, {statement['kind']}, in {statement['article']}: “{words}”"


def _speaker(statement: Json) -> str:
    return str((statement["speaker"] or {}).get("name", ""))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _several(key: str) -> Callable[[Json], Look]:
    return lambda entry: tuple(sorted(entry[key]))  # another order is no change


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
            "summary": _summary,
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
    Kind("The bottom line", _bottom_line, lambda each: f"“{_one_line(each['text'])}”", {}),
    Kind(
        "Topics",
        _listed("topics"),
        lambda topic: topic["name"],
        {"name": lambda topic: topic["name"], "articles": _several("articles")},
    ),
    Kind(
        "Stories",
        _listed("stories"),
        lambda story: story["name"],
        {"name": lambda story: story["name"], "articles": _several("articles")},
    ),
    Kind(
        "Statements",
        _statements,
        _statement_line,
        {"kind": lambda statement: statement["kind"]},
    ),
)
