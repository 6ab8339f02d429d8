"""Cues and cast → speakers: what a subject's words, pronouns and roles say about who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.extract._cast import Cast, Character
from generator.extract._nouns import Nouns
from generator.extract._places import Places
from generator.extract._pronouns import Guess, Pronouns, Somebody
from generator.lexicon import Lexicon
from generator.model import Attribution, Cue, Frame, How, Parsed, Span, SpeakerKind

_OPENING = 6  # cues that an article which opens with a role has to name who holds it
_BACK = 6  # cues back in which the group or organisation is looked for that "they" and "it" mean
_OPENS = 3  # characters, marks most of all, before the subject that opens a sentence
_SHARED = 0.9  # how sure it is which of several people of a surname it means
_ROLE = 0.85  # how sure it is that a role means the person whom the article ties to it
_GUESS = 0.95  # a choice among candidates does not know of those who are not among them
_THEY = 0.7  # how sure it is that "they" and "it" mean whoever spoke last


class Speakers:
    """Who speaks, at any place of one article. Made once of the article's findings; never changed after."""

    def __init__(self, parsed: Parsed, cast: Cast, lexicon: Lexicon) -> None:
        self._text, self._cast, self._cues = parsed.article.text, cast, parsed.cues
        self._nouns = Nouns(parsed.article, lexicon)
        self._names = [cast.speaker_of(self._text, cue) for cue in parsed.cues]
        self._surnames = Counter(map(_surname, cast.people))
        self._strangers: list[Attribution] = []
        heads = frozenset(cue.head.start for cue in parsed.cues if cue.head is not None)
        self._pronouns = Pronouns(Places(parsed), [*self._named(), *self._unnamed()], heads, lexicon)
        self._of_cues: list[Attribution | None] = []
        for place, cue in enumerate(parsed.cues):
            self._of_cues.append(self._of_cue(place, cue))

    @property
    def of_cues(self) -> tuple[Attribution | None, ...]:
        """Who speaks in each cue; a cue without a subject of its own shares its governor's."""
        return tuple(self._of_cues)

    def at(self, span: Span) -> Attribution | None:
        """Return whom the noun phrase at `span` means, `None` if that is not known."""
        name = self._cast.name_in(self._text, span)
        return self._resolve(span, span, len(self._of_cues)) if name is None else self._of_name(name, span)

    def subject_in(self, stretch: Span) -> Attribution | None:
        """Return the first person whom `stretch` names or means by a pronoun, outside quotation marks and not as a possessor."""
        meant = self._pronouns.first_in(stretch)
        if meant is None:
            return None
        span, who = meant
        guess = self._pronouns.at(span.start)
        return self._by_name(who, span) if guess is None else self._by_guess(guess, span)

    # -- who is there before pronouns are read --

    def _named(self) -> Iterator[Somebody]:
        """Yield the places that name somebody of the cast."""
        speaking = {name for name in self._names if name is not None}
        owners = frozenset(role.span.start for character in self._cast.people for role in character.roles)
        for place, (name, who) in enumerate(zip(self._cast.names, self._cast.who, strict=True)):
            yield Somebody(name, who, self._cast.people[who].pronoun, place in speaking, name.start in owners)

    def _unnamed(self) -> Iterator[Somebody]:
        """Yield the people who speak without a name ("a nurse said"), each a stranger of its own."""
        for cue, name in zip(self._cues, self._names, strict=True):
            if cue.head is None or name is not None or self._nouns.is_pronoun(cue.head):
                continue
            stranger = self._nouns.described(cue.head, cue.subject or cue.head)
            if stranger is not None and stranger.kind is SpeakerKind.UNNAMED and self._by_role(cue.head) is None:
                self._strangers.append(stranger)
                yield Somebody(cue.head, len(self._cast.people) + len(self._strangers) - 1, self._nouns.pronoun(cue.head), True)

    # -- one cue --

    def _of_cue(self, place: int, cue: Cue) -> Attribution | None:
        if cue.head is not None:
            name = self._names[place]
            return (
                self._instead(cue, cue.head, self._resolve(cue.head, cue.subject or cue.head, place))
                if name is None
                else self._of_name(name, cue.head)
            )
        if cue.governor is not None and cue.governor < place:
            return self._of_cues[cue.governor]
        return None

    def _instead(self, cue: Cue, head: Span, speaker: Attribution | None) -> Attribution | None:
        """Return the subject of the sentence for a head inside it that hardly speaks: "Berg, in a letter saying …"."""
        inside = cue.frame is not Frame.SOURCE and head.start - cue.sentence.start > _OPENS
        if not inside or self._nouns.is_pronoun(head) or not self._nouns.is_weak(head):
            return speaker
        return self.subject_in(Span(cue.sentence.start, cue.span.start)) or speaker

    def _of_name(self, name: int, head: Span) -> Attribution:
        return self._by_name(self._cast.who[name], head)

    def _by_name(self, who: int, span: Span) -> Attribution:
        if who >= len(self._cast.people):
            return self._strangers[who - len(self._cast.people)]
        name = self._cast.people[who].name
        if self._surnames[_surname(self._cast.people[who])] > 1 and name.split()[0] not in span.of(self._text):
            return self._whoever(who, span, How.NAMED, _SHARED, (("shared surname", 0.0),))
        return self._whoever(who, span, How.NAMED, 1.0, (("name", 0.0),))

    def _by_guess(self, guess: Guess, span: Span) -> Attribution:
        return self._whoever(guess.who, span, How.PRONOUN, _GUESS * guess.confidence, guess.reasons)

    def _resolve(self, head: Span, subject: Span, before: int) -> Attribution | None:
        """Try in order: a pronoun, a role that the article ties to somebody, a phrase that names nobody; `before` counts cues."""
        if self._nouns.is_personal(head):
            guess = self._pronouns.at(head.start)
            return self._by_guess(guess, head) if guess else None
        if self._nouns.is_pronoun(head):
            return self._other_before(before, head)
        person = self._by_role(head)
        if person is not None:
            return self._whoever(person, self._nouns.phrase(head), How.EPITHET, _ROLE, (("role", 0.0),))
        return self._nouns.described(head, subject)

    def _by_role(self, head: Span) -> int | None:
        """Return the one person whose printed role is "the mayor": its noun or one that stands for it, and the words before."""
        role = self._nouns.role(head)
        if role is None:
            return None
        fits = [
            (role.noun in character.nouns, before, person)
            for person, character in enumerate(self._cast.people)
            if role.nouns & character.nouns
            and role.words <= character.words
            and character.pronoun in {"", role.pronoun or character.pronoun}
            and (before := self._cast.last_before(person, head.start)) >= 0
        ]
        very = [fit for fit in fits if fit[0]] or fits
        return max(very)[2] if len(very) == 1 else None if fits else self._first_speaker(head.start)

    def _first_speaker(self, place: int) -> int | None:
        """Return who is named first, as a speaker, after an article that opens with a role alone ("The minister has …")."""
        if self._cast.names and self._cast.names[0].start < place:
            return None
        names = (
            name
            for cue, name in zip(self._cues[:_OPENING], self._names[:_OPENING], strict=True)
            if cue.head is not None and cue.head.start > place and name is not None
        )
        return next((self._cast.who[name] for name in names), None)

    def _other_before(self, before: int, head: Span) -> Attribution | None:
        """Return the group or organisation that spoke last, for "they" and "it"."""
        wanted = SpeakerKind.GROUP if self._nouns.is_plural(head) else SpeakerKind.ORGANISATION
        for last in reversed(self._of_cues[max(0, before - _BACK) : before]):
            if last is not None and last.kind is wanted:
                return Attribution(last.id, last.name, last.kind, head, How.PRONOUN, _THEY, (("they or it", 0.0),))
        return None

    def _whoever(self, who: int, span: Span, how: How, confidence: float, reasons: tuple[tuple[str, float], ...]) -> Attribution:
        somebody: Character | Attribution
        if who < len(self._cast.people):
            somebody, kind = self._cast.people[who], SpeakerKind.PERSON
        else:
            somebody, kind = self._strangers[who - len(self._cast.people)], SpeakerKind.UNNAMED
        return Attribution(somebody.id, somebody.name, kind, span, how, confidence, reasons)


def _surname(character: Character) -> str:
    return character.name.split()[-1]
