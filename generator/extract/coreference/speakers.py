"""Cues and cast → speakers: who speaks, by what the words of a subject say: a name, a pronoun, a
role, a description.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.extract.coreference.antecedents import Antecedent
from generator.extract.coreference.bodies import Bodies
from generator.extract.coreference.coordination import Coordination
from generator.extract.coreference.epithets import epithet_mentions
from generator.extract.coreference.mention_manners import PersonMention
from generator.extract.coreference.nominals import Nominals
from generator.extract.coreference.pronouns import Pronouns, resolve_pronouns
from generator.extract.coreference.role_mentions import RoleMentions
from generator.extract.coreference.they_or_it import OPENING_SUBJECT, Earlier, TheyOrIt
from generator.extract.coreference.unnamed_speakers import (
    PersonReference,
    Unnamed,
    UnnamedSpeakers,
)
from generator.extract.people.cast import Cast, CastMember
from generator.extract.text.layout_index import LayoutIndex
from generator.lexicon import Lexicon
from generator.model.readings import Attribution, Cue, Frame, How, Parsed, SpeakerKind
from generator.model.spans import Span
from generator.surnames import surname

_SHARED_SURNAME = 0.9  # confidence that a surname of several people means the chosen one
_BY_ROLE = 0.85  # confidence that a role means the person whom the article ties to it
_ALL_CANDIDATES = 0.95  # confidence that whom a pronoun means is among its candidates


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who speaks in one article. `of_cues` says it for each cue; one without a subject shares the
    speaker of its governor.
    """

    of_cues: tuple[Attribution | None, ...]
    _resolver: _SpeakerResolver

    def at(self, span: Span) -> Attribution | None:
        """Return whom the noun phrase at `span` means, `None` if that is not known."""
        return self._resolver.at(span, self.of_cues)

    def subject_in(self, stretch: Span) -> Attribution | None:
        """Return the first person whom `stretch` names or means by a pronoun, outside quotation
        marks and not as a possessor.
        """
        return self._resolver.subject_in(stretch)


def find_speakers(parsed: Parsed, cast: Cast, lexicon: Lexicon) -> Speakers:
    """Return who speaks in the article, given its cues and the people whom it names."""
    text, cues = parsed.article.text, parsed.cues
    nominals, layout = Nominals.of(parsed.article, lexicon), LayoutIndex(parsed)
    speaker_names = [cast.speaker_of(text, cue) for cue in cues]
    roles = RoleMentions.of(text, cast, cues, speaker_names, nominals)
    unnamed, unnamed_mentions = _find_unnamed(roles)
    spoken = frozenset(cue.head.start for cue in cues if cue.head is not None)
    mentions = [
        *_named_mentions(cast, cues, speaker_names),
        *unnamed_mentions,
        *epithet_mentions(layout, roles, unnamed, lexicon, spoken),
    ]
    resolver = _SpeakerResolver(
        layout,
        cast,
        cues,
        speaker_names,
        Counter(map(_surname, cast.people)),
        nominals,
        RoleReferences(roles, unnamed),
        Bodies.of(layout, cast, cues, nominals, lexicon),
        resolve_pronouns(layout, mentions, cues, lexicon),
        TheyOrIt(layout, cast, cues, nominals, Coordination(layout, cast)),
    )
    return Speakers(resolver.of_cues(), resolver)


def _named_mentions(
    cast: Cast, cues: Sequence[Cue], speaker_names: Sequence[int | None]
) -> Iterator[PersonMention]:
    """Yield the mentions that name somebody of the cast."""
    verbs = {
        name: cue.lemma for name, cue in zip(speaker_names, cues, strict=True) if name is not None
    }
    possessors = frozenset(role.span.start for member in cast.people for role in member.roles)
    for name, (span, person) in enumerate(zip(cast.names, cast.person_of, strict=True)):
        verb, owns = verbs.get(name, ""), span.start in possessors
        member = cast.people[person]
        yield PersonMention(
            span, person, member.pronoun, verb != "", owns, verb=verb, hint=member.hint
        )


@dataclass(frozen=True, slots=True)
class RoleReferences:
    """Resolves roles to the cast and to the unnamed speakers known so far."""

    roles: RoleMentions
    unnamed: UnnamedSpeakers

    def person(self, head: Span) -> PersonReference | None:
        """Return whose printed role `head` is, or the unnamed person whom its noun has introduced
        since ("a guard … the guard").
        """
        person, role = self.roles.person(head), self.roles.nominals.role(head)
        if role is None or role.owned or (person is not None and role.words):
            return person
        unnamed = self.unnamed.last_introduced(role.noun, head.start)
        if unnamed is None:
            return person
        last = self.unnamed.attribution(unnamed).span or head
        if person is not None and self.roles.cast.last_named(person, head.start) > last.start:
            return person
        introduced = self.roles.is_introduced(role.noun, Span(last.end, head.start))
        return person if introduced else unnamed

    def tie(self, person: PersonReference, head: Span) -> Span | None:
        """Return the place that ties the role at `head` to the person whom it means."""
        if isinstance(person, Unnamed):
            return self.unnamed.attribution(person).span
        return self.roles.tie(person, head)


def _find_unnamed(roles: RoleMentions) -> tuple[UnnamedSpeakers, list[PersonMention]]:
    """Return the people who speak without a name ("a nurse said") and cannot be told to be
    somebody mentioned before, and the mentions that introduce them.
    """
    attributions: list[Attribution] = []
    by_noun: dict[str, list[Unnamed]] = {}
    mentions: list[PersonMention] = []
    found, nominals = UnnamedSpeakers(attributions, by_noun), roles.nominals
    references = RoleReferences(roles, found)
    for cue, name in zip(roles.cues, roles.speaker_names, strict=True):
        if cue.head is None or name is not None or nominals.is_pronoun(cue.head):
            continue
        speaker = nominals.described(cue.head, cue.subject or cue.head)
        if speaker is None or speaker.kind is not SpeakerKind.UNNAMED:
            continue
        person = references.person(cue.head)
        if person is not None:
            mentions.append(_role_mention(cue.head, cue.lemma, person, nominals.pronoun(cue.head)))
        else:
            unnamed = Unnamed(len(attributions))
            attributions.append(speaker)
            if noun := nominals.noun_introduced(cue.head):
                by_noun.setdefault(noun, []).append(unnamed)
            mentions.append(_unnamed_mention(cue.head, cue.lemma, unnamed, roles))
    return found, mentions


def _role_mention(head: Span, verb: str, person: PersonReference, pronoun: str) -> PersonMention:
    return PersonMention(head, person, pronoun, speaks=True, verb=verb)


def _unnamed_mention(head: Span, verb: str, unnamed: Unnamed, roles: RoleMentions) -> PersonMention:
    return PersonMention(
        head,
        unnamed,
        roles.nominals.pronoun(head),
        speaks=True,
        likely=roles.likely(head),
        nameless=True,
        verb=verb,
    )


@dataclass(frozen=True, slots=True)
class _SpeakerResolver:
    """Says who speaks at a cue or span. `speaker_names` holds for each cue the index, in
    `Cast.names`, of the name that is its subject; `surnames` counts who bears each.
    """

    layout: LayoutIndex
    cast: Cast
    cues: Sequence[Cue]
    speaker_names: Sequence[int | None]
    surnames: Mapping[str, int]
    nominals: Nominals
    roles: RoleReferences
    bodies: Bodies
    pronouns: Pronouns
    they_or_it: TheyOrIt

    @property
    def _text(self) -> str:
        return self.layout.text

    def at(self, span: Span, earlier: Earlier) -> Attribution | None:
        """Return whom the noun phrase at `span` means, `None` if that is not known."""
        name = self.cast.name_in(self._text, span)
        if name is not None:
            return self._of_name(name, span)
        before = bisect_left(self.cues, span.start, key=lambda cue: cue.span.start)
        return self._resolve(span, span, earlier[:before])

    def subject_in(self, stretch: Span) -> Attribution | None:
        """Return the first person whom `stretch` names or means by a pronoun, outside quotation
        marks and not as a possessor.
        """
        mention = self.pronouns.first_in(stretch)
        if mention is None:
            return None
        span, person = mention
        antecedent = self.pronouns.at(span.start)
        return (
            self._by_name(person, span)
            if antecedent is None
            else self._by_antecedent(antecedent, span)
        )

    def of_cues(self) -> tuple[Attribution | None, ...]:
        """Return who speaks in each cue, which may depend on who spoke before."""
        found: list[Attribution | None] = []
        for cue in self.cues:
            found.append(self.of_cue(cue, found))
        return tuple(found)

    def of_cue(self, cue: Cue, earlier: Earlier) -> Attribution | None:
        """Return who speaks in `cue`, the one after those whose speakers are `earlier`."""
        cue_index = len(earlier)
        if cue.head is not None:
            subject, name = cue.subject or cue.head, self.speaker_names[cue_index]
            if name is not None:
                return self._of_names(
                    self.they_or_it.coordination.with_name(name, subject), cue.head
                )
            return self._unless_weak(cue, cue.head, self._resolve(cue.head, subject, earlier))
        if cue.governor is not None and cue.governor < cue_index:
            return earlier[cue.governor]
        # a sentence like "Adding, “…”" is said by whoever spoke before
        opens = cue.span.start - cue.sentence.start < OPENING_SUBJECT
        return earlier[-1] if opens and self._follows_in_paragraph(cue_index) else None

    def _follows_in_paragraph(self, cue_index: int) -> bool:
        """Return whether there is a cue before this one in the same paragraph."""
        if cue_index == 0:
            return False
        before, cue = self.cues[cue_index - 1], self.cues[cue_index]
        return "\n" not in self._text[before.span.end : cue.span.start]

    def _unless_weak(self, cue: Cue, head: Span, speaker: Attribution | None) -> Attribution | None:
        """Return `speaker`, but the subject of the sentence if `head` is inside it and hardly a
        speaker: "Berg, in a letter saying …". What is reported has a subject of its own: "Berg has
        left, the weather office said".
        """
        inside = head.start - cue.sentence.start > OPENING_SUBJECT
        if not inside or cue.frame is Frame.SOURCE:
            return speaker
        if self.nominals.is_pronoun(head) or not self.nominals.is_weak(head, cue.subject or head):
            return speaker
        subject = self.subject_in(Span(cue.sentence.start, head.start))
        if subject is None or (self._is_told_of(subject, cue) and self.nominals.is_whole(head)):
            return speaker
        return subject

    def _is_told_of(self, subject: Attribution, cue: Cue) -> bool:
        """Return whether the subject stands in what the cue reports."""
        return subject.span is not None and any(each.holds(subject.span) for each in cue.content)

    def _resolve(self, head: Span, subject: Span, earlier: Earlier) -> Attribution | None:
        """Return whom a subject means that is no name: a pronoun, else a role that the article
        ties to somebody, else a description.
        """
        if self.nominals.is_personal(head):
            antecedent = self.pronouns.at(head.start)
            return self._by_antecedent(antecedent, head) if antecedent else None
        if self.nominals.is_pronoun(head):
            return self.they_or_it.meant(head, earlier)
        return (
            self._by_role(head)
            or self.bodies.meant(head, earlier)
            or self._described(head, subject, len(earlier))
        )

    def _by_role(self, head: Span) -> Attribution | None:
        """Return the person whose role `head` is, `None` if it is nobody's."""
        phrase, person = self.nominals.phrase(head), self.roles.person(head)
        if person is not None:
            tied = Antecedent(person, _BY_ROLE, (("role", 0.0),), self.roles.tie(person, head))
            return self._attribution(tied, phrase, How.EPITHET)
        if self.nominals.role(head) is None:
            return None
        antecedent = self.pronouns.at(head.start)
        if antecedent is None:
            return None
        confidence = _BY_ROLE * antecedent.confidence
        return self._attribution(replace(antecedent, confidence=confidence), phrase, How.EPITHET)

    def _described(self, head: Span, subject: Span, cue_index: int) -> Attribution | None:
        """Return whom `head` names or describes: a person, organisation, group or unnamed speaker;
        `None` if that is not known.
        """
        phrase = self.nominals.phrase(head)
        name = self.cast.name_in(self._text, phrase)
        if name is None and self.surnames.get(phrase.of(self._text), 0) > 1:
            return None  # of several people of this surname, nothing tells which
        if name is None or self._is_subject_before(head, cue_index):
            return self.nominals.described(head, subject)
        return self._of_name(name, head)

    def _is_subject_before(self, head: Span, cue_index: int) -> bool:
        """Return whether `head` starts with the subject of the cue before: in "Berg pointed to a
        page conceding that" the page concedes.
        """
        before = self.cues[cue_index - 1].head if cue_index else None
        return before is not None and before.start == head.start

    # -- attributions --

    def _of_name(self, name: int, span: Span) -> Attribution:
        return self._by_name(self.cast.person_of[name], span)

    def _of_names(self, names: Sequence[int], head: Span) -> Attribution:
        """Return whom these names mean: one person, or several who speak together."""
        if len(names) == 1:
            return self._of_name(names[0], head)
        return self.they_or_it.together(names, head, How.NAMED, 1.0, "name")

    def _by_name(self, person: PersonReference, span: Span) -> Attribution:
        """Return the person whom the name at `span` means; a surname alone is less sure if several
        bear it.
        """
        if isinstance(person, Unnamed):
            return self.roles.unnamed.attribution(person)
        member = self.cast.people[person]
        shared = self.surnames[_surname(member)] > 1
        if shared and member.name.split()[0] not in span.of(self._text):
            named = Antecedent(person, _SHARED_SURNAME, (("shared surname", 0.0),))
        else:
            named = Antecedent(person, 1.0, (("name", 0.0),))
        return self._attribution(named, span, How.NAMED)

    def _by_antecedent(self, antecedent: Antecedent, span: Span) -> Attribution:
        confidence = _ALL_CANDIDATES * antecedent.confidence
        return self._attribution(replace(antecedent, confidence=confidence), span, How.PRONOUN)

    def _attribution(self, meant: Antecedent, span: Span, how: How) -> Attribution:
        member: Attribution | CastMember
        if isinstance(meant.person, Unnamed):
            member, kind = self.roles.unnamed.attribution(meant.person), SpeakerKind.UNNAMED
        else:
            member, kind = self.cast.people[meant.person], SpeakerKind.PERSON
        return Attribution(
            member.id,
            member.name,
            kind,
            span,
            how,
            meant.confidence,
            meant.reasons,
            antecedent=meant.mention,
        )


def _surname(member: CastMember) -> str:
    return surname(member.name.split())
