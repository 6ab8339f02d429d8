"""Quotation → draft of a statement: attributed by the cue that introduces it, else by what
surrounds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from generator.extract.attribution.crowd_calls import is_called_by_others
from generator.extract.attribution.cue_linking import linked_cue
from generator.extract.attribution.drafts import Draft
from generator.extract.attribution.following_clause import FollowingClause, following_clause
from generator.extract.attribution.pointing_back import is_lead, teller_after
from generator.extract.attribution.possessors import possessor_before
from generator.extract.attribution.preceding_subject import preceding_subject
from generator.extract.attribution.quotation_kind import QuotationKinds
from generator.extract.attribution.signatures import signature_after
from generator.extract.coreference.speakers import Speakers
from generator.extract.reporting.verbs import verbs
from generator.extract.text.layout_index import LayoutIndex
from generator.first_names import first_names
from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.model.readings import (
    Attribution,
    Cue,
    Frame,
    HeadNoun,
    How,
    Parsed,
    Quotation,
    Rule,
    SpeakerKind,
    StatementKind,
)
from generator.model.spans import Span

_UP_TO_COLON = re.compile(r"[^,;:“”\"\n]{0,40}:\s*")
_PERSON_ASKED = re.compile(r" ([^,.;:“”\"\n]{2,60})\.?\Z")
_FINAL_MARKS = frozenset(".!?…")
_FEWEST_WORDS_OF_SPEECH = 3  # with fewer, and no cue, it is a name or an odd word


def find_quoted(
    parsed: Parsed, layout: LayoutIndex, speakers: Speakers, lexicon: Lexicon
) -> tuple[Draft, ...]:
    """Return the quotations in the body that are somebody's words, in the order of the text. The
    first rule of `_RULES` that applies attributes a quotation.
    """
    context = _context(parsed, layout, speakers, lexicon)
    drafts: dict[int, Draft] = {}
    for quotation_index, quotation in enumerate(parsed.quotations):
        case = _Case(context, quotation_index, quotation, drafts)
        if _may_be_speech(case):
            draft = next((draft for rule in _RULES if (draft := rule(case)) is not None), None)
            if draft is not None:
                drafts[quotation_index] = draft
    return tuple(drafts.values())


@frozen
class _Context:
    """What the rules know about the article. `cue_speakers` and `can_speak` (whether the subject
    of a cue is likely to be a speaker) are by cue index; `cue_starts` are offsets.
    """

    text: str
    cues: Sequence[Cue]
    quotations: Sequence[Quotation]
    layout: LayoutIndex
    kinds: QuotationKinds
    speakers: Speakers
    cue_speakers: Sequence[Attribution | None]
    can_speak: Sequence[bool]
    cue_starts: frozenset[int]
    lexicon: Lexicon


@frozen
class _Case:
    """One quotation to attribute. `earlier` holds the drafts before it, by quotation index."""

    context: _Context
    quotation_index: int
    quotation: Quotation
    earlier: Mapping[int, Draft]

    @property
    def before(self) -> Draft | None:
        """The draft of the quotation just before this one."""
        return self.earlier.get(self.quotation_index - 1)

    @property
    def sentence_index(self) -> int:
        """The sentence in which the quotation begins."""
        return self.context.layout.sentence_index(self.quotation.outer.start)

    @property
    def kind(self) -> StatementKind:
        """Whether the quotation is a clause of its own or part of somebody's sentence."""
        return self.context.kinds.kind(self.quotation)

    @property
    def is_quoted_sentence(self) -> bool:
        """True if the quotation is a whole sentence and stands on its own."""
        return self.kind is StatementKind.QUOTED and self.context.kinds.is_sentence(self.quotation)

    def chain_start(self, speaker: Attribution | None) -> int:
        """Where the first paragraph of the same quotation starts; -1 if this is the first, or if
        another than `speaker` says it: then the mark that should close it was forgotten.
        """
        chain = self.quotation.chain
        first = self.earlier.get(chain) if chain != self.quotation_index else None
        if first is None or (speaker and first.speaker and first.speaker.id != speaker.id):
            return -1
        return first.span.start

    def draft(
        self, kind: StatementKind, speaker: Attribution | None, rule: Rule, joins: int = -1
    ) -> Draft:
        """Return a draft of the quotation, attributed to `speaker` by `rule`."""
        span = self.quotation.span
        sentence = self.context.layout.sentence(span.start).span
        return Draft(kind, span, sentence, None, speaker, rule, self.quotation.repair, joins)


def _context(parsed: Parsed, layout: LayoutIndex, speakers: Speakers, lexicon: Lexicon) -> _Context:
    return _Context(
        parsed.article.text,
        parsed.cues,
        parsed.quotations,
        layout,
        QuotationKinds(layout, lexicon),
        speakers,
        speakers.of_cues,
        [
            speaker is not None and speaker.head_noun is not HeadNoun.OTHER
            for speaker in speakers.of_cues
        ],
        frozenset(cue.span.start for cue in parsed.cues),
        lexicon,
    )


def _may_be_speech(case: _Case) -> bool:
    if not case.context.layout.in_body(case.quotation.block):
        return False
    return (
        not case.context.kinds.is_not_speech(case.quotation)
        or _clause_after(case) is not None
        or _goes_on_at_once(case)
    )


def _goes_on_at_once(case: _Case) -> bool:
    """True if nothing but the clause of its speaker parts a quoted sentence from the one before,
    whatever it looks like: “A,” Lund said. “The Donald. Big Daddy.”
    """
    before = case.before
    if before is None or before.cue is None or not case.is_quoted_sentence:
        return False
    sentences, index = case.context.layout.sentences, case.sentence_index
    previous = case.context.quotations[case.quotation_index - 1]
    return (
        before.kind is StatementKind.QUOTED
        and previous.block == case.quotation.block
        and before.cue.span.start > previous.outer.end
        and case.context.text[case.quotation.span.end - 1] in _FINAL_MARKS
        and sentences[index - 1].span.holds(before.cue.span)
    )


def _by_clause_after(case: _Case) -> Draft | None:
    """“A,” Lund fumed. “A!” scoffed Lund: the verb is no cue, but somebody who can speak stands
    right after the quotation.
    """
    context, clause = case.context, _clause_after(case)
    if clause is None or clause.verb.start in context.cue_starts or _is_in_subject(case, clause):
        return None
    speaker = context.speakers.at(clause.subject)
    known = speaker is not None and (
        clause.reports or (clause.is_past and speaker.head_noun is not HeadNoun.OTHER)
    )
    if speaker is None or not (known or speaker.kind is SpeakerKind.PERSON):
        return None
    draft = case.draft(StatementKind.QUOTED, speaker, Rule.NEIGHBOUR, case.chain_start(speaker))
    return replace(draft, cue=_cue_of(clause, draft.sentence, context.text))


def _clause_after(case: _Case) -> FollowingClause | None:
    layout, quotation = case.context.layout, case.quotation
    if not layout.opens_sentence(quotation):
        return None
    block_end = layout.blocks[quotation.block].span.end
    return following_clause(layout.text, quotation.outer, block_end, case.context.lexicon)


def _is_in_subject(case: _Case, clause: FollowingClause) -> bool:
    """True if the verb is part of the subject of a cue: “A,” retired chief Ann Lee said."""
    context = case.context
    cues = context.layout.cues_in(context.layout.sentences[case.sentence_index].span)
    subjects = (context.cues[cue_index].subject for cue_index in cues)
    return any(subject is not None and subject.holds(clause.verb) for subject in subjects)


def _cue_of(clause: FollowingClause, sentence: Span, text: str) -> Cue:
    verb, subject = clause.verb, clause.subject
    return Cue(verb, verb.of(text), Frame.QUOTATION, sentence, subject, subject, None, (), ())


def _by_clause_before(case: _Case) -> Draft | None:
    """Ann Lee called it “a mess”, but X loved it: “A.” — the last clause before the colon has no
    cue, and a subject of its own.
    """
    context, start = case.context, case.quotation.outer.start
    stretch = Span(context.layout.sentence(start).span.start, start)
    cues = context.layout.cues_in(stretch)
    if not cues or not context.text[stretch.start : start].rstrip().endswith(":"):
        return None
    head = preceding_subject(context.layout, stretch, context.lexicon)
    if head is None or context.cues[cues[-1]].span.start > head.start:
        return None
    speaker = context.speakers.at(head)
    if speaker is None or speaker.kind is not SpeakerKind.PERSON:
        return None
    return case.draft(StatementKind.QUOTED, speaker, Rule.SUBJECT)


def _by_cue(case: _Case) -> Draft | None:
    """“A,” X said. X said “B”."""
    context = case.context
    found = linked_cue(context.layout, context.cues, context.can_speak, case.quotation)
    if found is None:
        return None
    cue_index, reports_more = found
    cue = context.cues[cue_index]
    kind = StatementKind.PARTIAL if reports_more else case.kind
    speaker, before = context.cue_speakers[cue_index], case.before
    joins = case.chain_start(speaker)
    if before and before.cue == cue and kind is before.kind is StatementKind.QUOTED:
        joins = before.span.start
    draft = case.draft(kind, speaker, Rule(f"cue {cue.frame}"), joins)
    return replace(draft, cue=cue)


def _by_signature(case: _Case) -> Draft | None:
    """“…” — Ann Lee"""
    context = case.context
    signature = signature_after(context.layout, case.quotation, context.lexicon)
    if signature is None:
        return None
    speaker = context.speakers.at(signature.name)
    if not signature.sure and (speaker is None or speaker.kind is not SpeakerKind.PERSON):
        if signature.name.of(context.text).split()[0] not in first_names(context.lexicon):
            return None
        speaker = None  # nothing else is known of whoever signs it; it is not who spoke before
    elif speaker is None:
        return None
    return case.draft(StatementKind.QUOTED, speaker, Rule.SIGNATURE)


def _by_sentence_after(case: _Case) -> Draft | None:
    """“A.” / That was how X put it. “A.” / X agreed."""
    context = case.context
    told = teller_after(context.layout, case.quotation, context.lexicon)
    if told is None or not case.is_quoted_sentence:
        return None
    speaker = context.speakers.subject_in(told)
    if speaker is None or speaker.span is None:
        return None
    lead = Span(told.start, speaker.span.start)
    if not is_lead(context.text, lead, context.lexicon):
        return None
    return case.draft(StatementKind.QUOTED, speaker, Rule.SENTENCE_AFTER)


def _by_answer(case: _Case) -> Draft | None:
    """“A?” X asked Y. / “B.” / “C?” — Y answers, and X goes on."""
    context, before = case.context, case.before
    previous = context.quotations[case.quotation_index - 1]
    if (
        before is None
        or not case.is_quoted_sentence
        or case.quotation.chain != case.quotation_index
        or case.quotation.block - previous.block != 1
    ):
        return None
    if before.rule is Rule.ANSWER:
        asked = case.earlier.get(case.quotation_index - 2)
        other = asked.speaker if asked is not None else None
    else:
        other = _person_asked(context, before)
    if other is None or before.speaker is None or other.id == before.speaker.id:
        return None
    return case.draft(StatementKind.QUOTED, _continued(other), Rule.ANSWER)


def _person_asked(context: _Context, asked: Draft) -> Attribution | None:
    """Return whom the clause behind a question says it was put to: “A?” X asked Y."""
    cue, text = asked.cue, context.text
    verb = verbs(context.lexicon).get(cue.span.of(text)) if cue is not None else None
    if cue is None or verb is None or verb.lemma not in context.lexicon.words("cues.question"):
        return None
    end = context.layout.sentence(cue.span.start).span.end
    person = _PERSON_ASKED.match(text, cue.span.end, end)
    speaker = context.speakers.at(Span(*person.span(1))) if person is not None else None
    return speaker if speaker and speaker.kind is SpeakerKind.PERSON else None


def _by_continuation(case: _Case) -> Draft | None:
    """“A,” X said. “B.” — or the next paragraph, if it is all quotation."""
    before, kinds = case.before, case.context.kinds
    if before is None:
        return None
    previous = case.context.quotations[case.quotation_index - 1]
    near = previous.block == case.quotation.block and before.kind is StatementKind.QUOTED
    is_sentence = kinds.is_sentence(case.quotation)
    if near and not is_sentence and kinds.continues_sentence(case.quotation):
        return case.draft(StatementKind.PARTIAL, _continued(before.speaker), Rule.GOES_ON)
    if case.kind is not StatementKind.QUOTED:
        return None
    speaker, joins = _continued(before.speaker), case.chain_start(before.speaker)
    if case.quotation.chain != case.quotation_index:
        rule = Rule.CHAIN
    elif near and is_sentence:
        rule, joins = Rule.GOES_ON, before.span.start
    elif _is_next_paragraph(case, previous):
        later = _later_in_chain(case)
        rule, speaker = (Rule.CHAIN, later) if later is not None else (Rule.NEXT_PARAGRAPH, speaker)
    else:
        return None
    return case.draft(StatementKind.QUOTED, speaker, rule, joins)


def _is_next_paragraph(case: _Case, previous: Quotation) -> bool:
    """True if a long quotation opens the paragraph after that of the `previous` one."""
    return (
        case.quotation.block - previous.block == 1
        and case.context.layout.opens_block(case.quotation)
        and case.context.kinds.is_long(case.quotation)
    )


def _continued(speaker: Attribution | None) -> Attribution | None:
    """Return the attribution of words that go on without naming their speaker again."""
    if speaker is None:
        return None
    first = speaker.continues or speaker
    return replace(speaker, span=None, how=How.CONTINUATION, continues=first)


def _by_chain(case: _Case) -> Draft | None:
    """“A. / “B,” X said."""
    speaker = _later_in_chain(case) if case.context.kinds.is_long(case.quotation) else None
    return None if speaker is None else case.draft(StatementKind.QUOTED, speaker, Rule.CHAIN)


def _later_in_chain(case: _Case) -> Attribution | None:
    """Return who says a later paragraph of the quotation of which this is the first, if that
    paragraph names them.
    """
    for later_index in range(case.quotation_index + 1, len(case.context.quotations)):
        later = case.context.quotations[later_index]
        if later.chain != case.quotation_index:
            break
        later_case = _Case(case.context, later_index, later, {})
        draft = _by_clause_after(later_case) or _by_cue(later_case)
        if draft is not None and draft.speaker and draft.speaker.how is How.NAMED:
            return _continued(draft.speaker)
    return None


def _by_possessor(case: _Case) -> Draft | None:
    """In X's words, “A”. X's reply was: “B.”"""
    context, start = case.context, case.quotation.outer.start
    sentence = context.layout.sentence(start).span
    name = possessor_before(context.text, sentence.start, start, context.lexicon)
    speaker = context.speakers.at(name) if name is not None else None
    if speaker is None or speaker.kind is not SpeakerKind.PERSON:
        return None
    return case.draft(case.kind, speaker, Rule.OWNER)


def _by_sentence_before(case: _Case) -> Draft | None:
    """The scheme was “a joke”, X said. “B.” — the speaker or subject of the previous sentence, in
    the same paragraph.
    """
    sentence_index = case.sentence_index
    before = case.context.layout.sentences[sentence_index - 1]
    if sentence_index == 0 or before.block != case.quotation.block or not case.is_quoted_sentence:
        return None
    return _after_sentence(case, before.span, Rule.SENTENCE_BEFORE)


def _by_subject(case: _Case) -> Draft | None:
    """Without a cue, quoted words belong to the subject of their sentence, or of the previous one
    if that ends in a colon.
    """
    context, sentence_index = case.context, case.sentence_index
    sentences = context.layout.sentences
    start = sentences[sentence_index].span.start
    if sentence_index > 0 and context.text[sentences[sentence_index - 1].span.end - 1] == ":":
        start = sentences[sentence_index - 1].span.start
    stretch = Span(start, case.quotation.outer.start)
    subject = context.speakers.subject_in(stretch)
    if subject is None or is_called_by_others(context.text, stretch, context.lexicon):
        return None
    long_enough = context.kinds.word_count(case.quotation) >= _FEWEST_WORDS_OF_SPEECH
    if not (long_enough or case.is_quoted_sentence or context.kinds.is_announced(case.quotation)):
        return None
    return case.draft(case.kind, _nearest_subject(context, subject, stretch), Rule.SUBJECT)


def _nearest_subject(context: _Context, subject: Attribution, stretch: Span) -> Attribution | None:
    """Return the subject of the clause nearest to the end of `stretch`, whose first subject is
    given; `None` if it is unlikely to be a speaker.
    """
    head = preceding_subject(context.layout, stretch, context.lexicon)
    nearest = context.speakers.at(head) if head is not None else None
    if nearest is None or nearest.id == subject.id or _is_label(context, subject, stretch.end):
        return subject
    one_speaker = nearest.head_noun is HeadNoun.SPEAKING and nearest.kind is not SpeakerKind.GROUP
    return nearest if nearest.kind is SpeakerKind.PERSON or one_speaker else None


def _is_label(context: _Context, subject: Attribution, end: int) -> bool:
    """True if little more than a colon stands between the subject and offset `end`."""
    name = subject.span
    return name is not None and _UP_TO_COLON.fullmatch(context.text, name.end, end) is not None


def _by_block_before(case: _Case) -> Draft | None:
    """A paragraph that is all quotation belongs to whoever spoke or acted at the end of the
    paragraph before; else to nobody known.
    """
    if not case.is_quoted_sentence or not case.context.kinds.is_long(case.quotation):
        return None
    layout, sentence_index = case.context.layout, case.sentence_index
    before = layout.sentences[sentence_index - 1]
    is_adjacent = sentence_index > 0 and before.block == case.quotation.block - 1
    if is_adjacent and layout.in_body(before.block):
        draft = _after_sentence(case, before.span, Rule.PARAGRAPH_BEFORE)
        if draft is not None:
            return draft
    return case.draft(StatementKind.QUOTED, None, Rule.NOBODY)


def _after_sentence(case: _Case, sentence: Span, rule: Rule) -> Draft | None:
    """Attribute the quotation to whoever is quoted in `sentence`, else to the speaker of its first
    cue, else to its subject.
    """
    context, before = case.context, case.before
    speaker = before.speaker if before is not None and sentence.holds(before.span) else None
    if speaker is None:
        cues = context.layout.cues_in(Span(sentence.start, sentence.start + 1))
        known = (context.cue_speakers[cue_index] for cue_index in cues)
        speaker = next((each for each in known if each is not None), None)
    if speaker is None:
        speaker, rule = context.speakers.subject_in(sentence), Rule(f"subject of {rule}")
    if speaker is None:
        return None
    return case.draft(StatementKind.QUOTED, _continued(speaker), rule)


_RULES: tuple[Callable[[_Case], Draft | None], ...] = (  # the surest first
    _by_clause_after,
    _by_clause_before,
    _by_cue,
    _by_signature,
    _by_sentence_after,
    _by_answer,
    _by_continuation,
    _by_chain,
    _by_possessor,
    _by_sentence_before,
    _by_subject,
    _by_block_before,
)
