"""Quotation → draft of a statement: by the cue it hangs on, else by what stands around it; the
surest rule first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.attribution.cue_linking import link
from generator.extract.attribution.drafts import Draft
from generator.extract.attribution.following_clause import FollowingClause, following_clause
from generator.extract.attribution.possessors import possessor_before
from generator.extract.attribution.preceding_subject import preceding_subject
from generator.extract.attribution.quotation_kind import QuotationKinds
from generator.extract.coreference.speakers import Speakers
from generator.extract.text.layout_index import LayoutIndex
from generator.lexicon import Lexicon
from generator.model.readings import (
    Attribution,
    Cue,
    Frame,
    HeadNoun,
    How,
    Parsed,
    Quotation,
    SpeakerKind,
    StatementKind,
)
from generator.model.spans import Span

_SIGNATURE = re.compile(r"\s*(?:[―—–]|--?)\s*(?=[^\W\d_a-z])")
_LABEL = re.compile(r"[^,;:“”\"\n]{0,40}:\s*")
_LONGEST_SIGNATURE = 120
_FEW_WORDS = 3  # fewer quoted words that no cue introduces are a name or an odd word


class QuotedSpeech:
    """The quotations of one article that somebody says, in the order of the text: each may go on
    with the one before.
    """

    def __init__(
        self,
        parsed: Parsed,
        speakers: Speakers,
        lexicon: Lexicon,
    ) -> None:
        self._cues, self._quotations = parsed.cues, parsed.quotations
        self._speakers, self._of_cues = speakers, speakers.of_cues
        self._able = [
            speaker is not None and speaker.head_noun is not HeadNoun.OTHER
            for speaker in self._of_cues
        ]
        self._layout = LayoutIndex(parsed)
        self._standing = QuotationKinds(self._layout, lexicon)
        self._text = parsed.article.text
        self._drafts: dict[int, Draft] = {}  # by place of the quotation
        self._lexicon = lexicon
        self._verbs = frozenset(cue.span.start for cue in parsed.cues)
        rules = (
            self._by_neighbour,
            self._by_cue,
            self._by_signature,
            self._by_continuation,
            self._by_owner,
            self._by_sentence_before,
            self._by_subject,
            self._by_block_before,
        )
        for place, quotation in enumerate(parsed.quotations):
            if not self._layout.in_body(quotation.block):
                continue
            if (
                not self._standing.is_nobodys(quotation)
                or self._clause_behind(quotation) is not None
            ):
                draft = next((draft for rule in rules if (draft := rule(place)) is not None), None)
                if draft is not None:
                    self._drafts[place] = draft

    @property
    def drafts(self) -> Sequence[Draft]:
        """The statements, in the order of the text."""
        return list(self._drafts.values())

    def _by_neighbour(self, place: int) -> Draft | None:
        """“A,” Lund fumed. “A!” scoffed Lund: a verb that is no cue, with the one who speaks right
        behind the quotation.
        """
        found = self._clause_behind(self._quotations[place])
        if found is None or found.verb.start in self._verbs:
            return None
        speaker = self._speakers.at(found.subject)
        known = speaker is not None and (
            found.speaks or (found.acted and speaker.head_noun is not HeadNoun.OTHER)
        )
        if speaker is None or not (known or speaker.kind is SpeakerKind.PERSON):
            return None
        draft = self._draft(place, StatementKind.QUOTED, speaker, "neighbour", self._chained(place))
        verb, subject = found.verb, found.subject
        cue = Cue(
            verb,
            verb.of(self._text),
            Frame.QUOTATION,
            draft.sentence,
            subject,
            subject,
            None,
            (),
            (),
        )
        return replace(draft, cue=cue)

    def _clause_behind(self, quotation: Quotation) -> FollowingClause | None:
        if not self._layout.opens_sentence(quotation):
            return None
        return following_clause(
            self._text,
            quotation.outer,
            self._layout.blocks[quotation.block].span.end,
            self._lexicon,
        )

    def _by_cue(self, place: int) -> Draft | None:
        """“A,” X said. X said “B”."""
        quotation = self._quotations[place]
        found = link(self._layout, self._cues, self._able, quotation)
        if found is None:
            return None
        cue, more = self._cues[found[0]], found[1]
        kind = StatementKind.PARTIAL if more else self._standing.kind(quotation)
        before = self._drafts.get(place - 1)
        goes_on = (
            before is not None and before.cue == cue and kind is before.kind is StatementKind.QUOTED
        )
        joins = before.span.start if before is not None and goes_on else self._chained(place)
        return replace(
            self._draft(place, kind, self._of_cues[found[0]], f"cue {cue.frame.value}", joins),
            cue=cue,
        )

    def _by_signature(self, place: int) -> Draft | None:
        """“…” — Ann Lee: the name stands behind a dash, at the end of the paragraph or in one of
        its own.
        """
        quotation = self._quotations[place]
        block = quotation.block
        start = quotation.outer.end
        if not self._text[start : self._layout.blocks[block].span.end].strip() and block + 1 < len(
            self._layout.blocks
        ):
            block, start = block + 1, self._layout.blocks[block + 1].span.start
        end = self._layout.blocks[block].span.end
        dash = _SIGNATURE.match(self._text, start, min(end, start + _LONGEST_SIGNATURE))
        if dash is None or end - dash.end() > _LONGEST_SIGNATURE:
            return None
        name = self._text[dash.end() : end].split("\n")[0].split(",")[0].rstrip(" .")
        speaker = (
            self._speakers.at(Span(dash.end(), dash.end() + len(name)))
            if len(name.split()) <= 6
            else None
        )
        return self._draft(place, StatementKind.QUOTED, speaker, "signature") if speaker else None

    def _by_continuation(self, place: int) -> Draft | None:
        """“A,” X said. “B.” — and the paragraph after, if it is all quotation."""
        quotation = self._quotations[place]
        before = self._drafts.get(place - 1)
        if before is None:
            return None
        last = self._quotations[place - 1]
        near = last.block == quotation.block and before.kind is StatementKind.QUOTED
        if near and not self._standing.is_sentence(quotation) and self._standing.goes_on(quotation):
            return self._draft(place, StatementKind.PARTIAL, _going_on(before.speaker), "goes on")
        if self._standing.kind(quotation) is not StatementKind.QUOTED:
            return None
        if quotation.chain != place:
            rule = "chain"
        elif near and self._standing.is_sentence(quotation):
            rule = "goes on"
        elif (
            0 < quotation.block - last.block <= 1
            and self._layout.opens_block(quotation)
            and self._standing.is_long(quotation)
        ):
            rule = "next paragraph"
        else:
            return None
        joins = before.span.start if rule == "goes on" else self._chained(place)
        return self._draft(place, StatementKind.QUOTED, _going_on(before.speaker), rule, joins)

    def _by_owner(self, place: int) -> Draft | None:
        """In X's words, “A”. X's reply was: “B.”"""
        quotation = self._quotations[place]
        sentence = self._layout.sentence(quotation.outer.start).span
        name = possessor_before(self._text, sentence.start, quotation.outer.start, self._lexicon)
        speaker = self._speakers.at(name) if name is not None else None
        if speaker is None or speaker.kind is not SpeakerKind.PERSON:
            return None
        return self._draft(place, self._standing.kind(quotation), speaker, "owner")

    def _by_sentence_before(self, place: int) -> Draft | None:
        """The scheme was “a joke”, X said. “B.” — the speaker or subject of the sentence before,
        in the same paragraph.
        """
        quotation = self._quotations[place]
        number = self._layout.number(quotation.outer.start)
        before = self._layout.sentences[number - 1]
        if number == 0 or before.block != quotation.block or not self._opens(quotation):
            return None
        return self._after_sentence(place, before.span, "sentence before")

    def _by_block_before(self, place: int) -> Draft | None:
        """A paragraph that is all quotation, after one in which somebody spoke or acted; else
        words of nobody known.
        """
        quotation = self._quotations[place]
        if not self._opens(quotation) or not self._standing.is_long(quotation):
            return None
        number = self._layout.number(quotation.outer.start)
        before = self._layout.sentences[number - 1]
        if (
            number > 0
            and before.block == quotation.block - 1
            and self._layout.in_body(before.block)
        ):
            draft = self._after_sentence(place, before.span, "paragraph before")
            if draft is not None:
                return draft
        return self._draft(place, StatementKind.QUOTED, None, "nobody")

    def _after_sentence(self, place: int, sentence: Span, rule: str) -> Draft | None:
        cues = self._layout.cues_in(Span(sentence.start, sentence.start + 1))
        speaker = self._quoted_in(place - 1, sentence) or next(
            (speaker for cue in cues if (speaker := self._of_cues[cue]) is not None), None
        )
        if speaker is None:
            speaker, rule = self._speakers.subject_in(sentence), f"subject of {rule}"
        return (
            self._draft(place, StatementKind.QUOTED, _going_on(speaker), rule)
            if speaker is not None
            else None
        )

    def _quoted_in(self, place: int, sentence: Span) -> Attribution | None:
        """Return who said the quotation at `place` if it stands in `sentence`."""
        draft = self._drafts.get(place)
        return draft.speaker if draft is not None and sentence.holds(draft.span) else None

    def _by_subject(self, place: int) -> Draft | None:
        """Quoted words that no cue introduces are the subject's: of the sentence, or of the one
        before that ends in a colon.
        """
        quotation = self._quotations[place]
        number = self._layout.number(quotation.outer.start)
        first = self._layout.sentences[number].span
        if number > 0 and self._text[self._layout.sentences[number - 1].span.end - 1] == ":":
            first = self._layout.sentences[number - 1].span
        before = Span(first.start, quotation.outer.start)
        subject = self._speakers.subject_in(before)
        if subject is None or (
            not self._opens(quotation) and self._standing.words(quotation) < _FEW_WORDS
        ):
            return None
        return self._draft(
            place, self._standing.kind(quotation), self._nearest(subject, before), "subject"
        )

    def _nearest(self, subject: Attribution, before: Span) -> Attribution | None:
        """Return the subject of the last clause `before` a quotation, given that of all; `None`
        where that one hardly speaks.
        """
        head = preceding_subject(self._layout, before, self._lexicon)
        nearest = self._speakers.at(head) if head is not None else None
        if nearest is None or nearest.id == subject.id or self._is_label(subject.span, before.end):
            return subject
        return (
            nearest
            if nearest.kind is SpeakerKind.PERSON or nearest.head_noun is HeadNoun.SPEAKING
            else None
        )

    def _is_label(self, name: Span | None, end: int) -> bool:
        """Say whether hardly more than a colon stands between the name and the quotation before
        which `end` is.
        """
        return name is not None and _LABEL.fullmatch(self._text, name.end, end) is not None

    def _opens(self, quotation: Quotation) -> bool:
        return self._standing.kind(
            quotation
        ) is StatementKind.QUOTED and self._standing.is_sentence(quotation)

    def _chained(self, place: int) -> int:
        chain = self._quotations[place].chain
        return self._drafts[chain].span.start if chain != place and chain in self._drafts else -1

    def _draft(
        self,
        place: int,
        kind: StatementKind,
        speaker: Attribution | None,
        rule: str,
        joins: int = -1,
    ) -> Draft:
        quotation = self._quotations[place]
        sentence = self._layout.sentence(quotation.span.start).span
        return Draft(kind, quotation.span, sentence, None, speaker, rule, quotation.repair, joins)


def _going_on(speaker: Attribution | None) -> Attribution | None:
    return speaker and replace(speaker, span=None, how=How.CONTINUATION)
