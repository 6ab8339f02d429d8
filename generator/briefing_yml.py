"""briefing.yml → Settings, or every problem in it with its line, its key and the nearest known
key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, cast

import jsonschema
import yaml
from jsonschema.exceptions import ValidationError

from generator.errors import Problem, SettingsError
from generator.package_data import languages, read
from generator.sections import LOADER
from generator.settings import (
    SETTINGS_NAME,
    ArticleSettings,
    Correction,
    Curated,
    CuratedNames,
    EditionSpan,
    PersonSettings,
    Settings,
    TextMode,
    TopicSettings,
)

LARGEST = 1_000_000  # bytes
DEEPEST = 8  # levels; the schema has six

# Only true and false are more than text: a name like "No", a date or a version number stays as it
# is written.
_WORDS: Mapping[str, bool | None] = {
    "true": True,
    "false": False,
    "": None,
    "~": None,
    "null": None,
}

# the list of a kind, and the page of sources without a name
_OWN_PAGES = frozenset({"index", "unnamed"})

Path_ = tuple[str | int, ...]  # where a value stands: ("articles", "a.txt", "text")
Lines = dict[Path_, int]


def load_settings(data: bytes) -> Settings:
    """Return what the bytes of a briefing.yml say. Raises `SettingsError` with every problem, in
    the order of the file.
    """
    values, lines = _parse(_text(data))
    errors = _VALIDATOR.iter_errors(values)
    problems = {problem for error in errors for problem in _problems(error, lines)}
    for rule in () if problems else _RULES:
        problems.update(rule(values, lines))
    if problems:
        raise SettingsError(*sorted(problems))
    return _settings(values, lines)


def _problem(line: int, what: str, todo: str) -> Problem:
    return Problem(SETTINGS_NAME, line, what, todo)


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise SettingsError(_problem(0, f"has {len(data):,} bytes", f"keep it under {LARGEST:,}"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(_problem(line, "is not UTF-8", "save it as UTF-8")) from error


# -- YAML, with the line of every key --------------------------------------------------------------


def _parse(text: str) -> tuple[dict[str, Any], Lines]:
    try:
        _guard(text)
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        what = f"is no YAML ({error.problem})"
        raise SettingsError(_problem(line, what, "mend this line or the one before")) from error
    except yaml.YAMLError as error:
        what = "holds characters that YAML does not allow"
        raise SettingsError(_problem(0, what, "remove control characters")) from error
    lines: Lines = {(): 1}
    problems: list[Problem] = []
    values = _value(node, (), lines, problems) if node else None
    if problems:
        raise SettingsError(*problems)
    return ({} if values is None else values), lines


def _guard(text: str) -> None:
    """Refuse what could make a small file a large one, before anything is built of it."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            what = f"uses the alias *{event.anchor}"
            raise SettingsError(_problem(line, what, "write the value out"))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        if depth > DEEPEST:
            what = "goes deeper than any key does"
            raise SettingsError(_problem(line, what, "check the indentation and the brackets"))


def _line(place: yaml.Node | yaml.Event) -> int:
    return int(place.start_mark.line) + 1  # type: ignore[union-attr] # what is parsed from text has a mark


def _value(node: yaml.Node, path: Path_, lines: Lines, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [
            _entry(item, (*path, number), item, lines, problems)
            for number, item in enumerate(node.value)
        ]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, problems)
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return _WORDS.get(node.value, node.value) if plain else node.value


def _mapping(
    node: yaml.MappingNode, path: Path_, lines: Lines, problems: list[Problem]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, item in node.value:
        line = _line(key)
        if not isinstance(key, yaml.ScalarNode):
            what = "a list or mapping stands where a key should"
            problems.append(_problem(line, what, "write a word before the colon"))
        elif key.value in values:
            what = f"the key “{key.value}” stands here twice"
            problems.append(_problem(line, what, "join the two"))
        else:
            values[key.value] = _entry(item, (*path, key.value), key, lines, problems)
    # a key with nothing after it says nothing
    return {key: value for key, value in values.items() if value is not None}


def _entry(
    node: yaml.Node, path: Path_, place: yaml.Node, lines: Lines, problems: list[Problem]
) -> Any:
    lines[path] = _line(place)
    return _value(node, path, lines, problems)


# -- what the schema says against it, in words for people ------------------------------------------

_FORMATS = jsonschema.FormatChecker(formats=())
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@_FORMATS.checks("edtf")
def _is_date(value: object) -> bool:
    """Say whether `value` is a date, a month, a year, or two of them with a slash between, first
    the earlier.
    """
    parts = str(value).split("/")
    return len(parts) <= 2 and all(map(_is_day, parts)) and parts == sorted(parts)


def _is_day(part: str) -> bool:
    match = _EDTF.fullmatch(part)
    try:
        return bool(match and date(*(int(number or 1) for number in match.groups())))
    except ValueError:
        return False


_VALIDATOR = jsonschema.Draft202012Validator(
    json.loads(read("briefing.schema.json")), format_checker=_FORMATS
)


def _problems(error: ValidationError, lines: Lines) -> Iterator[Problem]:
    path: Path_ = tuple(error.absolute_path)
    rule, wanted, found = (
        str(error.validator),
        cast(Any, error.validator_value),
        cast(Any, error.instance),
    )
    if rule == "additionalProperties":
        known = list(cast(Any, error.schema)["properties"])
        for key in found:
            if key not in known:
                todo = _meant(key, known, f"known here: {', '.join(known)}")
                yield _problem(lines[*path, key], f"unknown key “{key}”", todo)
    elif "propertyNames" in error.absolute_schema_path:
        yield _problem(lines[*path, found], f"“{found}” cannot be an id", _AS_ID)
    else:
        what, todo = _advice(rule, wanted, found, cast(Any, error.schema))
        yield _problem(lines[path], f"{'.'.join(map(str, path)) or 'the file'}: {what}", todo)


_AS_ID = "use a-z, 0-9 and hyphens, as in ilse-brandt"


_TYPES = {
    "string": ("text should stand here", "put it in quotation marks, if it is text"),
    "array": ("a list should stand here", "write it in brackets, as in [one, another]"),
}
_EMPTY = "is empty", "write something, or remove the key"
_TWO_WAYS = (
    "says neither who speaks nor that it is no statement, or both",
    "give either speaker, or drop: true",
)


def _advice(rule: str, wanted: Any, found: Any, schema: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong and what to do. `wanted` is the rule's value in the part of the schema
    that is broken, `found` what stands there instead.
    """
    match rule:
        case "type":
            return _TYPES.get(wanted) or ("keys with values should stand here", _keys(schema))
        case "enum":
            todo = _meant(str(found), wanted, f"write one of: {', '.join(wanted)}")
            return f"“{found}” is not known", todo
        case "required":
            return f"“{next(key for key in wanted if key not in found)}” is missing", "add it"
        case "format":
            return (
                f"“{found}” is no date",
                "write 2026, 2026-02, 2026-02-12 or 2026-02-12/2026-02-14",
            )
        case "pattern":
            what, todo = _of_another_form(wanted)
            return f"“{found}” {what}", todo
        case _:  # minLength; oneOf and const
            return _EMPTY if rule == "minLength" else _TWO_WAYS


def _keys(schema: Mapping[str, Any]) -> str:
    """Return which keys may stand in a place."""
    if "required" in schema:
        return f"write {{{', '.join(f'{key}: …' for key in schema['required'])}}}"
    if "properties" in schema:
        return f"known here: {', '.join(schema['properties'])}"
    return "write a name with a colon, and keys below it"


def _of_another_form(pattern: str) -> tuple[str, str]:
    if "@" in pattern:
        return "is no address", "write an e-mail address, or https:// and the rest"
    if pattern.startswith("^http"):
        return "is no web address", "write it in full, https:// first"
    if "(-" in pattern:
        return "cannot be an id", _AS_ID
    return "is no code of a language", "write two small letters, as in en"


def _meant(word: str, known: Iterable[str], otherwise: str) -> str:
    near = get_close_matches(word, known, n=1)
    return f"did you mean “{near[0]}”?" if near else otherwise


def _unknown_language(values: Mapping[str, Any], lines: Lines) -> Iterator[Problem]:
    if "language" in values and values["language"] not in languages():
        what = f"the language “{values['language']}” has no folder in generator/languages"
        yield _problem(lines["language",], what, "write en")


def _unknown_topics(values: Mapping[str, Any], lines: Lines) -> Iterator[Problem]:
    """Yield a problem for each id of a topic that no topic has."""
    topics = values.get("topics", {})
    used: list[tuple[Path_, str]] = []
    for name, article in values.get("articles", {}).items():
        for verb, ids in article.get("topics", {}).items():
            used += [
                (("articles", name, "topics", verb, index), topic)
                for index, topic in enumerate(ids)
            ]
    for name, topic in topics.items():
        used += [
            (("topics", name, "related", index), other)
            for index, other in enumerate(topic.get("related", ()))
        ]
        used += [(("topics", name, "parent"), topic["parent"])] if "parent" in topic else []
    for path, topic in used:
        if topic not in topics:
            todo = _meant(topic, topics, "add it under topics, or remove it here")
            yield _problem(lines[path], f"there is no topic “{topic}”", todo)


def _own_addresses(values: Mapping[str, Any], lines: Lines) -> Iterator[Problem]:
    """Yield a problem for each old id whose address is that of a page which is always there."""
    for kind in ("articles", "people", "topics"):
        for name, entry in values.get(kind, {}).items():
            for index, old in enumerate(entry.get("was", ())):
                if old in _OWN_PAGES:
                    line = lines[kind, name, "was", index]
                    what = f"“{old}” under was is the name of a page of this site's own"
                    yield _problem(line, what, "remove it; no entry can have had this address")


# What the schema cannot say: they run once a file is as the schema has it.
_RULES = (_unknown_language, _unknown_topics, _own_addresses)


# -- what is in order, as types --------------------------------------------------------------------


def _settings(values: Mapping[str, Any], lines: Lines) -> Settings:
    top = {
        key: values[key]
        for key in ("name", "description", "address", "contact", "language")
        if key in values
    }
    articles, people, topics = (values.get(key, {}) for key in ("articles", "people", "topics"))
    return Settings(
        **top,
        text=TextMode(values.get("text", TextMode.EXCERPT)),
        editions=_span(values.get("editions", "auto")),
        articles={
            seed: _article(seed, lines["articles", seed], entry) for seed, entry in articles.items()
        },
        people=tuple(
            PersonSettings(id, lines["people", id], **_frozen(entry))
            for id, entry in people.items()
        ),
        topics=tuple(
            TopicSettings(id, lines["topics", id], **_frozen(entry)) for id, entry in topics.items()
        ),
        statements=tuple(
            Correction(line=lines["statements", index], **entry)
            for index, entry in enumerate(values.get("statements", ()))
        ),
    )


def _span(editions: str) -> EditionSpan | None:
    return None if editions == "auto" else EditionSpan(editions)


def _article(seed: str, line: int, entry: Mapping[str, Any]) -> ArticleSettings:
    fields = _frozen({key: value for key, value in entry.items() if key not in {"topics", "text"}})
    topics = entry.get("topics", {})
    text = TextMode(entry["text"]) if "text" in entry else None
    add, remove = tuple(topics.get("add", ())), tuple(topics.get("remove", ()))
    return ArticleSettings(seed, line, **fields, text=text, topics_add=add, topics_remove=remove)


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of one entry as the types have them: tuples for lists, `Curated` for a
    value and its reason, `CuratedNames` for several.
    """

    def freeze(value: Any) -> Any:
        if isinstance(value, list):
            return tuple(value)
        if not isinstance(value, dict):
            return value
        several = isinstance(value["value"], list)
        kind = CuratedNames if several else Curated
        return kind(**{**value, "value": freeze(value["value"])})

    return {key: freeze(value) for key, value in entry.items()}
