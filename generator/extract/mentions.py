"""Article → cast: the people it names, the places that name them, the roles and pronouns it gives them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract._cast import Cast, Character, slug
from generator.lexicon import Lexicon
from generator.model import Article, Attribution, BlockKind, Cue, How, Person, Role, Span, SpeakerKind, Statement
from generator.settings import PersonSettings

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
_TOKEN = re.compile(r"[^\s]+")
_CONTRACTION = re.compile(r"[’'](?:m|ve|re|ll|d|t)\Z")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WORD_BEFORE = re.compile(r"([\w’'.-]+)\s+\Z")
_ROLE_BEFORE = re.compile(r"(?:[\w’'.-]+\s+){1,5}\Z")
_CUTS = re.compile(
    r"\b(?:the|a|an|his|her|its|their|and|or|but|with|by|for|to|from|that|as|said|says|told|while|when|in|on|at)\s+", re.IGNORECASE
)
_APPOSITION = re.compile(
    r",\s+((?:(?:the|a|an|his|her|its|their|who is)\s+)?(?:[\w’'.&-]+\s+){0,7}?[\w’'.&-]+)(?=[,.;:]|\s(?:who|which|said|says|and|at|in|from|on)\b)"
)
_PRONOUN_AFTER = re.compile(r"[^.!?\nA-Z“\"]*?\b(?P<pronoun>he|his|him|she|her)\b")
_WHO = re.compile(r",?\s+who\b")
_AGE = re.compile(r",\s+\d{1,2}\b")


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """What is made once of a lexicon."""

    run: re.Pattern[str]
    he: frozenset[str]
    she: frozenset[str]
    first: frozenset[str]  # every first name
    roles: frozenset[str]
    titles: Mapping[str, str]  # title → pronoun
    openers: frozenset[str]  # words that open a sentence, days and months: no part of a name or role
    leading: frozenset[str]  # those, and nations and other words that are no part of a name
    organisations: frozenset[str]
    places: frozenset[str]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Run:
    """A row of capitalised words: the tokens that may be a name, where they stand, and the role words before them."""

    tokens: tuple[str, ...]  # lower case, without final points
    name: Span
    start: int  # of the whole run, role included
    role: Span | None
    titled: bool
    pronoun: str
    evidence: float


@cache
def _words(lexicon: Lexicon) -> _Words:
    titles = "|".join(title.capitalize() for title in lexicon.words("sentences.titles"))
    particles = "|".join(lexicon.words("people.particles"))
    word = rf"(?:(?:{titles})\.|(?:[{_UPPER}]\.)+|[{_UPPER}][^\W_]*(?:[’'-](?!s\b)[^\W_]+)*)"
    first = {kind: frozenset(name.lower() for name in lexicon.words(f"first_names.{kind}")) for kind in ("he", "she", "either")}
    return _Words(
        re.compile(rf"\b{word}(?:[ \u00a0](?:(?:{particles})[ \u00a0])?{word})*(?:,?[ ](?:Jr|Sr)\b\.?)?"),
        first["he"],
        first["she"],
        first["he"] | first["she"] | first["either"],
        frozenset(lexicon.words("people.roles")) | frozenset(lexicon.words("sentences.titles")),
        {word: pronoun for pronoun in ("he", "she") for word in lexicon.words(f"people.{pronoun}")},
        frozenset(word for name in ("people.calendar", "sentences.starters") for word in lexicon.words(name)),
        frozenset(
            word
            for name in ("people.leading", "people.calendar", "sentences.starters", "sentences.abbreviations")
            for word in lexicon.words(name)
        ),
        frozenset(lexicon.words("people.organisations")),
        frozenset(lexicon.words("people.places")),
        {name: float(weight) for name, weight in lexicon.table("people.evidence").items()},
    )


def find_cast(article: Article, cues: Sequence[Cue], people: Sequence[PersonSettings], lexicon: Lexicon) -> Cast:
    """Return who is who in the body of `article`. `people` (from briefing.yml) give aliases and pronouns."""
    words = _words(lexicon)
    heads = {cue.head.start: cue.head for cue in cues if cue.head is not None}
    runs = list(_runs(article, sorted(heads.values()), words))
    full = _full_names(runs, words)
    aliases = {alias.lower(): person.name or person.id for person in people for alias in (person.name, *person.aliases) if alias}
    return _cast(article.text, runs, full, aliases, people, words)


def _runs(article: Article, heads: Sequence[Span], words: _Words) -> Iterator[_Run]:
    text = article.text
    ends = [head.end for head in heads]
    for block in article.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for match in words.run.finditer(text, block.span.start, block.span.end):
            place = bisect_right(ends, match.start())
            speaks = place < len(heads) and heads[place].start <= match.end() <= heads[place].end
            run = _run(text, match, speaks, words)
            if run is not None:
                yield run


def _run(text: str, match: re.Match[str], speaks: bool, words: _Words) -> _Run | None:
    tokens = [(token.start(), token.end(), token.group().rstrip(".,").lower()) for token in _TOKEN.finditer(text, *match.span())]
    tokens = _without(tokens, words.openers, words)
    first = _name_start(tokens, words) if tokens else 0
    if first == 0:
        tokens = _without(tokens, words.leading, words)
    if not tokens:
        return None
    role = Span(tokens[0][0], tokens[first - 1][1]) if first else None
    name = tokens[first:]
    before = _WORD_BEFORE.search(text, max(0, tokens[0][0] - 30), tokens[0][0])
    previous = before.group(1).lower() if before else ""
    titled = role is not None or previous.split("-")[-1] in words.roles
    pronoun = _pronoun_of_title([token[2] for token in tokens[:first]] or [previous], words)
    if role is None and titled:
        lower = _ROLE_BEFORE.search(text, max(0, tokens[0][0] - 60), tokens[0][0])
        role = _role_before(text, lower.start(), tokens[0][0] - 1, words) if lower else None
    names = tuple(token[2] for token in name)
    end = name[-1][1]
    evidence = _evidence(text, names, end, titled, speaks, previous, words)
    return _Run(names, Span(name[0][0], end), tokens[0][0], role, titled, pronoun, evidence)


def _without(tokens: list[tuple[int, int, str]], leading: frozenset[str], words: _Words) -> list[tuple[int, int, str]]:
    """Return the tokens without those at the front that are `leading`; a first name before a surname stays."""
    place = 0
    while place < len(tokens) and tokens[place][2] in leading and not (tokens[place][2] in words.first and place + 1 < len(tokens)):
        place += 1
    return tokens[place:]


def _name_start(tokens: Sequence[tuple[int, int, str]], words: _Words) -> int:
    """Return how many tokens are title, role or what belongs to it: the last role word that a name follows."""
    stop = len(tokens) - 1 - (tokens[-1][2] in _SUFFIXES)
    for place in range(stop - 1, -1, -1):
        if tokens[place][2] in words.roles or tokens[place][2].split("-")[-1] in words.roles:
            return place + 1
    return 0


def _role_before(text: str, start: int, end: int, words: _Words) -> Span:
    """Return the role in lower case before a name: the words behind the last determiner, conjunction or preposition."""
    cut = [match.end() for match in _CUTS.finditer(text, start, end)]
    return Span(cut[-1] if cut else start, end)


def _pronoun_of_title(before: Sequence[str], words: _Words) -> str:
    return next((words.titles[word] for word in before if word in words.titles), "")


def _evidence(text: str, names: Sequence[str], end: int, titled: bool, speaks: bool, previous: str, words: _Words) -> float:
    """Sum what speaks for a person. The weights stand in the language file."""
    size = len([name for name in names if name not in _SUFFIXES])
    features = {
        "titled": titled,
        "first_name": size > 1 and names[0] in words.first,
        "speaks": speaks,
        "initial": size > 2 and len(names[1]) == 1,
        "who": bool(_WHO.match(text, end)),
        "age": bool(_AGE.match(text, end)),
        "organisation": any(name in words.organisations for name in names),
        "place": names[-1] in words.places,
        "article": previous == "the" and not titled,
        "long": size > 4,
        "capitals": any(len(name) > 2 and text[end - len(name) : end].isupper() for name in names[-1:]),
        "preposition": previous in {"in", "at", "near", "across", "to", "from"} and not titled,
    }
    return sum(words.weights[name] for name, holds in features.items() if holds)


def _full_names(runs: Sequence[_Run], words: _Words) -> set[tuple[str, ...]]:
    """Return the names of two words and more that stand for a person: enough evidence at one of their places."""
    threshold = words.weights["threshold"]
    alone = {run.tokens[0] for run in runs if len(run.tokens) == 1 and run.evidence >= 0}
    best: dict[tuple[str, ...], float] = {}
    for run in runs:
        if _size(run.tokens) > 1:
            recurs = words.weights["recurs"] * (_surname(run.tokens) in alone)
            best[run.tokens] = max(run.evidence + recurs, best.get(run.tokens, -9.0))
    return {tokens for tokens, evidence in best.items() if evidence >= threshold}


def _size(tokens: Sequence[str]) -> int:
    return len(tokens) - (tokens[-1] in _SUFFIXES)


def _surname(tokens: Sequence[str]) -> str:
    return tokens[_size(tokens) - 1]


def _cast(
    text: str,
    runs: Sequence[_Run],
    full: set[tuple[str, ...]],
    aliases: Mapping[str, str],
    settings: Sequence[PersonSettings],
    words: _Words,
) -> Cast:
    keys, bearers = _bearers(runs, full)
    singles = _single_names(runs, bearers, words)
    places: list[tuple[Span, int]] = []
    seen: dict[int, list[_Run]] = {}
    for run in runs:
        person = _meant(run, full, keys, bearers, seen, words)
        if person is None and run.tokens in singles:
            person = len(keys)
            keys.append(run.tokens)
            bearers.setdefault(run.tokens[0], []).append(person)
        if person is not None:
            places.append((run.name, person))
            seen.setdefault(person, []).append(run)
    people = tuple(_character(text, seen[person], aliases, settings, words) for person in range(len(keys)))
    return Cast(
        people,
        tuple(place for place, _ in places),
        tuple(person for _, person in places),
        {key: tuple(value) for key, value in bearers.items()},
    )


def _bearers(runs: Sequence[_Run], full: set[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], dict[str, list[int]]]:
    """Return the people with full names, each under the first one printed, and who bears which surname."""
    keys: list[tuple[str, ...]] = []
    bearers: dict[str, list[int]] = {}
    for tokens in dict.fromkeys(run.tokens for run in runs if run.tokens in full):
        if _known(tokens, keys, bearers) is None:
            bearers.setdefault(_surname(tokens), []).append(len(keys))
            keys.append(tokens)
    return keys, bearers


def _single_names(runs: Sequence[_Run], bearers: Mapping[str, list[int]], words: _Words) -> set[tuple[str, ...]]:
    """Return single words that stand for a person whose full name is printed nowhere: titled, or speaking and nothing else."""
    barred = words.places | words.organisations | words.leading | words.roles
    return {
        run.tokens
        for run in runs
        if len(run.tokens) == 1
        and len(run.tokens[0]) > 1
        and not _CONTRACTION.search(run.tokens[0])
        and run.tokens[0] not in barred
        and run.tokens[0] not in bearers
        and run.evidence >= words.weights["single"]
    }


def _meant(
    run: _Run,
    full: set[tuple[str, ...]],
    keys: Sequence[tuple[str, ...]],
    bearers: Mapping[str, list[int]],
    seen: Mapping[int, list[_Run]],
    words: _Words,
) -> int | None:
    """Return whom the run names: by full name, by surname, or by first name alone."""
    if run.tokens in full:
        return _known(run.tokens, keys, bearers)
    among = bearers.get(_surname(run.tokens), ())
    if _size(run.tokens) > 1:
        among = [person for person in among if run.titled or _holds(keys[person], run.tokens)]
    if not among:
        return None
    return _bearer(run, [person for person in among if _agrees(run, keys[person], words)] or among, seen)


def _known(tokens: tuple[str, ...], keys: Sequence[tuple[str, ...]], bearers: Mapping[str, list[int]]) -> int | None:
    """Return who of the same surname this is: first names that are equal, or one of them an initial, a middle name left out."""
    for person in bearers.get(_surname(tokens), ()):
        key = keys[person]
        if (
            key == tokens
            or key[0] == tokens[0]
            or len(key) == 1
            or ((len(tokens[0]) == 1 or len(key[0]) == 1) and key[0][0] == tokens[0][0])
        ):
            return person
    return None


def _holds(key: Sequence[str], tokens: Sequence[str]) -> bool:
    """Say whether `tokens` are the end of the name `key`: "Suu Kyi" of Aung San Suu Kyi."""
    return tuple(key[-len(tokens) :]) == tuple(tokens)


def _agrees(run: _Run, key: Sequence[str], words: _Words) -> bool:
    """Say whether the title of `run` ("Mrs.") goes with the first name of `key`."""
    return not run.pronoun or key[0] not in (words.she if run.pronoun == "he" else words.he)


def _bearer(run: _Run, among: Sequence[int], seen: Mapping[int, list[_Run]]) -> int:
    """Return which of the people of one surname is meant: of the title's pronoun, named before, the most often or, as often, the last."""
    named = [person for person in among if person in seen] or among
    return max(named, key=lambda person: (len(seen.get(person, ())), seen[person][-1].start if person in seen else 0))


def _character(
    text: str, runs: Sequence[_Run], aliases: Mapping[str, str], settings: Sequence[PersonSettings], words: _Words
) -> Character:
    longest = next((run for run in runs if _size(run.tokens) > 1), runs[0])
    printed = longest.name.of(text)
    name = aliases.get(printed.lower(), printed)
    roles = _roles(text, runs, words)
    curated = next((person for person in settings if name in (person.name, person.id)), None)
    pronoun = curated.pronouns if curated and curated.pronouns else _pronoun(text, runs, longest, roles, words)
    role_words = frozenset(word.lower().strip(".,’'") for role in roles for word in re.split(r"[\s-]+", role.text))
    return Character(curated.id if curated else slug(name), name, pronoun, roles, role_words)


def _pronoun(text: str, runs: Sequence[_Run], longest: _Run, roles: Sequence[Role], words: _Words) -> str:
    told = next((run.pronoun for run in runs if run.pronoun), "") or next(
        (words.titles[word] for role in roles for word in role.text.lower().split() if word in words.titles), ""
    )
    if told:
        return told
    first = longest.tokens[0].split("-")[0] if _size(longest.tokens) > 1 else ""
    return "he" if first in words.he else "she" if first in words.she else _pronoun_by_use(text, runs)


def _pronoun_by_use(text: str, runs: Sequence[_Run]) -> str:
    """Return the pronoun that mostly follows the name in its own sentence, if no other name stands between."""
    follows = (_PRONOUN_AFTER.match(text, run.name.end, run.name.end + 100) for run in runs)
    votes = Counter("he" if match["pronoun"].startswith("h") and match["pronoun"] != "her" else "she" for match in follows if match)
    return next((pronoun for pronoun in ("he", "she") if votes[pronoun] > 2 * (votes.total() - votes[pronoun])), "")


def _roles(text: str, runs: Sequence[_Run], words: _Words) -> tuple[Role, ...]:
    """Return the roles printed before the name and between commas after it, each wording once."""
    found: dict[str, Role] = {}
    for run in runs:
        spans = [run.role] if run.role else []
        after = _APPOSITION.match(text, run.name.end, run.name.end + 120)
        if after and any(word.lower().strip(".,’'") in words.roles for word in after.group(1).split()):
            spans.append(Span(*after.span(1)))
        for span in spans:
            found.setdefault(span.of(text).lower(), Role(span, span.of(text)))
    return tuple(found.values())


def people_of(cast: Cast, statements: Sequence[Statement]) -> tuple[Person, ...]:
    """Return the cast as the reading holds it: each person with every place that names them or means them by role."""
    epithets: dict[str, list[Span]] = {}
    for statement in statements:
        speaker = statement.speaker
        if speaker is not None and speaker.how is How.EPITHET and speaker.span is not None:
            epithets.setdefault(speaker.id, []).append(speaker.span)
    places: dict[int, list[Span]] = {}
    for name, person in zip(cast.names, cast.who, strict=True):
        places.setdefault(person, []).append(name)
    return tuple(
        Person(
            character.id, character.name, character.roles, tuple(sorted({*places.get(number, ()), *epithets.get(character.id, ())}))
        )
        for number, character in enumerate(cast.people)
    )


def speaker_named(name: str) -> Attribution | None:
    """Return the attribution that a correction asks for: this person, or nobody for an empty name."""
    return Attribution(slug(name), name, SpeakerKind.PERSON, None, How.CURATED, 1.0) if name else None
