"""Re-reads every published quotation and compares it with its seed, to the character: in Markdown,
rendered site and exports.

A second reading on purpose: nothing here is shared with the code that wrote the pages, only the law
that both keep. On a page, the text of an element with `data-seed`, `data-start` and `data-end`,
without what stands in elements of class `b-ed` (brackets of ours), is `text[start:end]` of that
seed, as a browser shows it. In an export, `text` is `text[start:end]` as it stands.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any

from generator.articles import line_of
from generator.errors import Problem
from generator.model.articles import Article
from generator.model.spans import Span

_SPACES = re.compile(r"[ \t\n\r\f]+")
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}")
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)
_TABLES = {
    "quotes.csv": "words",
    "figures.csv": "printed",
    "events.csv": "sentence",
    "changes.csv": "words",
    "pushbacks.csv": "words",
    "silences.csv": "phrase",
    "ahead.csv": "sentence",
    "wordings.csv": "words",
}
# what the tables put before a cell that a spreadsheet would run
_GUARDED = re.compile(r"'(?='*[=+\-@\uff1d\uff0b\uff0d\uff20;\t\r])")
_SHOWN = 120  # characters of a quotation in a problem


@dataclass(frozen=True, slots=True)
class Cited:
    """Words as one file shows them, on a 1-based line of it, and where they say they come from."""

    line: int
    words: str
    seed: str
    span: Span


def verify(
    files: Iterable[tuple[str, str]], articles: Iterable[Article]
) -> tuple[int, tuple[Problem, ...]]:
    """Return how many quotations the files (name, content) hold, and a problem for each that is
    not what its seed prints.

    A file's name ends like one of `READERS`.
    """
    by_seed = {shown(article.seed): article for article in articles}
    by_id = {article.id: article.seed for article in by_seed.values()}
    count = 0
    problems: list[Problem] = []
    for name, content in files:
        look, read = next((look, read) for ending, look, read in READERS if name.endswith(ending))
        try:
            quotations = list(read(content, name, by_id))
        except (ValueError, LookupError, TypeError):
            problems.append(Problem(name, 0, "is not as it was written", "run python -m generator"))
            continue
        count += len(quotations)
        problems += (
            problem for each in quotations for problem in _compared(name, each, by_seed, look)
        )
    return count, tuple(problems)


def shown(text: str) -> str:
    """Return `text` as a browser shows it: a run of white space is one space, a control character
    is U+FFFD.
    """
    return _SPACES.sub(" ", text).translate(_CONTROLS)


def _compared(
    name: str, cited: Cited, articles: Mapping[str, Article], look: Callable[[str], str]
) -> Iterator[Problem]:
    article = articles.get(shown(cited.seed))
    quotation = cited.words if len(cited.words) <= _SHOWN else cited.words[:_SHOWN] + "…"
    if article is None:
        what = f"quotes “{quotation}” from {cited.seed}, which is not there"
        yield Problem(name, cited.line, what, "run python -m generator, then build the site again")
    elif look(cited.words) != look(cited.span.of(article.text)):
        line = line_of(article, cited.span.start)
        place = f"{article.seed}:{line}" if line else article.seed
        printed = cited.span.of(article.text)[:_SHOWN]
        what = f"shows “{quotation}”, but {place} prints “{printed}”"
        yield Problem(name, cited.line, what, "run python -m generator, then build the site again")


def _in_feed_shown(text: str) -> str:
    """Return `text` as a feed shows it: XML has no U+FFFE and U+FFFF."""
    return re.sub("[\ufffe\uffff]", "\N{REPLACEMENT CHARACTER}", shown(text))


# -- pages -----------------------------------------------------------------------------------------


_OFFSET = re.compile("[0-9]{1,9}")


class _Page(HTMLParser):
    """Collects the quotations of a page, HTML or our Markdown, whose quotations are HTML elements,
    too.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Cited] = []
        self._open: list[
            tuple[str, bool, Cited | None, list[str]]
        ] = []  # tag, bracket of ours, quotation, its words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            values = {name: value or "" for name, value in attrs}
            self._open.append(
                (tag, "b-ed" in values.get("class", "").split(), self._quotation(values), [])
            )

    def _quotation(self, values: Mapping[str, str]) -> Cited | None:
        if "data-seed" not in values:
            return None
        given = (values.get(key, "") for key in ("data-start", "data-end"))
        start, end = (int(offset) if _OFFSET.fullmatch(offset) else 0 for offset in given)
        return Cited(self.getpos()[0], "", values["data-seed"], Span(start, end))

    def handle_data(self, data: str) -> None:
        if not any(ours for _, ours, _, _ in self._open):
            for _, _, quotation, words in self._open:
                if quotation:
                    words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _, _, _ in self._open):
            while self._close_innermost() != tag:
                pass

    def close(self) -> None:
        """Take what was never closed as it stands at the end of the page."""
        super().close()
        while self._open:
            self._close_innermost()

    def _close_innermost(self) -> str:
        tag, _, quotation, words = self._open.pop()
        if quotation:
            self.found.append(replace(quotation, words="".join(words)))
        return tag


def _on_page(content: str, name: str, seeds: Mapping[str, str]) -> Iterable[Cited]:
    page = _Page()
    page.feed(content)
    page.close()
    return page.found


# -- exports ---------------------------------------------------------------------------------------


def _in_json(content: str, name: str, seeds: Mapping[str, str]) -> Iterator[Cited]:
    briefing = dict(json.loads(content))
    for story in briefing.get("stories", ()):  # a part has none
        yield from _in_value(story["source"], _seed(story["source"], seeds))
    if "parts" in briefing:  # each is a file of its own
        return
    for article in briefing["articles"]:
        for kind in ("statements", "figures", "dates", "occasions", "summary"):
            yield from _in_value(article[kind], article["seed"])
    for kind in ("passages", "events", "pushbacks", "silences"):
        for entry in briefing[kind]:
            for each in (entry, *entry.get("also", ())):
                yield from _in_value(each, _seed(each, seeds))


def _seed(entry: Mapping[str, str], seeds: Mapping[str, str]) -> str:
    return seeds.get(entry["article"], entry["article"])


def _in_script(content: str, name: str, seeds: Mapping[str, str]) -> Iterator[Cited]:
    if "/passages/" in name:
        article = json.loads(content[content.index("{") : content.rindex("}") + 1])
        yield from _in_value(list(article["passages"].values()), article["seed"])
    elif "/search/texts-" in name:
        for page in json.loads(content[content.index("[") : content.rindex("]") + 1]):
            for unit in page["units"]:
                for _, _, start, end, words in unit["said"]:
                    yield Cited(0, words, page["seed"], Span(start, end))


def _in_feed(content: str, name: str, seeds: Mapping[str, str]) -> Iterator[Cited]:
    feed = json.loads(content)
    if isinstance(feed, dict) and "jsonfeed.org" in str(feed.get("version", "")):
        for item in feed["items"]:
            yield from (
                replace(each, line=0) for each in _on_page(item["content_html"], name, seeds)
            )


def _in_value(value: Any, seed: str) -> Iterator[Cited]:
    """Yield the words with a place that stand anywhere in a JSON value."""
    if isinstance(value, list):
        for item in value:
            yield from _in_value(item, seed)
    elif isinstance(value, dict):
        if isinstance(value.get("start"), int) and "text" in value:
            yield Cited(0, value["text"], seed, Span(value["start"], value["end"]))
        for key, item in value.items():
            if key != "also":  # the same event in other articles, each of which is an entry
                yield from _in_value(item, seed)


def _in_table(content: str, name: str, seeds: Mapping[str, str]) -> Iterator[Cited]:
    column = next(column for table, column in _TABLES.items() if name.endswith(table))
    lines = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    if lines.fieldnames == ["file", "year", "rows"]:  # a table of those by year
        return
    for row in lines:
        guard = _GUARDED.match(row[column])
        words = row[column][guard.end() :] if guard else row[column]
        yield Cited(lines.line_num, words, row["seed"], Span(int(row["start"]), int(row["end"])))


# how the name of a file ends, how its words are compared, who reads them
READERS: tuple[
    tuple[str, Callable[[str], str], Callable[[str, str, Mapping[str, str]], Iterable[Cited]]],
    ...,
] = (
    (".md", shown, _on_page),
    (".html", shown, _on_page),
    ("data/briefing.json", str, _in_json),
    (".briefing.json", str, _in_json),
    (".js", shown, _in_script),
    (".xml", _in_feed_shown, _on_page),
    (".json", _in_feed_shown, _in_feed),
    *((f"data/{table}", str, _in_table) for table in _TABLES),
    *((f".{table}", str, _in_table) for table in _TABLES),  # of a year
)
