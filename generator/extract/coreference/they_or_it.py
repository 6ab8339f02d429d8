"""Whom "they" and "it" mean: people joined before, the subject that opens the sentence before, or
the group or organisation that spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.coreference.coordination import Coordination
from generator.extract.coreference.nominals import Nominals
from generator.extract.people.cast import Cast
from generator.extract.text.layout_index import LayoutIndex
from generator.letters import CAPITAL
from generator.model.readings import Attribution, Cue, Frame, HeadNoun, How, SpeakerKind
from generator.model.spans import Span

# cues back in which the group or organisation meant by "they" or "it" is looked for
_THEY_OR_IT_CUES_BACK = 6
_THEY_BACK = 3  # sentences that may open with "they" one after the other
OPENING_SUBJECT = 3  # a subject fewer characters (mostly marks) into a sentence opens it
_THEY_OR_IT = 0.7  # confidence that "they" or "it" means whoever spoke last
# the subject that opens a sentence
_THING_SUBJECT = re.compile(
    r"((?:(?:The|Its|A|An)\s(?:[\w’'-]+\s){0,3}?[a-z][\w’'-]+)"
    rf"|(?:The\s)?[{CAPITAL}][\w’'&-]+(?:\s(?:of\s|the\s|and\s)*[{CAPITAL}][\w’'&-]+){{0,5}})"
    r"(?:,|\s(?:has|have|had|is|was|will|would|said|told|says|\w+ed)\b)"
)

# several people who open a sentence: "Holm's top aides", "Holm and the leaders"
_SEVERAL_SUBJECT = re.compile(
    rf"((?:[\w’'.-]+\s){{0,6}}?(?:[a-z{CAPITAL}][\w’'-]+s|\b[Tt]hey)"
    r"(?:\sof\s(?:the\s)?[\w’'-]+(?:\s[\w’'-]+)??)?)"
    r"(?:,|\s(?:also\s|now\s)?(?:have|had|are|were|will|would|can|cannot|could|may|do|did|said|told|say|seem|want|sought|\w+ed)\b)"
)

# who speaks in each cue read so far
Earlier = Sequence[Attribution | None]


@dataclass(frozen=True, slots=True)
class TheyOrIt:
    """Says whom the plural and the neuter pronouns of an article mean."""

    layout: LayoutIndex
    cast: Cast
    cues: Sequence[Cue]
    nominals: Nominals
    coordination: Coordination

    def meant(self, head: Span, earlier: Earlier) -> Attribution | None:
        """Return whom "they" or "it" means: people joined since the cue before, the subject of the
        sentence before, or the group or organisation that spoke last; nobody for the "we" of
        whoever writes.
        """
        if self.nominals.is_writers(head):
            return None
        plural = self.nominals.is_plural(head)
        someone = self._someone_before(head, earlier) if plural else None
        if someone is not None and self._goes_on(head, len(earlier)):
            return someone
        speaker = (
            self._joined_since(head, len(earlier)) or self._several_before(head)
            if plural
            else self._thing_before(head)
        )
        if speaker is not None:
            return speaker
        kind = SpeakerKind.GROUP if plural else SpeakerKind.ORGANISATION
        for last in reversed(earlier[-_THEY_OR_IT_CUES_BACK:]):
            if last is not None and last.kind is kind:
                return _meant_by_it(last, head)
        return someone or (self._body_before(head, earlier) if plural else None)

    def _goes_on(self, head: Span, cue_index: int) -> bool:
        """Return whether `head` is the subject of that cue, and its verb that of somebody who has
        just spoken: "added".
        """
        cue = self.cues[cue_index] if cue_index < len(self.cues) else None
        return cue is not None and cue.head == head and cue.lemma in self.nominals.lists.going_on

    def _someone_before(self, head: Span, earlier: Earlier) -> Attribution | None:
        """Return the one person without a name who spoke last, in the same paragraph or the one
        before: "A spokesperson said … They added".
        """
        last = earlier[-1] if earlier else None
        if last is None or last.kind is not SpeakerKind.UNNAMED:
            return None
        paragraphs = (self.cues[len(earlier) - 1].span.start, head.start)
        before, here = (self._block(offset) for offset in paragraphs)
        return _meant_by_it(last, head) if here - before <= 1 else None

    def _block(self, offset: int) -> int:
        return self.layout.sentence(offset).block

    def _body_before(self, head: Span, earlier: Earlier) -> Attribution | None:
        """Return the organisation that spoke right before "they", in the same paragraph."""
        last = earlier[-1] if earlier else None
        if last is None or last.kind is not SpeakerKind.ORGANISATION:
            return None
        cue = self.cues[len(earlier) - 1]
        if cue.frame is Frame.SOURCE:  # "according to the Gazette": they are others
            return None
        between = self.layout.text[cue.span.end : head.start]
        return _meant_by_it(last, head) if between and "\n" not in between else None

    def _joined_since(self, head: Span, cue_index: int) -> Attribution | None:
        """Return the people who opened a sentence together after the cue before."""
        since = self.cues[cue_index - 1].span.start if cue_index else -1
        together = self.coordination.last_before(head.start)
        if not together or self.cast.names[together[0]].start <= since:
            return None
        return self.together(together, head, How.PRONOUN, _THEY_OR_IT, "they or it")

    def _several_before(self, head: Span) -> Attribution | None:
        """Return the people who open the sentence before, if `head` is in the next of the same
        paragraph.
        """
        subject = self._subject_before(head, _SEVERAL_SUBJECT)
        if subject is None:
            return None
        several = self.nominals.described(subject, subject)
        if several is None or several.head_noun is HeadNoun.OTHER:
            return None
        return _meant_by_it(several, head) if several.kind is SpeakerKind.GROUP else None

    def _thing_before(self, head: Span) -> Attribution | None:
        """Return the organisation or text that opens the sentence before, if `head` opens the next
        of the same paragraph.
        """
        sentence = self.layout.sentence(head.start)
        if head.start - sentence.span.start > OPENING_SUBJECT:
            return None
        subject = self._subject_before(head, _THING_SUBJECT)
        if subject is None or self.cast.name_in(self.layout.text, subject) is not None:
            return None
        thing = self.nominals.described(subject, subject)
        if thing is None or thing.kind is not SpeakerKind.ORGANISATION:
            return None
        return None if thing.head_noun is HeadNoun.OTHER else _meant_by_it(thing, head)

    def _subject_before(self, head: Span, pattern: re.Pattern[str]) -> Span | None:
        """Return what `pattern` takes for the subject of the sentence before that of `head`, in the
        same paragraph.
        """
        index = self.layout.sentence_index(head.start)
        block = self.layout.sentences[index].block
        for before in reversed(self.layout.sentences[max(0, index - _THEY_BACK) : index]):
            opening = pattern.match(self.layout.text, before.span.start, before.span.end)
            if opening is None or before.block != block:
                return None
            subject = Span(*opening.span(1))
            if not self.nominals.is_plural(subject):  # else it means those before it
                return subject
        return None

    def together(
        self, names: Sequence[int], span: Span, how: How, confidence: float, reason: str
    ) -> Attribution:
        """Return several people, by their names, who speak together."""
        people = [self.cast.people[self.cast.person_of[name]] for name in names]
        *others, last = [person.name for person in people]
        printed = " and ".join([", ".join(others), last])
        ident = self.nominals.nameless("-".join(person.id for person in people))
        reasons, kind = ((reason, 0.0),), SpeakerKind.GROUP
        joined = Span(self.cast.names[names[0]].start, self.cast.names[names[-1]].end)
        before = joined if joined.end <= span.start else None
        return Attribution(ident, printed, kind, span, how, confidence, reasons, antecedent=before)


def _meant_by_it(speaker: Attribution, head: Span) -> Attribution:
    reasons = (("they or it", 0.0),)
    return Attribution(
        speaker.id,
        speaker.name,
        speaker.kind,
        head,
        How.PRONOUN,
        _THEY_OR_IT,
        reasons,
        antecedent=speaker.span,
    )
