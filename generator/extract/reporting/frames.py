"""What a reporting clause reports: one rule a frame, tried in the order of the table `FRAMES`. Offsets are word places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from generator.extract.grammar.noun_phrases import REACH
from generator.extract.grammar.tagger import Words
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.content_ends import Content, end_of_content
from generator.extract.reporting.content_limits import gapped, limit
from generator.frozen import frozen
from generator.model import Frame

Piece = tuple[int, int]  # first word, and the one after the last


@frozen
class Around:
    """What a rule may look at besides its clause: the later clauses of the sentence, and the weights of `end_of_content`."""

    later: Sequence[Clause]
    weights: Mapping[str, float]


@frozen
class Report:
    """How a clause reports, and the pieces of the sentence it reports."""

    frame: Frame
    pieces: tuple[Piece, ...]


_ADJUNCT = re.compile(r"b*(?:(?:p|o|t)(?:[^TPav,:;Q]|(?<=p)[av])*)?")
_ADDRESSED = re.compile(r"[^TPav,:;Q]*")
_SENTENCE = re.compile(r"(?:[pseg][^,]*,|[pc]#)?(?:[^pseg].*)?[vaePQ]")
_AT_ONCE = re.compile(r"(?:b|p?[do]?#?t(?:#(?!t))?)*(?:[.;]|$)")
_ASIDE = re.compile(r"(?:b|p?[do]?#?t(?:#(?!t))?)*[,-]")
_FAR_ASIDE = re.compile(r"[bt]*p[^TPavc,:;Q-]*,(?=b*[avPdnN])")
_APPOSITION = re.compile(r"w[^,]*,(?=b*[av])|[^,vaPTQw]*,(?=b*[av]|[^,gpsw]*[vaP])")  # who an inverted subject is
_LEADS_ON = re.compile(r"[bc]{2,}|.*[csw]")  # "and yet, she said, …"; "he left when, he said, …"; "the park, which, she said, …"
_SET_OFF = re.compile(r",(?:bp|[bpt])[^,vaPTQ]*,(?=[dnNPo#])")  # "he said, even on Friday, the quay was safe"
_NO_CLAUSE = re.compile(r"[s.,;]|p(?!.*[va])")
_GOES_ON = re.compile("c[ave]|[ps]g")
_VERB_AT_ONCE = re.compile("cb*a|b*[av]")
_REMARKED = re.compile(r"(?!,?(?:T(?![va])|c)|cT).")  # “…,” she said when asked; “…,” he said, smiling
_THERE = r"(?:[,:]*T?Q[.,]*$|[,:]T?Q[.,]*s|:$)"  # the quotation, or a colon with the quotation in the next paragraph
_OPENED = re.compile(rf"b*(?:[pt][^TvaPQ,:]{{0,20}}(?:,p[^TvaPQ,:]{{0,20}})?)?{_THERE}")
_INTRODUCED = re.compile(rf"b*(?:[^TvaPQ,:]{{0,20}}(?=[,:])|o|P|[do#]*[nN]{{1,4}})?{_THERE}")
_THAT = re.compile(r",[^,vaPTQ]{1,12},T|[b,]*(?:(?:p|[do]?#?t)[optdNn#b.egcQs,]*?)?(?<![sc])T")
_THAT_TO_PERSON = re.compile(r"[optdNn#b.egcQs,()]*(?<![sc])T")
_RELATIVE = re.compile(r"b*(?:[va]|e[^nNg])")
_THAT_AT_ONCE = re.compile(r"b*T")
_PERSON = re.compile(r"b*(?:P|o|[do#]*[nN#.eg]+(?:p[dn#]*[nN.]+)*)t*")
_SUBJECT = r"[dobg#t]*(?:[g#t](?:[dob]*[pc][pdcbo#nNeg.]*[nNeg.])?|[nNe.Q][nNeg#.Qt]*(?:[pdcbo][pdcbo#nNeg.]*[nNeg.])?)"
_SUBJECT_AND_VERB = re.compile(rf"(?:s|[^,;:Q]{{1,20}}Q|P|{_SUBJECT}(?:,[^,]*,)?b*[vaeP]|[^,]*[va])")
_SINCE = re.compile(r"[pb][#t]")  # "the space promised since 2018": what is reported does not follow
_SO_CALLED = re.compile(r"[bd]{0,2}(?:p?d?)Q")
_WORDED = re.compile(r"[^,;:.wTQ]{0,25}Q(?:,?c?d?Q)*")
_NAMES = re.compile(
    r"o(?!p)|[QPNp]|[^,;:.]*Q|[^,;:.cd]*d[^,;:.c]*(?<!p)d|[d#n]+N*[ga]"
)  # who or what is called, and what it is called
_NOTHING = re.compile(r"[Pd][.,;c]")
_ASKED_TO = re.compile(r"(?:P|o|[do#]*(?:#|[nN.][nN#.]*)(?:p[dn#]*(?:n|[N.][nN.]*))*?)(?=p[nvab])")
_ASKED = re.compile(r"b*(?:P|o|[do#]*(?:#|[nN.eg][nN#.eg]*)(?:p[dn#]*(?:n|[N.][nN.]*))*)?(?:b|p?[do]?#?t)*(?=[sw])")
_WHEN = re.compile(r"b*(?:p?[do]?#?t+#?)*b*")


def report(clause: Clause, around: Around) -> Report | None:
    """Return what `clause` reports, by the first frame that fits, or `None` where it reports nothing."""
    for rule in FRAMES:
        found = rule(clause, around)
        if found is not None:
            return found
    return None


def _before(clause: Clause) -> Piece | None:
    """Return the words before the clause up to the comma or mark that sets it off, or `None` where nothing does."""
    tags = clause.words.tags
    end = clause.first
    relative = tags[clause.group - 1 : clause.group] == "w"  # "“…,” said Berg, who once called …"
    if end < 1 or clause.governed or clause.takes.ing or relative or tags[end - 1] not in ",-Q.":
        return None
    end -= tags[end - 1] in ",-."
    start = max(tags.rfind(":Q", 0, end), tags.rfind("-Q", 0, end)) + 1
    return (start, end) if start < end else None


def _after_content(clause: Clause, around: Around) -> Report | None:
    """…, X said. …, said X."""
    before = _before(clause)
    if before is None:
        return None
    tags = clause.words.tags
    adjunct = (_ADDRESSED if "person" in clause.takes.takes else _ADJUNCT).match(tags, clause.end, clause.end + REACH)
    follows = tags[adjunct.end() : adjunct.end() + 2] if adjunct is not None else ""
    only_quotation = _quotation_only(tags, before)
    ended = tags[clause.first - 1] == "." and clause.words.lower[clause.end : clause.end + 1] != ["as"]  # “A.” X said as he left
    if only_quotation and _REMARKED.match(follows) and (not ended or follows[0] in ",;:-sptg"):
        return Report(Frame.QUOTATION, ())
    if not (clause.inverted or follows == "" or follows[0] in ",.;-:s") or not _stands_alone(clause, before, follows):
        return None
    return Report(Frame.QUOTATION, ()) if only_quotation else Report(Frame.AFTER, (before,))


def _stands_alone(clause: Clause, before: Piece, follows: str) -> bool:
    """Say whether the words before the clause are what it reports: they end in a quotation, or are a sentence of their own."""
    left = clause.words.tags[before[0] : before[1]]
    if left.endswith("Q") or (follows not in {",Q", ":Q"} and _is_sentence(left)):
        return True
    at_once = follows in {"", "."} or _AT_ONCE.match(clause.words.tags, clause.end) is not None
    plain = left.lstrip("bc,")[:1] not in {"p", "s", "e", ""} or re.search("[vae]", left) is not None
    return at_once and plain and "clause" in clause.takes.takes


def _source(clause: Clause, around: Around) -> Report | None:
    """According to X, …; …, according to X"""
    if clause.takes.lemma != "accord":
        return None
    tags = clause.words.tags
    size = len(tags) - (1 if tags.endswith(".") else 0)
    opens = clause.verb - (tags[clause.verb - 1 : clause.verb] == ",")
    if opens == 0 or tags[opens - 1] in "(:;csT":
        start = clause.end + (tags[clause.end : clause.end + 1] == ",")
        return Report(Frame.SOURCE, ((start, size),)) if start < size else None
    stop = clause.verb - (tags[clause.verb - 1] == ",")
    pieces = ((0, stop),)
    if not re.search(r"[^Q.,]", tags[:stop]):
        return Report(Frame.QUOTATION, ())
    after = (clause.end + 1, size)
    if tags[clause.end : clause.end + 1] == "," and _carries_on(tags[:stop], tags[after[0] : size]):
        return Report(Frame.SOURCE, (*pieces, after))
    return Report(Frame.SOURCE, pieces)


def _carries_on(left: str, right: str) -> bool:
    """Say whether `right` goes on with what `left` begins, and is not a remark on the source between them."""
    return re.search("[va]", right) is not None and right[0] not in "wgceQ" and not _is_sentence(left)


def _as_said(clause: Clause, around: Around) -> Report | None:
    """As X said, …"""
    words = clause.words
    if clause.first == 0 or words.lower[clause.first - 1] != "as":
        return None
    if words.tags[clause.end : clause.end + 1] == "T":
        return None
    found = _ASIDE.match(words.tags, clause.end, clause.end + REACH)
    if found is not None:
        return _pieces(Frame.CLAUSE, found.end(), _end(clause, found.end(), around))
    before = (0, clause.first - 2)
    return Report(Frame.AFTER, (before,)) if before[1] > 2 and words.tags[before[1]] == "," else None


def _middle(clause: Clause, around: Around) -> Report | None:
    """…, X said, …"""
    before, tags = _before(clause), clause.words.tags
    if before is None:
        return None
    found = _ASIDE.match(tags, clause.end, clause.end + REACH)
    if found is None and not _is_sentence(tags[before[0] : before[1]]):
        found = _FAR_ASIDE.match(tags, clause.end, clause.end + REACH)  # "The toll, Lund said in a letter to Holm, was high"
    if found is None:
        return None
    opens = _past_apposition(tags, found.end()) if clause.inverted else found.end()
    start = opens + (tags[opens : opens + 1] == "c")
    after = (start, _end(clause, start, around))
    left, right = tags[before[0] : before[1]], tags[opens : after[1]]
    if not right or (clause.inverted and not re.search("[vaePQ]", right)):
        return None
    if _is_sentence(left) or left.endswith("Q"):
        if not _goes_on(clause, left, right, clause.words.lower[opens]):
            return None
    elif _quotation_only(tags, after):
        return Report(Frame.QUOTATION, ())
    pieces = (after,) if _quotation_only(tags, before) or _LEADS_ON.fullmatch(left) else (before, after)
    return Report(Frame.MIDDLE, tuple(piece for piece in pieces if piece[0] < piece[1] and not _quotation_only(tags, piece)))


def _past_apposition(tags: str, start: int) -> int:
    """Return where the words from `start` go on behind what tells who an inverted subject is: "…, said Lund, the mayor, …"."""
    found = _APPOSITION.match(tags, start, start + REACH)
    return found.end() if found is not None else start


def _goes_on(clause: Clause, left: str, right: str, opening: str) -> bool:
    """Say whether `right` continues the sentence `left` after a reporting clause, and is not a remark of the reporter's."""
    if right[0] == "T" or left[-1] in "avpd" or _VERB_AT_ONCE.match(right) is not None:
        return True
    if right[0] == "c" and not left.endswith("Q") and re.match(r"c(?!b*v)[^Q]*[vaP]|cb?Q|cb", right) is not None:
        return True
    if left.endswith("Q") or clause.inverted:
        return False
    if opening in clause.words.lists.continuing:
        return True
    return right[0] == "p" or (right[0] not in "cgwsQ" and re.match(r"[^gwsQT]*[vaP]", right) is not None)


def _is_sentence(tags: str) -> bool:
    """Say whether words before a comma are a sentence of their own, not an opening phrase or side clause."""
    return _SENTENCE.match(tags) is not None


def _quotation(clause: Clause, around: Around) -> Report | None:
    """X said: “…”"""
    pattern = _INTRODUCED if "person" in clause.takes.takes else _OPENED
    return Report(Frame.QUOTATION, ()) if pattern.match(clause.words.tags, clause.end) else None


def _that(clause: Clause, around: Around) -> Report | None:
    """X said (on Tuesday, in a statement) that …; X told reporters that …"""
    found = _that_of(clause).match(clause.words.tags, clause.end, min(clause.end + 25, limit(clause, clause.end, around.later)))
    if found is None:
        return None
    start = found.end()
    if _RELATIVE.match(clause.words.tags, start) and not clause.words.lower[start].endswith("ing"):  # but "that being late is"
        return None  # "told reporters after a session that ran late"
    return _clause(clause, start + (clause.words.tags[start : start + 1] == ","), around)


def _that_of(clause: Clause) -> re.Pattern[str]:
    """Return how "that" may follow the verb: after the person spoken to, after where and when it was said, or at once."""
    takes = clause.takes.takes
    if "person" in takes:
        return _THAT_TO_PERSON
    return _THAT if takes & {"clause", "that"} else _THAT_AT_ONCE


def _question(clause: Clause, around: Around) -> Report | None:
    """X asked (Y) whether …"""
    words = clause.words
    asked = _ASKED.match(words.tags, clause.end, clause.end + 12) if "question" in clause.takes.takes else None
    if asked is None or words.lower[asked.end()] not in words.lists.questions:
        return None
    return _clause(clause, asked.end(), around)


def _request(clause: Clause, around: Around) -> Report | None:
    """X asked Y to …"""
    words = clause.words
    request = _ASKED_TO.match(words.tags, clause.end, clause.end + 16) if "request" in clause.takes.takes else None
    if request is None or words.lower[request.end()] != "to":
        return None
    return _pieces(Frame.PHRASE, clause.end, _end(clause, clause.end, around))


def _bare(clause: Clause, around: Around) -> Report | None:
    """X said (on Tuesday) …; X told reporters …"""
    if not clause.takes.takes & {"clause", "person"}:
        return None
    start = _content_start(clause)
    stop = limit(clause, start, around.later)
    if start >= stop or not _may_be_content(clause, start, stop):
        return None
    return _clause(clause, start, around)


def _content_start(clause: Clause) -> int:
    """Return the word after the person spoken to, the day, and a comma or colon."""
    takes, tags, start = clause.takes.takes, clause.words.tags, clause.end
    if "person" in takes and "clause" not in takes and (person := _PERSON.match(tags, start)) is not None:
        start = person.end()
    when = _WHEN.match(tags, start)
    start = when.end() if when is not None else start
    aside = _SET_OFF.match(tags, start, start + REACH)
    if aside is not None:
        return aside.end()
    return start + (tags[start : start + 1] in {",", ":"})


def _may_be_content(clause: Clause, start: int, stop: int) -> bool:
    """Say whether the words from `start` to `stop` look like what somebody says: a clause, or with plain verbs a noun phrase."""
    tags = clause.words.tags
    if _opens_nothing(clause, start, stop) or _points(clause.words, start):
        return False
    if clause.takes.ing and not _SUBJECT_AND_VERB.match(tags, start, stop):
        return False
    only_clause = clause.takes.noun_alike or clause.takes.lemma in clause.words.lists.clausal
    if only_clause and tags[start] in "pQ" and not re.match("[^,c]*[vaP]", tags[start:stop]):  # "agreed in June to go"
        return False
    needed = "[vaP]" if tags[start] == "p" else "[va]" if only_clause else "[vaePnN]"
    return tags[start] != "." and re.search(needed, tags[start:stop]) is not None


def _opens_nothing(clause: Clause, start: int, stop: int) -> bool:
    """Say whether nothing that is said can begin at `start`: there the sentence goes on with another verb, or tells when."""
    words, tags = clause.words, clause.words.tags
    if tags[start] in "av" and not gapped(clause):
        return True
    if _GOES_ON.match(tags, start) or (tags[start] in "ps" and words.lower[start + 1 : start + 2] == ["being"]):
        return True  # "Lund said and went inside"; "Lund testified after being sworn in"
    if words.lower[start] in words.lists.said_before and _NO_CLAUSE.match(tags, start + 1, stop):
        return True
    return tags[start - 1] == "," and tags[clause.first - 1 : clause.first] == "s"  # "After she testified, …"


def _phrase(clause: Clause, around: Around) -> Report | None:
    """X urged allies to …; X rejected suggestions that …; X described it as …"""
    if "phrase" not in clause.takes.takes:
        return None
    start = clause.end + (any(word in clause.words.lists.links for word in clause.words.lower[clause.end : clause.end + 1]))
    if clause.takes.lemma in clause.words.lists.naming and not _names(clause.words, start):
        return None
    if _points(clause.words, start):
        return None
    if start == clause.end and _SINCE.match(clause.words.tags, start):
        return None
    return _pieces(Frame.PHRASE, start, _end(clause, start, around))


def _points(words: Words, start: int) -> bool:
    """Say whether the content only points to what is said elsewhere: "denied this"."""
    return _NOTHING.match(words.tags, start) is not None and words.lower[start] in words.lists.pointing


def _names(words: Words, start: int) -> bool:
    """Say whether somebody or something is called something: not in "she called the fire brigade", "a man calling himself Paul"."""
    return _NAMES.match(words.tags, start) is not None and not words.lower[start].endswith(("self", "selves"))


def _worded(clause: Clause, around: Around) -> Report | None:
    """What X called “…”; X refers to Y as “…”: the quoted words alone."""
    found = so_called(clause)
    if found is None and clause.takes.lemma in clause.words.lists.wording:
        found = _WORDED.match(clause.words.tags, clause.end, clause.end + REACH)
    if found is None:
        return None
    quoted = (place for place in range(*found.span()) if clause.words.tags[place] == "Q")
    return Report(Frame.PHRASE, tuple((place, place + 1) for place in quoted))


def so_called(clause: Clause) -> re.Match[str] | None:
    """Return the words behind the verb of "what X called “…”", `None` for any other clause; "what we call" is nobody's."""
    before = clause.words.lower[max(0, clause.first - 1) : clause.first + 1]
    if "phrase" not in clause.takes.takes or before[:1] != ["what"] or before[1:] == ["we"]:
        return None
    return _SO_CALLED.match(clause.words.tags, clause.end)


def _clause(clause: Clause, start: int, around: Around) -> Report | None:
    frame = Frame.SUBJECTLESS if clause.takes.ing and clause.governed else Frame.PASSIVE if clause.takes.passive else Frame.CLAUSE
    stop = _end(clause, start, around)
    if not re.search(r"[^Q.,]", clause.words.tags[start:stop]) or re.match(r"Q[^vae]*$", clause.words.tags[start:stop]):
        return Report(Frame.QUOTATION, ())
    return _pieces(frame, start, stop)


def _pieces(frame: Frame, start: int, stop: int) -> Report | None:
    return Report(frame, ((start, stop),)) if stop > start else None


def _quotation_only(tags: str, piece: Piece) -> bool:
    return re.fullmatch(r"[.,cb]*Q[Q.,cb]*", tags[piece[0] : piece[1]]) is not None


def _end(clause: Clause, start: int, around: Around) -> int:
    """Return the word where the content that begins at `start` ends, without closing marks."""
    content = Content(clause.words, start, limit(clause, start, around.later), _told(clause, start))
    stop = end_of_content(content, around.weights)
    while stop > start and clause.words.tags[stop - 1] in ".,;-c":
        stop -= 1
    return stop


def _told(clause: Clause, start: int) -> str:
    """Return how the clause introduces its content, for weighing where that ends."""
    if clause.takes.ing:
        return "participle"
    return "that" if clause.words.tags[start - 1] == "T" else "bare"


FRAMES: tuple[Callable[[Clause, Around], Report | None], ...] = (
    _worded,
    _source,
    _as_said,
    _middle,
    _after_content,
    _quotation,
    _that,
    _question,
    _request,
    _bare,
    _phrase,
)
