"""Cues and cast → speakers: what a subject's words, pronouns and roles say about who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.extract.coreference.coordination import Coordination
from generator.extract.coreference.nominals import ODD, Nominals
from generator.extract.coreference.pronouns import Antecedent, PersonMention, Pronouns
from generator.extract.coreference.role_mentions import RoleMentions
from generator.extract.people.cast import Cast, CastMember
from generator.extract.text.layout_index import LayoutIndex
from generator.lexicon import Lexicon
from generator.model.readings import Attribution, Cue, Frame, How, Parsed, SpeakerKind
from generator.model.spans import Span

_BACK = 6  # cues back in which the group or organisation is looked for that "they" and "it" mean
_OPENS = 3  # characters, marks most of all, before the subject that opens a sentence
_SHARED = 0.9  # how sure it is which of several people of a surname it means
_ROLE = 0.85  # how sure it is that a role means the person whom the article ties to it
_GUESS = 0.95  # a choice among candidates does not know of those who are not among them
_THING = re.compile(
    r"((?:(?:The|Its|A|An)\s(?:[\w’'-]+\s){0,3}?[a-z][\w’'-]+)|(?:The\s)?[A-Z][\w’'&-]+(?:\s(?:of\s|the\s|and\s)*[A-Z][\w’'&-]+){0,5})"
    r"(?:,|\s(?:has|have|had|is|was|will|would|said|told|says|\w+ed)\b)"
)  # the subject that opens a sentence
_THEY = 0.7  # how sure it is that "they" and "it" mean whoever spoke last


class Speakers:
    """Who speaks, at any place of one article. Made once of the article's findings; never changed
    after.
    """

    def __init__(self, parsed: Parsed, cast: Cast, lexicon: Lexicon) -> None:
        self._text, self._cast, self._cues = parsed.article.text, cast, parsed.cues
        self._nouns = Nominals(parsed.article, lexicon)
        self._names = [cast.speaker_of(self._text, cue) for cue in parsed.cues]
        self._surnames = Counter(map(_surname, cast.people))
        self._strangers: list[Attribution] = []
        self._strangers_of: dict[str, list[int]] = {}  # noun → who was introduced by it
        self._roles = RoleMentions(self._text, cast, parsed.cues, self._names, self._nouns)
        self._layout = LayoutIndex(parsed)
        self._together = Coordination(self._layout, cast)
        self._pronouns = Pronouns(
            self._layout, [*self._named(), *self._unnamed()], parsed.cues, lexicon
        )
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
        return (
            self._resolve(span, span, len(self._of_cues))
            if name is None
            else self._of_name(name, span)
        )

    def subject_in(self, stretch: Span) -> Attribution | None:
        """Return the first person whom `stretch` names or means by a pronoun, outside quotation
        marks and not as a possessor.
        """
        meant = self._pronouns.first_in(stretch)
        if meant is None:
            return None
        span, who = meant
        guess = self._pronouns.at(span.start)
        return self._by_name(who, span) if guess is None else self._by_guess(guess, span)

    # -- who is there before pronouns are read --

    def _named(self) -> Iterator[PersonMention]:
        """Yield the places that name somebody of the cast."""
        speaking = {
            name: cue.lemma
            for name, cue in zip(self._names, self._cues, strict=True)
            if name is not None
        }
        owners = frozenset(
            role.span.start for character in self._cast.people for role in character.roles
        )
        for place, (name, who) in enumerate(zip(self._cast.names, self._cast.who, strict=True)):
            verb = speaking.get(place, "")
            yield PersonMention(
                name,
                who,
                self._cast.people[who].pronoun,
                verb != "",
                name.start in owners,
                verb=verb,
            )

    def _unnamed(self) -> Iterator[PersonMention]:
        """Yield the people who speak without a name ("a nurse said"), each a stranger unless
        likely to be somebody named.
        """
        for cue, name in zip(self._cues, self._names, strict=True):
            if cue.head is None or name is not None or self._nouns.is_pronoun(cue.head):
                continue
            stranger = self._nouns.described(cue.head, cue.subject or cue.head)
            if (
                stranger is not None
                and stranger.kind is SpeakerKind.UNNAMED
                and self._by_role(cue.head) is None
            ):
                self._strangers.append(stranger)
                who = len(self._cast.people) + len(self._strangers) - 1
                noun = self._nouns.noun_introduced(cue.head)
                if noun:
                    self._strangers_of.setdefault(noun, []).append(who)
                likely = self._roles.likely(cue.head)
                yield PersonMention(
                    cue.head,
                    who,
                    self._nouns.pronoun(cue.head),
                    True,
                    likely=likely,
                    nameless=True,
                    verb=cue.lemma,
                )

    # -- one cue --

    def _of_cue(self, place: int, cue: Cue) -> Attribution | None:
        if cue.head is not None:
            name = self._names[place]
            return (
                self._instead(
                    cue, cue.head, self._resolve(cue.head, cue.subject or cue.head, place)
                )
                if name is None
                else self._of_names(
                    self._together.with_name(name, cue.subject or cue.head), cue.head
                )
            )
        if cue.governor is not None and cue.governor < place:
            return self._of_cues[cue.governor]
        opens = (
            cue.span.start - cue.sentence.start < _OPENS
        )  # "Adding, “…”" is a sentence of whoever spoke before
        return self._of_cues[place - 1] if opens and self._follows(place) else None

    def _follows(self, place: int) -> bool:
        """Say whether the cue before stands in the same paragraph."""
        return (
            place > 0
            and "\n"
            not in self._text[self._cues[place - 1].span.end : self._cues[place].span.start]
        )

    def _instead(self, cue: Cue, head: Span, speaker: Attribution | None) -> Attribution | None:
        """Return the subject of the sentence for a head inside it that hardly speaks: "Berg, in a
        letter saying …".
        """
        inside = cue.frame is not Frame.SOURCE and head.start - cue.sentence.start > _OPENS
        if not inside or self._nouns.is_pronoun(head) or not self._nouns.is_weak(head):
            return speaker
        return self.subject_in(Span(cue.sentence.start, head.start)) or speaker

    def _of_name(self, name: int, head: Span) -> Attribution:
        return self._by_name(self._cast.who[name], head)

    def _of_names(self, names: tuple[int, ...], head: Span) -> Attribution:
        """Return who bears these names: one person, or those who speak together."""
        return (
            self._of_name(names[0], head)
            if len(names) == 1
            else self._several(names, head, How.NAMED, 1.0, "name")
        )

    def _several(
        self, names: tuple[int, ...], span: Span, how: How, confidence: float, reason: str
    ) -> Attribution:
        people = [self._cast.people[self._cast.who[name]] for name in names]
        printed = " and ".join(
            filter(None, (", ".join(each.name for each in people[:-1]), people[-1].name))
        )
        ident = self._nouns.nameless("-".join(each.id for each in people))
        return Attribution(
            ident, printed, SpeakerKind.GROUP, span, how, confidence, ((reason, 0.0),)
        )

    def _by_name(self, who: int, span: Span) -> Attribution:
        if who >= len(self._cast.people):
            return self._strangers[who - len(self._cast.people)]
        name = self._cast.people[who].name
        if self._surnames[_surname(self._cast.people[who])] > 1 and name.split()[0] not in span.of(
            self._text
        ):
            return self._whoever(who, span, How.NAMED, _SHARED, (("shared surname", 0.0),))
        return self._whoever(who, span, How.NAMED, 1.0, (("name", 0.0),))

    def _by_guess(self, guess: Antecedent, span: Span) -> Attribution:
        return self._whoever(guess.who, span, How.PRONOUN, _GUESS * guess.confidence, guess.reasons)

    def _resolve(self, head: Span, subject: Span, before: int) -> Attribution | None:
        """Try in order: a pronoun, a role that the article ties to somebody, a phrase that names
        nobody; `before` counts cues.
        """
        if self._nouns.is_personal(head):
            guess = self._pronouns.at(head.start)
            return self._by_guess(guess, head) if guess else None
        if self._nouns.is_pronoun(head):
            return self._other_before(before, head)
        person = self._by_role(head)
        if person is not None:
            return self._whoever(
                person, self._nouns.phrase(head), How.EPITHET, _ROLE, (("role", 0.0),)
            )
        guess = self._pronouns.at(head.start) if self._nouns.role(head) is not None else None
        if guess is not None:
            return self._whoever(
                guess.who,
                self._nouns.phrase(head),
                How.EPITHET,
                _ROLE * guess.confidence,
                guess.reasons,
            )
        name = (
            None
            if self._opens_another(head, before)
            else self._cast.name_in(self._text, self._nouns.phrase(head))
        )
        return self._nouns.described(head, subject) if name is None else self._of_name(name, head)

    def _opens_another(self, head: Span, before: int) -> bool:
        """Say whether the subject of the cue before begins `head`: in "Berg pointed to a page
        conceding that" the page concedes.
        """
        last = self._cues[before - 1].head if before else None
        return last is not None and last.start == head.start

    def _by_role(self, head: Span) -> int | None:
        """Return whose printed role `head` is, or who without a name was introduced by its noun
        since ("a guard … the guard").
        """
        person, role = self._roles.person(head), self._nouns.role(head)
        stranger = (
            self._stranger(role.noun, head.start) if role is not None and not role.owned else None
        )
        if role is None or stranger is None or (person is not None and role.words):
            return person
        last = self._strangers[stranger - len(self._cast.people)].span or head
        if person is not None and self._cast.last_named(person, head.start) > last.start:
            return person
        return (
            person if self._roles.is_introduced(role.noun, Span(last.end, head.start)) else stranger
        )

    def _stranger(self, noun: str, place: int) -> int | None:
        """Return who was last introduced by `noun` before `place`."""
        of_noun = self._strangers_of.get(noun, ())
        first = len(self._cast.people)
        return next(
            (
                who
                for who in reversed(of_noun)
                if (span := self._strangers[who - first].span) and span.start < place
            ),
            None,
        )

    def _other_before(self, before: int, head: Span) -> Attribution | None:
        """Return the group or organisation that spoke last, for "they" and "it"; "they" may be
        people of a sentence since.
        """
        since = self._cues[before - 1].span.start if before else -1
        together = self._together.before(head.start) if self._nouns.is_plural(head) else ()
        if together and self._cast.names[together[0]].start > since:
            return self._several(together, head, How.PRONOUN, _THEY, "they or it")
        subject = self._subject_before(head) if not self._nouns.is_plural(head) else None
        if subject is not None:
            return subject
        wanted = SpeakerKind.GROUP if self._nouns.is_plural(head) else SpeakerKind.ORGANISATION
        for last in reversed(self._of_cues[max(0, before - _BACK) : before]):
            if last is not None and last.kind is wanted:
                return Attribution(
                    last.id, last.name, last.kind, head, How.PRONOUN, _THEY, (("they or it", 0.0),)
                )
        return None

    def _subject_before(self, head: Span) -> Attribution | None:
        """Return the organisation or text that the sentence before opens with, for "it" that opens
        one.
        """
        number = self._layout.number(head.start)
        sentence, before = self._layout.sentences[number], self._layout.sentences[number - 1]
        if (
            number == 0
            or before.block != sentence.block
            or head.start - sentence.span.start > _OPENS
        ):
            return None
        opening = _THING.match(self._text, before.span.start, before.span.end)
        if opening is None or self._cast.name_in(self._text, Span(*opening.span(1))) is not None:
            return None
        thing = self._nouns.described(Span(*opening.span(1)), Span(*opening.span(1)))
        if thing is None or thing.kind is not SpeakerKind.ORGANISATION or thing.reasons[:1] == ODD:
            return None
        return Attribution(
            thing.id, thing.name, thing.kind, head, How.PRONOUN, _THEY, (("they or it", 0.0),)
        )

    def _whoever(
        self,
        who: int,
        span: Span,
        how: How,
        confidence: float,
        reasons: tuple[tuple[str, float], ...],
    ) -> Attribution:
        somebody: CastMember | Attribution
        if who < len(self._cast.people):
            somebody, kind = self._cast.people[who], SpeakerKind.PERSON
        else:
            somebody, kind = self._strangers[who - len(self._cast.people)], SpeakerKind.UNNAMED
        return Attribution(somebody.id, somebody.name, kind, span, how, confidence, reasons)


def _surname(character: CastMember) -> str:
    return character.name.split()[-1]
