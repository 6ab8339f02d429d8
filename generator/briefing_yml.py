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
    if len(data) > LARGEST:
        raise SettingsError(
            Problem(SETTINGS_NAME, 0, f"has {len(data):,} bytes", f"keep it under {LARGEST:,}")
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            Problem(SETTINGS_NAME, line, "is not UTF-8", "save it as UTF-8")
        ) from error
    values, lines = _parse(text)
    problems = sorted(
        {problem for error in _VALIDATOR.iter_errors(values) for problem in _problems(error, lines)}
    )
    if not problems:
        problems = sorted(
            (
                *_unknown_language(values, lines),
                *_unknown_topics(values, lines),
                *_own_addresses(values, lines),
            )
        )
    if problems:
        raise SettingsError(*problems)
    return _settings(values, lines)


# -- YAML, with the line of every key --------------------------------------------------------------


def _parse(text: str) -> tuple[dict[str, Any], Lines]:
    try:
        _guard(text)
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise SettingsError(
            Problem(
                SETTINGS_NAME,
                line,
                f"is no YAML ({error.problem})",
                "mend this line or the one before",
            )
        ) from error
    except yaml.YAMLError as error:
        raise SettingsError(
            Problem(
                SETTINGS_NAME,
                0,
                "holds characters that YAML does not allow",
                "remove control characters",
            )
        ) from error
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
            raise SettingsError(
                Problem(
                    SETTINGS_NAME, line, f"uses the alias *{event.anchor}", "write the value out"
                )
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        if depth > DEEPEST:
            raise SettingsError(
                Problem(
                    SETTINGS_NAME,
                    line,
                    "goes deeper than any key does",
                    "check the indentation and the brackets",
                )
            )


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
            problems.append(
                Problem(
                    SETTINGS_NAME,
                    line,
                    "a list or mapping stands where a key should",
                    "write a word before the colon",
                )
            )
        elif key.value in values:
            problems.append(
                Problem(
                    SETTINGS_NAME, line, f"the key “{key.value}” stands here twice", "join the two"
                )
            )
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
                yield Problem(SETTINGS_NAME, lines[*path, key], f"unknown key “{key}”", todo)
    elif "propertyNames" in error.absolute_schema_path:
        yield Problem(SETTINGS_NAME, lines[*path, found], f"“{found}” cannot be an id", _AS_ID)
    else:
        what, todo = _said(rule, wanted, found)
        yield Problem(
            SETTINGS_NAME, lines[path], f"{'.'.join(map(str, path)) or 'the file'}: {what}", todo
        )


_AS_ID = "use a-z, 0-9 and hyphens, as in ilse-brandt"


def _said(rule: str, wanted: Any, found: Any) -> tuple[str, str]:
    """Return what is wrong and what to do. `wanted` is the rule's value in the schema, `found`
    what stands there instead.
    """
    match rule, wanted:
        case "type", "string":
            said = "text should stand here", "put it in quotation marks, if it is text"
        case "type", _:
            said = (
                f"{'a list' if wanted == 'array' else 'keys with values'} should stand here",
                "see generator/briefing.schema.json",
            )
        case "enum", _:
            said = (
                f"“{found}” is not known",
                _meant(str(found), wanted, f"write one of: {', '.join(wanted)}"),
            )
        case "required", _:
            said = f"“{next(key for key in wanted if key not in found)}” is missing", "add it"
        case "minLength", _:
            said = "is empty", "write something, or remove the key"
        case "format", _:
            said = (
                f"“{found}” is no date",
                "write 2026, 2026-02, 2026-02-12 or 2026-02-12/2026-02-14",
            )
        case "pattern", _ if wanted.startswith("^http"):
            said = f"“{found}” is no web address", "write it in full, https:// first"
        case "pattern", _ if "(-" in wanted:
            said = f"“{found}” cannot be an id", _AS_ID
        case "pattern", _:
            said = f"“{found}” is no code of a language", "write two small letters, as in en"
        case _:  # oneOf and const: the two ways to put a statement right
            said = (
                "says neither who speaks nor that it is no statement, or both",
                "give either speaker, or drop: true",
            )
    return said


def _meant(word: str, known: Iterable[str], otherwise: str) -> str:
    near = get_close_matches(word, known, n=1)
    return f"did you mean “{near[0]}”?" if near else otherwise


def _unknown_language(values: Mapping[str, Any], lines: Lines) -> Iterator[Problem]:
    if "language" in values and values["language"] not in languages():
        yield Problem(
            SETTINGS_NAME,
            lines["language",],
            f"the language “{values['language']}” has no folder in generator/languages",
            "write en",
        )


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
            yield Problem(SETTINGS_NAME, lines[path], f"there is no topic “{topic}”", todo)


def _own_addresses(values: Mapping[str, Any], lines: Lines) -> Iterator[Problem]:
    """Yield a problem for each old id whose address is that of a page which is always there."""
    for kind in ("articles", "people", "topics"):
        for name, entry in values.get(kind, {}).items():
            for index, old in enumerate(entry.get("was", ())):
                if old in _OWN_PAGES:
                    what = f"“{old}” under was is the name of a page of this site's own"
                    yield Problem(
                        SETTINGS_NAME,
                        lines[kind, name, "was", index],
                        what,
                        "remove it; no entry can have had this address",
                    )


# -- what is in order, as types --------------------------------------------------------------------


def _settings(values: Mapping[str, Any], lines: Lines) -> Settings:
    top = {
        key: values[key] for key in ("name", "description", "address", "language") if key in values
    }
    articles, people, topics = (values.get(key, {}) for key in ("articles", "people", "topics"))
    return Settings(
        **top,
        text=TextMode(values.get("text", TextMode.EXCERPT)),
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


def _article(seed: str, line: int, entry: Mapping[str, Any]) -> ArticleSettings:
    fields = _frozen({key: value for key, value in entry.items() if key not in {"topics", "text"}})
    topics = entry.get("topics", {})
    text = TextMode(entry["text"]) if "text" in entry else None
    add, remove = tuple(topics.get("add", ())), tuple(topics.get("remove", ()))
    return ArticleSettings(seed, line, **fields, text=text, topics_add=add, topics_remove=remove)


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of one entry as the types have them: tuples for lists, `Curated` for a
    value and its reason.
    """

    def freeze(value: Any) -> Any:
        if isinstance(value, list):
            return tuple(value)
        return Curated(**value) if isinstance(value, dict) else value

    return {key: freeze(value) for key, value in entry.items()}
